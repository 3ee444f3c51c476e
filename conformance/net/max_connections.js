const net = require('net');
let dropped = 0;
const server = net.createServer((c) => c.resume());
server.maxConnections = 1;
server.on('drop', (data) => {
  dropped++;
  console.log('drop', Object.keys(data).join(), data.localPort === server.address().port);
});
server.listen(0, '127.0.0.1', () => {
  const first = net.connect(server.address().port, '127.0.0.1');
  first.on('connect', () => {
    const second = net.connect(server.address().port, '127.0.0.1');
    second.on('close', () => {
      server.getConnections((error, count) => {
        console.log(error, count, dropped);
        first.destroy();
        server.close();
      });
    });
  });
});
