// Other protocols on the same socket: Upgrade and CONNECT, with and without listeners; Expect.
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.method, req.url, req.headers.upgrade, req.headers.expect);
  req.resume();
  req.on('end', () => res.end('plain'));
});
server.on('upgrade', (req, socket, head) => {
  console.log('server upgrade', req.url, head.toString());
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\nfirst');
  socket.on('data', (chunk) => socket.end(`echo ${chunk}`));
});
server.on('connect', (req, socket, head) => {
  console.log('server connect', req.url, head.length);
  socket.write('HTTP/1.1 200 Established\r\n\r\n');
  socket.on('data', (chunk) => socket.end(`tunnel ${chunk}`));
});
server.on('checkContinue', (req, res) => {
  console.log('checkContinue', req.url);
  if (req.url === '/no') {
    res.writeHead(417);
    res.end();
    return;
  }
  res.writeContinue();
  req.resume();
  req.on('end', () => res.end('continued'));
});

function go(options, prepare) {
  return new Promise((resolve) => {
    const req = http.request({ port: server.address().port, agent: false, ...options });
    const read = (stream, name) => {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => { text += chunk; });
      stream.on('end', () => console.log(name, JSON.stringify(text)));
      stream.on('close', () => setTimeout(resolve, 20));
    };
    req.on('response', (res) => {
      console.log('response', res.statusCode);
      read(res, 'body');
    });
    for (const event of ['upgrade', 'connect']) {
      if (options.deaf) continue;
      req.on(event, (res, socket, head) => {
        console.log(event, res.statusCode, JSON.stringify(res.headers), socket === req.socket, req.destroyed);
        if (head.length > 0) socket.unshift(head);
        socket.write('hello');
        read(socket, 'socket');
      });
    }
    req.on('continue', () => {
      console.log('continue');
      req.end('body');
    });
    req.on('error', (error) => {
      console.log('error', error.code);
      setTimeout(resolve, 20);
    });
    req.on('close', () => {
      console.log('close');
      if (options.deaf) setTimeout(resolve, 20);
    });
    prepare(req);
  });
}

server.listen(0, async () => {
  await go({ path: '/up', headers: { Connection: 'Upgrade', Upgrade: 'echo' } }, (req) => req.end());
  await go({ path: '/deaf', deaf: true, headers: { Connection: 'Upgrade', Upgrade: 'echo' } }, (req) => req.end());
  await go({ method: 'CONNECT', path: 'a.example:443' }, (req) => req.end());
  await go({ method: 'POST', path: '/yes', headers: { Expect: '100-continue' } }, (req) => req.flushHeaders());
  await go({ method: 'POST', path: '/no', headers: { Expect: '100-continue' } }, () => {});
  server.close(() => console.log('closed'));
});
