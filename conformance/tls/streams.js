// TLS over streams that are no sockets, over a socket that was used before, and inside TLS.
const tls = require('tls');
const net = require('net');
const { once } = require('events');
const { Duplex, PassThrough } = require('stream');
const { readFileSync } = require('fs');
const key = (name) => readFileSync(`${__dirname}/keys/${name}`);
const ca = key('ca.pem');
const rsa = { key: key('server.key'), cert: key('server.pem') };

function duplexes() {
  const up = new PassThrough();
  const down = new PassThrough();
  return [Duplex.from({ readable: down, writable: up }), Duplex.from({ readable: up, writable: down })];
}

async function text(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

(async () => {
  const [near, far] = duplexes();
  const server = new tls.TLSSocket(far, { isServer: true, ...rsa });
  const client = tls.connect({ socket: near, ca, servername: 'localhost' });
  server.on('data', (chunk) => server.end(`${chunk} back`));
  await once(client, 'secureConnect');
  console.log(client.authorized, client.getProtocol(), client.remoteAddress);
  client.end('there and');
  console.log(await text(client));

  // A connection that speaks plainly first.
  const starting = net.createServer((socket) => {
    socket.write('ready\n');
    socket.once('data', (word) => {
      console.log('server heard', `${word}`.trim());
      socket.write('go\n', () => {
        const secure = new tls.TLSSocket(socket, { isServer: true, ...rsa });
        secure.on('data', (chunk) => secure.end(`secret ${chunk}`));
      });
    });
  });
  await once(starting.listen(0), 'listening');
  const raw = net.connect(starting.address().port);
  console.log(`${(await once(raw, 'data'))[0]}`.trim());
  raw.write('STARTTLS\n');
  console.log(`${(await once(raw, 'data'))[0]}`.trim());
  const upgraded = tls.connect({ socket: raw, ca, servername: 'localhost' });
  await once(upgraded, 'secureConnect');
  upgraded.write('word');
  console.log(await text(upgraded), upgraded.bytesRead, upgraded.bytesWritten);
  starting.close();

  // TLS in TLS.
  const inner = tls.createServer(rsa, (socket) => socket.end('inside'));
  const outer = tls.createServer(rsa, (socket) => inner.emit('connection', socket));
  await once(outer.listen(0), 'listening');
  const first = tls.connect({ port: outer.address().port, ca });
  await once(first, 'secureConnect');
  const second = tls.connect({ socket: first, ca, servername: 'localhost' });
  console.log(await text(second), second.authorized);
  outer.close();

  // Much of it, both ways.
  const echo = tls.createServer(rsa, (socket) => socket.pipe(socket));
  await once(echo.listen(0), 'listening');
  const big = Buffer.alloc(3_000_000, 'abcdefg');
  const talker = tls.connect({ port: echo.address().port, ca });
  talker.end(big);
  const parts = [];
  for await (const part of talker) parts.push(part);
  console.log(Buffer.concat(parts).equals(big), talker.bytesRead, talker.bytesWritten);
  echo.close();
})();
