const net = require('net');
const fs = require('fs');
const server = net.createServer((c) => c.pipe(c));
server.listen('./sock', () => {
  console.log(server.address(), fs.statSync('./sock').isSocket());
  const c = net.connect({ path: './sock' });
  console.log(c.address(), c.remoteAddress);
  c.end('through a path');
  c.on('data', (d) => console.log(String(d)));
  c.on('close', () => {
    const second = net.createServer();
    second.on('error', (e) => {
      console.log(e.code, e.message, e.syscall, e.address, e.port);
      server.close(() => console.log(fs.existsSync('./sock')));
    });
    second.listen('./sock');
  });
});
net.createServer().listen('/does/not/exist/sock').on('error', (e) => console.log(e.message, e.code));
