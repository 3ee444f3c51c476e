// What http refuses: heads, bodies, trailers, sockets.
const http = require('http');
const net = require('net');

function show(what, fn) {
  try { fn(); console.log(what, 'allowed'); } catch (error) { console.log(what, error.name, error.code, error.message); }
}

show('method', () => http.request({ method: 'a b', host: 'localhost' }));
show('method type', () => http.request({ method: 5 }));
show('path', () => http.request({ path: '/a b' }));
show('protocol', () => http.request('https://localhost/'));
show('url', () => http.request('not a url'));
show('host', () => http.request({ host: 5 }));
show('agent', () => http.request({ agent: 'x' }));
show('insecure', () => http.request({ insecureHTTPParser: 5 }));
show('maxHeaderSize', () => http.request({ maxHeaderSize: 'x' }));
show('setTimeout', () => http.createServer({ requestTimeout: 5, headersTimeout: 10 }));
show('keepAliveTimeout', () => http.createServer({ keepAliveTimeout: -1 }));
show('listener', () => http.createServer('x'));
show('header name', () => http.validateHeaderName('a b'));
show('header value', () => http.validateHeaderValue('a', '\u0100'));
show('header undefined', () => http.validateHeaderValue('a'));
show('maxIdle', () => http.setMaxIdleHTTPParsers(0));
show('Agent', () => new http.Agent({ maxTotalSockets: -1 }));
show('scheduling', () => new http.Agent({ scheduling: 'x' }));

const server = http.createServer((req, res) => {
  if (req.url === '/head') {
    show('statusCode', () => { res.statusCode = 99; res.writeHead(99); });
    show('statusMessage', () => { res.statusCode = 200; res.statusMessage = '\u0100'; res.writeHead(200); });
    res.statusMessage = '';
    show('setHeader name', () => res.setHeader('a b', 1));
    show('setHeader value', () => res.setHeader('a', undefined));
    show('setHeader char', () => res.setHeader('a', 'x\ny'));
    show('setHeaders', () => res.setHeaders(5));
    show('appendHeader', () => res.appendHeader('', 'x'));
    show('getHeader', () => res.getHeader(5));
    show('removeHeader', () => res.removeHeader());
    show('write type', () => res.write(5));
    show('write null', () => res.write(null));
    show('addTrailers', () => res.addTrailers({ 'a b': 'c' }));
    show('addTrailers char', () => res.addTrailers({ a: '\u0100' }));
    res.write('x');
    show('after head', () => res.setHeader('a', 'b'));
    show('append after head', () => res.appendHeader('a', 'b'));
    show('remove after head', () => res.removeHeader('a'));
    show('writeHead twice', () => res.writeHead(200));
    show('writeContinue', () => res.writeEarlyHints({ link: 5 }));
    show('assignSocket', () => res.assignSocket(req.socket));
    res.end('y');
    res.on('error', (error) => console.log('res error', error.code, error.message));
    res.end('z', (error) => console.log('end twice', error?.code, error?.message));
    res.write('z', (error) => console.log('write after end', error?.code, error?.message));
    return;
  }
  if (req.url === '/length') {
    res.strictContentLength = true;
    res.setHeader('Content-Length', 3);
    show('too short', () => res.end('12'));
    show('too long', () => res.end('12345'));
    res.destroy();
    return;
  }
  if (req.url === '/trailer') {
    show('trailer', () => { res.setHeader('Trailer', 'x'); res.setHeader('Content-Length', 1); res.writeHead(200); });
    res.removeHeader('Trailer');
    res.end('1');
    return;
  }
  res.end();
});

const bodiless = http.createServer({ rejectNonStandardBodyWrites: true }, (req, res) => {
  show('body of HEAD', () => res.write('x'));
  show('end of HEAD', () => res.end('x'));
  if (!res.writableEnded) res.end();
});

function get(path, options = {}) {
  return new Promise((resolve) => {
    http.request({ port: server.address().port, path, agent: false, ...options }, (res) => {
      res.resume().on('end', () => resolve(res.statusCode)).on('error', (error) => resolve(error.code));
    }).on('error', (error) => resolve(error.code)).end();
  });
}

(async () => {
  await new Promise((resolve) => server.listen(0, resolve));
  await new Promise((resolve) => bodiless.listen(0, resolve));
  for (const path of ['/head', '/length', '/trailer']) console.log(path, await get(path));
  console.log(await get('/', { port: bodiless.address().port, method: 'HEAD' }));
  show('setTimeout', () => server.setTimeout('x'));
  bodiless.close();
  server.close();
  server.closeAllConnections();

  // A request that takes longer than it may.
  const slow = http.createServer({ requestTimeout: 20, headersTimeout: 20, connectionsCheckingInterval: 10 }, () => {});
  slow.on('clientError', (error, socket) => {
    console.log('clientError', error.name, error.code, error.message);
    socket.destroy();
    slow.close();
  });
  slow.listen(0, () => net.connect(slow.address().port).on('error', () => {}).write('GET / HTTP/1.1\r\n'));
})();
