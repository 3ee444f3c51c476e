// One agent, one socket, one request after the other: bodies of all framings, and what is left on the socket.
const http = require('http');
const server = http.createServer((req, res) => {
  res.sendDate = false;
  if (req.url === '/echo') {
    res.setHeader('X-Sent', JSON.stringify(req.rawHeaders.filter((text) => !/^(localhost:\d+)$/.test(text))));
    req.pipe(res);
  } else if (req.url === '/length') {
    res.writeHead(200, 'Fine', { 'Content-Length': 5 });
    res.end('hello');
  } else if (req.url === '/trailers') {
    res.writeHead(200, { Trailer: 'X-T' });
    res.write('a');
    res.addTrailers({ 'X-T': 'v' });
    res.end();
  } else if (req.url === '/empty') {
    res.writeHead(204);
    res.end();
  } else if (req.url === '/cookies') {
    res.setHeader('Set-Cookie', ['a=1', 'b=2']);
    res.setHeader('X-Many', ['1', '2']);
    res.end('c');
  } else if (req.url === '/close') {
    res.writeHead(200, { Connection: 'close' });
    res.end('bye');
  } else {
    res.statusCode = 404;
    res.end('no');
  }
});
const agent = new http.Agent({ keepAlive: true });

function go(options, body) {
  return new Promise((resolve) => {
    const events = [];
    const req = http.request({ port: server.address().port, agent, ...options }, (res) => {
      events.push('response');
      let text = '';
      res.setEncoding('utf8');
      res.on('data', (chunk) => { text += chunk; });
      res.on('end', () => {
        events.push('end');
        console.log(options.method ?? 'GET', options.path, res.statusCode, res.statusMessage, res.httpVersion, JSON.stringify(text));
        console.log('  headers', JSON.stringify(res.headers), 'trailers', JSON.stringify(res.trailers), JSON.stringify(res.rawTrailers));
        console.log('  complete', res.complete, 'aborted', res.aborted);
      });
      res.on('close', () => events.push('response close'));
    });
    req.on('socket', () => events.push(`socket reused ${req.reusedSocket}`));
    req.on('finish', () => events.push('finish'));
    req.on('close', () => {
      events.push('close');
      setImmediate(() => {
        console.log('  events', events.filter((name) => name !== 'response close').join(', '));
        resolve();
      });
    });
    for (const part of body ?? []) req.write(part);
    req.end();
  });
}

server.listen(0, async () => {
  await go({ path: '/length' });
  await go({ path: '/echo', method: 'POST' }, ['abc', Buffer.from('def')]);
  await go({ path: '/echo', method: 'PUT', headers: { 'Content-Length': 3, 'X-List': ['a', 'b'], Cookie: ['c=1', 'd=2'] } }, ['abc']);
  await go({ path: '/echo', method: 'DELETE' });
  await go({ path: '/echo', auth: 'user:pass', headers: ['Host', 'other', 'X-Case', 'Kept'] });
  await go({ path: '/trailers' });
  await go({ path: '/empty' });
  await go({ path: '/cookies' });
  await go({ path: '/missing' });
  await go({ path: '/close' });
  await go({ path: '/length' });
  console.log(Object.values(agent.freeSockets).map((list) => list.length), Object.keys(agent.sockets).length, agent.totalSocketCount);
  agent.destroy();
  server.close(() => console.log('closed'));
});
