// The peer's certificate as an object, and checkServerIdentity.
const tls = require('tls');
const { once } = require('events');
const { readFileSync } = require('fs');
const { inspect } = require('util');
const key = (name) => readFileSync(`${__dirname}/keys/${name}`);

async function show(label, ofServer) {
  const server = tls.createServer(ofServer, (socket) => socket.on('error', () => {}));
  await once(server.listen(0), 'listening');
  const client = tls.connect({ port: server.address().port, ca: key('ca.pem'), rejectUnauthorized: false });
  await once(client, 'secureConnect');
  console.log(label, Object.keys(client.getPeerCertificate()).join(' '));
  let certificate = client.getPeerCertificate(true);
  for (let depth = 0; depth < 3; depth++) {
    const { issuerCertificate, raw, ...rest } = certificate;
    console.log(inspect({ ...rest, raw: raw.length }, { breakLength: 200, maxStringLength: 60 }));
    console.log('is its own issuer', issuerCertificate === certificate);
    if (!issuerCertificate || issuerCertificate === certificate) break;
    certificate = issuerCertificate;
  }
  client.destroy();
  console.log('after its end', client.getPeerCertificate(), client.getCipher(), client.getProtocol());
  await new Promise((resolve) => server.close(resolve));
}

function identity(host, certificate) {
  try {
    const error = tls.checkServerIdentity(host, certificate);
    console.log(host, error === undefined ? 'fits' : `${error.code} ${error.message} | ${error.reason} | ${error.host} | ${error.cert === certificate}`);
  } catch (error) {
    console.log(host, 'throws', error.code, error.message);
  }
}

(async () => {
  await show('RSA', { key: key('server.key'), cert: key('server.pem') });
  await show('EC', { key: key('ec.key'), cert: key('ec-chain.pem') });
  await show('own', { key: key('self.key'), cert: key('self.pem') });

  const altNames = (subjectaltname, CN) => ({ subject: { CN }, subjectaltname });
  identity('a.test', { subject: {} });
  identity('a.test', { subject: { CN: 'a.test' } });
  identity('a.test.', { subject: { CN: 'a.test' } });
  identity('A.TEST', { subject: { CN: 'a.test' } });
  identity('a.test', { subject: { CN: 'b.test' } });
  identity('a.test', { subject: { CN: ['b.test', 'a.test'] } });
  identity('a.b.test', { subject: { CN: '*.test' } });
  identity('a.b.test', { subject: { CN: '*.b.test' } });
  identity('ab.b.test', { subject: { CN: 'a*.b.test' } });
  identity('a.test', { subject: { CN: '*.test' } });
  identity('a.b.c.test', { subject: { CN: '*.c.test' } });
  identity('xn--a.b.test', { subject: { CN: 'xn--*.b.test' } });
  identity('127.0.0.1', { subject: { CN: '127.0.0.1' } });
  identity('127.0.0.1', altNames('IP Address:127.0.0.1'));
  identity('127.0.0.1', altNames('IP Address:127.0.0.2, DNS:a.test'));
  identity('::1', altNames('IP Address:0:0:0:0:0:0:0:1'));
  identity('a.test', altNames('DNS:b.test, DNS:a.test', 'c.test'));
  identity('c.test', altNames('DNS:b.test, DNS:a.test', 'c.test'));
  identity('a.test', altNames('URI:http://a.test/', 'a.test'));
  identity('a.test', altNames('DNS:"a.test"'));
  identity('a.test', altNames('DNS:"a.test'));
  identity('a.test', altNames('DNS:b.test, DNS:"\\u0061.test"'));
  const out = {};
  tls.convertALPNProtocols(['h2', 'http/1.1'], out);
  console.log(out);
  try {
    tls.convertALPNProtocols(['x'.repeat(256)], out);
  } catch (error) {
    console.log(error.code, error.message);
  }
  console.log(tls.rootCertificates.length > 100, Object.isFrozen(tls.rootCertificates), tls.rootCertificates[0].startsWith('-----BEGIN CERTIFICATE-----\n'));
  console.log(tls.getCACertificates('bundled').length > 100, Object.isFrozen(tls.getCACertificates()));
  console.log(tls.DEFAULT_ECDH_CURVE, tls.DEFAULT_MIN_VERSION, tls.DEFAULT_MAX_VERSION, tls.CLIENT_RENEG_LIMIT, tls.CLIENT_RENEG_WINDOW);
  console.log(tls.getCiphers().includes('tls_aes_128_gcm_sha256'), tls.DEFAULT_CIPHERS.split(':').slice(0, 3));
})();
