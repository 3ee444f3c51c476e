// What createSecureContext takes, and how it refuses.
const tls = require('tls');
const { readFileSync } = require('fs');
const key = (name) => readFileSync(`${__dirname}/keys/${name}`);

function attempt(label, options) {
  try {
    const context = tls.createSecureContext(options);
    console.log(label, 'ok', context instanceof tls.SecureContext, typeof context.context);
  } catch (error) {
    console.log(label, error.name, error.code, error.library, error.reason);
    console.log('  ', error.message);
  }
}

attempt('nothing', {});
attempt('PKCS#8', { key: key('server.key'), cert: key('server.pem') });
attempt('PKCS#1', { key: key('server-pkcs1.key'), cert: key('server.pem') });
attempt('SEC 1', { key: key('ec-sec1.key'), cert: key('ec-chain.pem') });
attempt('Ed25519', { key: key('ed.key'), cert: key('ed.pem') });
attempt('text', { key: key('server.key').toString(), cert: key('server.pem').toString(), ca: key('ca.pem').toString() });
attempt('encrypted', { key: key('server-encrypted.key'), passphrase: 'secret', cert: key('server.pem') });
attempt('encrypted, old', { key: key('server-old.key'), passphrase: 'secret', cert: key('server.pem') });
attempt('several', { key: [{ pem: key('server-old.key'), passphrase: 'secret' }, key('ec.key')], cert: [key('server.pem'), key('ec-chain.pem')] });
attempt('pfx', { pfx: key('server.pfx'), passphrase: 'secret' });
attempt('pfx, old', { pfx: key('server-3des.pfx'), passphrase: 'secret' });
attempt('pfx, several', { pfx: [{ buf: key('server.pfx'), passphrase: 'secret' }, { buf: key('server-3des.pfx') }], passphrase: 'secret' });
attempt('certificate alone', { cert: key('server.pem') });
attempt('key alone', { key: key('server.key') });

attempt('another key', { key: key('self.key'), cert: key('server.pem') });
attempt('no passphrase', { key: key('server-old.key') });
attempt('wrong passphrase', { key: key('server-old.key'), passphrase: 'wrong' });
attempt('wrong passphrase of PKCS#8', { key: key('server-encrypted.key'), passphrase: 'wrong' });
attempt('no certificate', { cert: 'nothing' });
attempt('no key', { key: 'nothing' });
attempt('cut certificate', { cert: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n' });
attempt('cut key', { key: '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n' });
attempt('no pfx', { pfx: 'nothing' });
attempt('pfx without passphrase', { pfx: key('server.pfx') });
attempt('pfx with another', { pfx: key('server.pfx'), passphrase: 'wrong' });
attempt('authority that is none', { ca: 'nothing' });
attempt('list that is none', { crl: 'nothing' });

attempt('cipher', { ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' });
attempt('cipher of 1.3', { ciphers: 'TLS_AES_128_GCM_SHA256' });
attempt('unknown cipher', { ciphers: 'nothing' });
attempt('unknown cipher of 1.3', { ciphers: 'TLS_NOTHING' });
attempt('ciphers that are no text', { ciphers: 1 });
attempt('curve', { ecdhCurve: 'P-256:X25519' });
attempt('unknown curve', { ecdhCurve: 'nothing' });
attempt('curve that is no text', { ecdhCurve: 1 });
attempt('lowest', { minVersion: 'nothing' });
attempt('highest', { maxVersion: 'nothing' });
attempt('method', { secureProtocol: 'TLSv1_2_method' });
attempt('unknown method', { secureProtocol: 'nothing' });
attempt('old method', { secureProtocol: 'SSLv3_method' });
attempt('method and version', { secureProtocol: 'TLSv1_2_method', minVersion: 'TLSv1.2' });
attempt('ticket keys', { ticketKeys: Buffer.alloc(48) });
attempt('short ticket keys', { ticketKeys: Buffer.alloc(3) });
attempt('ticket keys that are none', { ticketKeys: 'nothing' });
attempt('session time', { sessionTimeout: 'nothing' });
attempt('session id', { sessionIdContext: 1 });
attempt('signatures', { sigalgs: 'RSA-PSS+SHA256:ECDSA+SHA256' });
attempt('no signatures', { sigalgs: '' });
for (const name of ['key', 'cert', 'ca', 'crl', 'dhparam']) attempt(`${name} 1`, { [name]: 1 });
attempt('key {}', { key: {} });
attempt('engine', { clientCertEngine: 1 });
