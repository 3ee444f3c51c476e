// GET: 100 MB down; POST: what comes up is counted.
const http = require('http');
const block = Buffer.alloc(65536, 97);
const server = http.createServer((req, res) => {
  if (req.method === 'GET') {
    let left = 1600;
    const more = () => {
      while (left > 0) {
        left--;
        if (!res.write(block)) {
          res.once('drain', more);
          return;
        }
      }
      res.end();
    };
    more();
    return;
  }
  let size = 0;
  req.on('data', (chunk) => { size += chunk.length; });
  req.on('end', () => res.end(String(size)));
});
server.listen(0, '127.0.0.1', () => console.log('port: ' + server.address().port));
