const net = require('net');
const server = net.createServer((c) => c.end('0123456789')).listen(0, () => {
  const buffer = Buffer.alloc(4);
  let all = '';
  const c = net.connect({ port: server.address().port, onread: { buffer, callback(n, b) {
    all += b.toString('latin1', 0, n);
    return b === buffer;
  } } });
  c.on('data', () => console.log('never'));
  c.on('end', () => console.log(all));
  c.on('close', () => server.close());
});
