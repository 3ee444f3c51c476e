// How a request fails: which events, in which order, with which codes.
const http = require('http');
const net = require('net');

function go(name, options, raw) {
  return new Promise((resolve) => {
    const events = [];
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => raw(socket));
    });
    server.listen(0, '127.0.0.1', () => {
      const req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false, ...options }, (res) => {
        events.push(`response ${res.statusCode}`);
        res.on('data', (chunk) => events.push(`data ${chunk}`));
        res.on('aborted', () => events.push('aborted'));
        res.on('end', () => events.push('end'));
        res.on('error', (error) => events.push(`response error ${error.code} ${error.message}`));
        res.on('close', () => events.push(`response close ${res.complete}`));
      });
      options.after?.(req);
      req.on('error', (error) => events.push(`error ${error.code} ${error.message} ${error.bytesParsed ?? ''} ${error.reason ?? ''}`));
      req.on('abort', () => events.push('abort'));
      req.on('timeout', () => {
        events.push('timeout');
        req.destroy();
      });
      req.on('information', (info) => events.push(`information ${info.statusCode} ${JSON.stringify(info.headers)}`));
      req.on('continue', () => events.push('continue'));
      req.on('close', () => {
        events.push('close');
        setTimeout(() => {
          console.log(`${name}: ${events.join(', ')}`);
          server.close();
          resolve();
        }, 30);
      });
    });
  });
}

const answer = (text) => (socket) => socket.end(text);
(async () => {
  await go('nothing', {}, answer(''));
  await go('half a head', {}, answer('HTTP/1.1 200 OK\r\nA: b'));
  await go('half a body', {}, answer('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'));
  await go('half a chunk', {}, answer('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha'));
  await go('until close', {}, answer('HTTP/1.1 200 OK\r\n\r\nall of it'));
  await go('version 1.0', {}, answer('HTTP/1.0 200 OK\r\n\r\nold'));
  await go('no reason', {}, answer('HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok'));
  await go('no HTTP', {}, answer('SMTP ready\r\n\r\n'));
  await go('bad version', {}, answer('HTTP/9.9 200 OK\r\n\r\n'));
  await go('bad status', {}, answer('HTTP/1.1 2x0 OK\r\n\r\n'));
  await go('bad field', {}, answer('HTTP/1.1 200 OK\r\nA b: c\r\n\r\n'));
  await go('bare LF', {}, answer('HTTP/1.1 200 OK\nContent-Length: 2\n\nok'));
  await go('two lengths', {}, answer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok'));
  await go('length and chunked', {}, answer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'));
  await go('bad chunk', {}, answer('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'));
  await go('field too long', {}, answer(`HTTP/1.1 200 OK\r\nA: ${'a'.repeat(20000)}\r\n\r\n`));
  await go('allowed to be long', { maxHeaderSize: 40000 }, answer(`HTTP/1.1 200 OK\r\nA: ${'a'.repeat(20000)}\r\n\r\n`));
  await go('small limit', { maxHeaderSize: 10 }, answer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
  await go('informational', {}, answer('HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
  await go('204 with a length', {}, answer('HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n'));
  await go('reset', {}, (socket) => socket.resetAndDestroy());
  await go('timeout', { timeout: 50 }, () => {});
  await go('destroyed', { after: (req) => setTimeout(() => req.destroy(), 30) }, () => {});
  await go('destroyed with an error', { after: (req) => setTimeout(() => req.destroy(new Error('mine')), 30) }, () => {});
  await go('destroyed at once', { after: (req) => req.destroy() }, () => {});
  await go('aborted', { after: (req) => setTimeout(() => req.abort(), 30) }, () => {});
  await go('signal', { signal: AbortSignal.timeout(40) }, () => {});
  await go('destroyed in the body', { after: (req) => req.on('response', (res) => res.once('data', () => req.destroy())) },
    (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'));
})();
