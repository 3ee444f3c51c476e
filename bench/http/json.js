// A JSON API: 1 KB in, 1 KB out.
const http = require('http');
const server = http.createServer((req, res) => {
  const parts = [];
  req.on('data', (chunk) => parts.push(chunk));
  req.on('end', () => {
    const { items } = JSON.parse(Buffer.concat(parts).toString());
    const text = JSON.stringify({ items: items.map((item) => ({ id: item.id + 1, name: item.name })) });
    res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
    res.end(text);
  });
});
server.listen(0, '127.0.0.1', () => console.log('port: ' + server.address().port));
