// The smallest answer.
const http = require('http');
const server = http.createServer((req, res) => res.end('hello'));
server.listen(0, '127.0.0.1', () => console.log('port: ' + server.address().port));
