const net = require('net');
const server = net.createServer((c) => {
  c.on('error', (e) => console.log('server', e.code, e.syscall, e.message));
  c.on('close', (h) => {
    console.log('server close', h);
    server.close();
  });
  c.resume();
}).listen(0, () => {
  const c = net.connect(server.address().port, () => {
    console.log(c.resetAndDestroy() === c, c.destroyed);
  });
  c.on('close', (h) => console.log('client close', h));
});
new net.Socket().on('error', (e) => console.log(e.code, e.message)).resetAndDestroy();
