const net = require('net');
const server = net.createServer((c) => {
  c.setEncoding('utf8');
  c.on('data', (d) => c.write(`echo ${d}`));
  c.on('end', () => console.log('server: end'));
  c.on('close', (hadError) => console.log('server: close', hadError));
});
server.listen(0, '127.0.0.1', () => {
  const { port, family, address } = server.address();
  console.log(typeof port, family, address, server.listening);
  const c = net.connect(port, '127.0.0.1', () => console.log('connected', c.readyState, c.pending, c.connecting));
  console.log(c.readyState, c.pending, c.connecting);
  c.on('ready', () => console.log('ready', c.remoteAddress, c.remoteFamily, c.remotePort === port, c.localAddress));
  c.write('one');
  c.on('data', (d) => {
    console.log(String(d), c.bytesRead, c.bytesWritten);
    c.end(() => console.log('finished', c.readyState));
  });
  c.on('end', () => console.log('client: end'));
  c.on('close', (hadError) => {
    console.log('client: close', hadError, c.destroyed, c.readyState, c.bytesRead, c.bytesWritten);
    server.close((error) => console.log('server closed', error, server.listening, server.address()));
  });
});
