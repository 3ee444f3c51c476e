const net = require('net');
const a = net.createServer();
a.listen(0, '127.0.0.1', () => {
  const { port } = a.address();
  try { a.listen(0); } catch (e) { console.log(e.code, e.message); }
  const b = net.createServer();
  b.on('error', (e) => {
    console.log(e.code, e.syscall, e.address, e.port === port, e.errno, e.message.replace(port, 'PORT'));
    b.close((e) => console.log(e.code, e.message));
    a.close();
    a.close((e) => console.log(e.code, e.message));
  });
  b.on('close', () => console.log('b close'));
  b.listen(port, '127.0.0.1');
});
for (const args of [[{}], [{ port: -1 }], [70000], [true], [{ fd: 99999 }], [{ path: 7 }], [{ port: 'x1' }]]) {
  try {
    net.createServer().on('error', (e) => console.log('event', e.code, e.message)).listen(...args);
  } catch (e) {
    console.log(e.name, e.code, e.message.split('\n')[0]);
  }
}
try { net.createServer(7); } catch (e) { console.log(e.code, e.message); }
