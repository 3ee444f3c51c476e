const net = require('net');
const show = (e) => console.log(e.name, e.message, e.code, e.errno, e.syscall, e.address, e.port);
const c = net.connect(1, '127.0.0.1');
c.on('error', (e) => {
  show(e);
  console.log(c.connecting, c.destroyed, c.readyState);
});
c.on('close', (hadError) => {
  console.log('close', hadError);
  const u = net.connect('/does/not/exist');
  u.on('error', show);
  u.on('close', (h) => {
    console.log('close', h);
    const b = net.connect({ port: 1, host: '127.0.0.1', lookup() { throw new Error('not called'); } });
    b.on('error', show);
  });
});
for (const args of [[], [{}], [{ port: 'x' }], [{ port: 70000 }], [{ port: 80, localAddress: 'nope' }], [{ port: true }],
  [{ port: 80, host: 'h', lookup: 1 }], [{ port: 80, localPort: 'a' }], [{ port: 80, autoSelectFamily: 1 }],
  [{ port: 80, host: 'localhost', hints: -1 }]]) {
  try {
    net.connect(...args).on('error', () => {}).destroy();
    console.log('fine', JSON.stringify(args));
  } catch (e) {
    console.log(e.name, e.code, e.message.split('\n')[0]);
  }
}
