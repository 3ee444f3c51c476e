const net = require('net');
const server = net.createServer({ allowHalfOpen: true }, (c) => {
  c.resume();
  c.on('end', () => {
    console.log('server saw the end', c.readyState, c.writable);
    c.end('late answer');
  });
}).listen(0, () => {
  const c = net.connect({ port: server.address().port, allowHalfOpen: true });
  c.end('question');
  c.on('finish', () => console.log('finish', c.readyState));
  c.on('data', (d) => console.log(String(d)));
  c.on('close', () => server.close());
});
