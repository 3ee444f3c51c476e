// Connections that do not come about, and what each end hears of it.
const tls = require('tls');
const net = require('net');
const { once } = require('events');
const { readFileSync } = require('fs');
const key = (name) => readFileSync(`${__dirname}/keys/${name}`);
const ca = key('ca.pem');
const rsa = { key: key('server.key'), cert: key('server.pem') };
const me = { key: key('client.key'), cert: key('client.pem') };

async function refused(label, ofServer, ofClient) {
  const server = tls.createServer(ofServer, (socket) => {
    socket.on('error', () => {});
    socket.resume();
  });
  let ofServerEnd = 'nothing';
  server.on('tlsClientError', (error) => { ofServerEnd = `${error.code} ${error.reason}`; });
  await once(server.listen(0), 'listening');
  const client = tls.connect({ port: server.address().port, ca, ...ofClient });
  client.resume();
  const [error] = await once(client, 'error', { signal: AbortSignal.timeout(5000) });
  console.log(label);
  console.log('  client', error.code, error.library, error.reason);
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
  console.log('  server', ofServerEnd);
}

async function spoken(label, bytes) {
  const server = tls.createServer({ ...rsa, handshakeTimeout: 200 });
  await once(server.listen(0), 'listening');
  const raw = net.connect(server.address().port);
  raw.on('error', () => {});
  const answer = [];
  raw.on('data', (chunk) => answer.push(chunk));
  raw.write(bytes);
  const [error, socket] = await once(server, 'tlsClientError');
  console.log(label, error.code, error.reason, socket instanceof tls.TLSSocket);
  setTimeout(() => raw.destroy(), 100);
  if (!raw.closed) await once(raw, 'close');
  console.log('  answer', Buffer.concat(answer).toString('hex').replace(/^1503../, '1503xx'));
  // The server goes on.
  const client = tls.connect({ port: server.address().port, ca });
  await once(client, 'secureConnect');
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
}

(async () => {
  await refused('a leaf alone', { key: key('ec.key'), cert: key('ec.pem') }, {});
  await refused('nobody\'s own', { key: key('self.key'), cert: key('self.pem') }, {});
  await refused('its root with it', { key: rsa.key, cert: Buffer.concat([rsa.cert, ca]) }, { ca: key('self.pem') });
  await refused('no root', { key: key('ec.key'), cert: key('ec-chain.pem') }, { ca: key('self.pem') });
  await refused('expired', { key: key('expired.key'), cert: key('expired.pem') }, {});
  await refused('another name', rsa, { servername: 'other.test' });
  await refused('a client\'s certificate', me, {});
  await refused('no protocol in common', { ...rsa, ALPNProtocols: ['a'] }, { ALPNProtocols: ['b'] });
  await refused('no protocol chosen', { ...rsa, ALPNCallback: () => undefined }, { ALPNProtocols: ['b'] });
  await refused('a protocol of nobody', { ...rsa, ALPNCallback: () => 'c' }, { ALPNProtocols: ['b'] });
  await refused('a name refused', { ...rsa, SNICallback: (name, callback) => callback(new Error('no')) }, { servername: 'localhost' });
  await refused('a context that is none', { ...rsa, SNICallback: (name, callback) => callback(null, {}) }, { servername: 'localhost' });
  await refused('an older version', { ...rsa, maxVersion: 'TLSv1.2' }, { minVersion: 'TLSv1.3' });
  await refused('a newer version', { ...rsa, minVersion: 'TLSv1.3' }, { maxVersion: 'TLSv1.2' });
  await refused('no cipher in common', { ...rsa, ciphers: 'ECDHE-RSA-AES128-GCM-SHA256', maxVersion: 'TLSv1.2' },
                { ciphers: 'ECDHE-RSA-AES256-GCM-SHA384', maxVersion: 'TLSv1.2' });
  await refused('no certificate at all', {}, {});

  await spoken('HTTP', 'GET / HTTP/1.1\r\n\r\n');
  await spoken('letters', 'hello, this is no TLS at all');
  await spoken('stars', '*'.repeat(50));
  await spoken('a huge record', Buffer.concat([Buffer.from('160301ffff', 'hex'), Buffer.alloc(1000)]));
  await spoken('an alert', Buffer.from('15030100020228', 'hex'));
  await spoken('silence after a start', Buffer.from('160301', 'hex'));

  for (const [label, act] of [
    ['HTTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['an end', (socket) => socket.end()],
    ['a reset', (socket) => socket.resetAndDestroy()],
    ['another record', (socket) => socket.write(Buffer.from('16030300040e000000', 'hex'))],
  ]) {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => act(socket));
    });
    await once(server.listen(0), 'listening');
    const client = tls.connect({ port: server.address().port, ca });
    const [error] = await once(client, 'error');
    console.log(`a plain server: ${label}`, error.code, error.reason, error.syscall);
    await new Promise((resolve) => server.close(resolve));
  }
})();
