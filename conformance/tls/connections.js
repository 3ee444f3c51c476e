// Two ends of a connection: who they are, what was agreed on, what is said and in which order it ends.
const tls = require('tls');
const { once } = require('events');
const { readFileSync } = require('fs');
const key = (name) => readFileSync(`${__dirname}/keys/${name}`);
const ca = key('ca.pem');

async function pair(label, ofServer, ofClient) {
  console.log(`-- ${label}`);
  const seen = { server: [], client: [] };
  const server = tls.createServer(ofServer, (socket) => {
    const { name, version } = socket.getCipher();
    seen.server.push(`secure ${socket.getProtocol()} ${name} ${version} sni=${socket.servername} alpn=${socket.alpnProtocol}`);
    seen.server.push(`authorized ${socket.authorized} ${socket.authorizationError} ${socket.encrypted} ${socket.getEphemeralKeyInfo()}`);
    seen.server.push(`peer ${JSON.stringify(socket.getPeerCertificate().subject)}`);
    socket.on('error', (error) => seen.server.push(`error ${error.code}`));
    socket.on('data', (chunk) => {
      seen.server.push(`data ${chunk}`);
      socket.end(`${chunk} yourself`);
    });
    socket.on('end', () => seen.server.push('end'));
    socket.on('close', (hadError) => seen.server.push(`close ${hadError}`));
  });
  server.on('tlsClientError', (error) => seen.server.push(`tlsClientError ${error.code}`));
  await once(server.listen(0), 'listening');
  const client = tls.connect({ port: server.address().port, ca, ...ofClient });
  client.on('secureConnect', () => {
    seen.client.push(`secure ${client.getProtocol()} ${client.authorized} ${client.authorizationError} alpn=${client.alpnProtocol}`);
    seen.client.push(`peer ${client.getPeerCertificate().subject?.CN} reused ${client.isSessionReused()}`);
    client.write('you');
  });
  client.on('error', (error) => seen.client.push(`error ${error.code} ${error.message.split('; ')[0].replace(/^.*error:/, 'error:').split(':')[0]}`));
  client.on('data', (chunk) => seen.client.push(`data ${chunk}`));
  client.on('end', () => seen.client.push('end'));
  const [hadError] = await once(client, 'close').catch(() => once(client, 'close'));
  seen.client.push(`close ${hadError}`);
  await new Promise((resolve) => server.close(resolve));
  for (const line of seen.client) console.log('client', line);
  for (const line of seen.server) console.log('server', line);
}

const rsa = { key: key('server.key'), cert: key('server.pem') };
const ec = { key: key('ec.key'), cert: key('ec-chain.pem') };
const me = { key: key('client.key'), cert: key('client.pem') };

(async () => {
  await pair('RSA', rsa, {});
  await pair('EC with a chain', ec, {});
  await pair('Ed25519', { key: key('ed.key'), cert: key('ed.pem') }, {});
  await pair('TLS 1.2', rsa, { maxVersion: 'TLSv1.2' });
  await pair('one cipher', rsa, { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-GCM-SHA384' });
  await pair('a name', rsa, { servername: 'www.example.test' });
  await pair('a protocol', { ...rsa, ALPNProtocols: ['b', 'a'] }, { ALPNProtocols: ['a', 'b'] });
  await pair('a protocol called for', { ...rsa, ALPNCallback: ({ protocols }) => protocols[1] }, { ALPNProtocols: ['a', 'b'] });
  await pair('a client with a certificate', { ...rsa, ca, requestCert: true }, me);
  await pair('a client of nobody', { ...rsa, ca, requestCert: true, rejectUnauthorized: false }, { key: key('self.key'), cert: key('self.pem') });
  await pair('a server of nobody, let through', { key: key('self.key'), cert: key('self.pem') }, { rejectUnauthorized: false });
  await pair('by a context of the name', {
    ...rsa,
    SNICallback: (name, callback) => callback(null, name === 'ec.example.test' ? tls.createSecureContext(ec) : null),
  }, { servername: 'ec.example.test' });
})();
