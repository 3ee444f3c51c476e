// A WebSocket against a small server of this file's own.
const http = require('http');
const { createHash } = require('crypto');

const server = http.createServer((request, response) => response.end('no'));
server.on('upgrade', (request, socket) => {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  const protocol = request.headers['sec-websocket-protocol'];
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${request.url === '/hash' ? 'x' : accept}`];
  if (protocol) lines.push(`Sec-WebSocket-Protocol: ${protocol.split(', ').pop()}`);
  socket.on('error', () => {});
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const frame = (...bytes) => socket.write(Buffer.from(bytes));
  switch (request.url) {
    case '/close':
      frame(0x88, 5, 0x0f, 0xa1, 98, 121, 101);
      break;
    case '/gone':
      setTimeout(() => socket.destroy(), 10);
      break;
    case '/utf8':
      frame(0x81, 2, 0xff, 0xfe);
      break;
    case '/masked':
      frame(0x81, 0x81, 0, 0, 0, 0, 65);
      break;
    case '/fragments':
      frame(0x01, 1, 65, 0x89, 1, 66, 0x00, 1, 67, 0x80, 1, 68);
      break;
    case '/reserved':
      frame(0x91, 1, 65);
      break;
    default:
  }
  let pending = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 6) {
      let length = pending[1] & 0x7f;
      let at = 2;
      if (length === 126) {
        length = pending.readUInt16BE(2);
        at = 4;
      } else if (length === 127) {
        length = Number(pending.readBigUInt64BE(2));
        at = 10;
      }
      if (pending.length < at + 4 + length) return;
      const mask = pending.subarray(at, at + 4);
      const payload = Buffer.from(pending.subarray(at + 4, at + 4 + length));
      for (let i = 0; i < length; i++) payload[i] ^= mask[i % 4];
      const head = Buffer.alloc(at);
      pending.copy(head, 0, 0, at);
      head[1] &= 0x7f;
      const opcode = head[0] & 0x0f;
      if (opcode !== 10 && (opcode !== 8 || request.url === '/')) socket.write(Buffer.concat([head, payload]));
      if (opcode === 8) socket.end();
      pending = pending.subarray(at + 4 + length);
    }
  });
});

function attempt(run) {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

server.listen(0, async () => {
  const { port } = server.address();
  const base = `ws://127.0.0.1:${port}`;

  function run(path, protocols, act, close = []) {
    return new Promise((resolve) => {
      const log = [];
      let wanted = 1;
      const socket = new WebSocket(base + path, protocols);
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => {
        log.push(['open', socket.protocol, socket.extensions, socket.readyState]);
        wanted = act?.(socket) ?? 1;
      };
      socket.onmessage = ({ data, origin }) => {
        const shown = typeof data === 'string' ? [data.slice(0, 20), data.length] :
          [data.constructor.name, data.byteLength ?? data.size, data.byteLength > 0 ? new Uint8Array(data)[0] : ''];
        log.push(['message', ...shown, origin === base]);
        if (--wanted === 0) socket.close(...close);
      };
      socket.onerror = (event) => log.push([event.type, event.message, event.constructor.name, socket.readyState]);
      socket.onclose = ({ code, reason, wasClean }) => {
        log.push(['close', code, reason, wasClean, socket.readyState]);
        for (const line of log) console.log(path, ...line);
        resolve();
      };
    });
  }

  await run('/', [], (socket) => { socket.send('hello'); });
  await run('/', ['a', 'b'], (socket) => { socket.send('é'.repeat(70000)); }, [3001, 'fin é']);
  await run('/', 'one', (socket) => {
    socket.send(new Uint8Array([1, 2, 3]));
    socket.send(new Blob(['blob']));
    socket.send(new ArrayBuffer(300));
    socket.send('last');
    return 4;
  });
  await run('/', [], (socket) => {
    socket.binaryType = 'blob';
    socket.send(new Uint8Array(5));
  });
  await run('/', [], (socket) => {
    socket.close();
    socket.send('too late');
  });
  for (const path of ['/close', '/gone', '/utf8', '/masked', '/reserved', '/hash']) await run(path);
  await run('/fragments');

  attempt(() => new WebSocket());
  for (const url of ['x', 'ftp://x', 'ws://x#f']) attempt(() => new WebSocket(url));
  for (const protocols of [['a', 'A'], ' ', ['']]) attempt(() => new WebSocket(base, protocols));
  const early = new WebSocket(base.replace('ws', 'http'));
  console.log(early.url === `${base}/`, early.readyState, early.binaryType, early.protocol, early.bufferedAmount, early.onopen);
  attempt(() => early.send('x'));
  attempt(() => early.send());
  attempt(() => early.close(5));
  attempt(() => early.close(3000, 'x'.repeat(124)));
  early.addEventListener('error', () => {});
  early.addEventListener('close', ({ code, wasClean }) => {
    console.log(code, wasClean);
    server.close();
    server.closeAllConnections();
  });
  early.close();
  console.log(Object.getOwnPropertyNames(WebSocket.prototype), WebSocket.OPEN, early.CLOSING, WebSocket.length);
  attempt(() => new CloseEvent('close', { code: 5, reason: 'x', wasClean: true }).code);
  attempt(() => new CloseEvent());
  attempt(() => new CloseEvent('close', 5));
  attempt(() => new ErrorEvent('e', { message: 'm', lineno: 3, error: 1 }).lineno);
});
