const net = require('net');
const server = net.createServer();
server.listen(0, () => {
  const c = net.connect(server.address().port, () => {
    c.on('close', () => console.log('socket close'));
    setImmediate(() => console.log('check'));
    process.nextTick(() => console.log('tick'));
    c.destroy();
    server.close(() => console.log('server close'));
    setTimeout(() => console.log('timer'), 0);
  });
});
server.on('connection', (s) => s.destroy());
