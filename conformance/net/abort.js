const net = require('net');
const controller = new AbortController();
const server = net.createServer();
server.listen({ port: 0, signal: controller.signal }, () => controller.abort());
server.on('close', () => {
  console.log('server closed');
  const socket = new net.Socket({ signal: AbortSignal.abort() });
  socket.on('error', (e) => console.log(e.name, e.code, e.message));
  socket.on('close', (h) => console.log('close', h));
});
