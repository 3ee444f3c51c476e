const net = require('net');
const server = net.createServer((c) => c.end()).listen(0, () => {
  const c = net.connect(server.address().port);
  c.resume();
  c.on('end', () => {
    setImmediate(() => {
      c.write('x', (e) => console.log('callback', e.code, e.message));
    });
  });
  c.on('error', (e) => console.log('error', e.code, e.message));
  c.on('close', () => {
    server.close();
    c.write('y', (e) => console.log('destroyed', e.code));
    const fresh = new net.Socket();
    fresh.on('error', (e) => console.log(e.code, e.message));
    fresh.write('z', (e) => console.log('no handle', e.code));
  });
});
