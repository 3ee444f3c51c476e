const net = require('net');
const server = net.createServer((c) => c.unref()).listen(0, () => {
  server.unref();
  const c = net.connect(server.address().port, () => {
    c.unref();
    console.log('nothing holds the process now');
  });
});
process.on('exit', (code) => console.log('exit', code));
