const { fork } = require('child_process');
const net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', (m, handle) => {
    if (m === 'socket') {
      console.log('child got', handle.constructor.name, handle.readyState);
      handle.end('from the child');
    } else if (m === 'server') {
      console.log('child got', handle.constructor.name, handle.listening);
      handle.on('connection', (c) => {
        c.end('child serves');
        handle.close();
        process.disconnect();
      });
      process.send('listening');
    }
  });
} else {
  const child = fork(__filename, ['child']);
  const server = net.createServer({ pauseOnConnect: true }, (c) => {
    child.send('socket', c);
    server.close();
  });
  server.listen(0, '127.0.0.1', () => {
    const c = net.connect(server.address().port, '127.0.0.1');
    c.on('data', (d) => console.log(String(d)));
    c.on('close', () => {
      const second = net.createServer(() => console.log('never'));
      second.listen(0, '127.0.0.1', () => {
        const { port } = second.address();
        child.send('server', second, () => second.close());
        child.on('message', () => {
          net.connect(port, '127.0.0.1').on('data', (d) => console.log(String(d)));
        });
      });
    });
  });
  child.on('exit', (code) => console.log('exit', code));
  try { child.send('x', {}); } catch (e) { console.log(e.code, e.message); }
}
