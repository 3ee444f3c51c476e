// What the functions of tls refuse at once.
const tls = require('tls');
const net = require('net');

function attempt(label, call) {
  try {
    call();
    console.log(label, 'ok');
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
}

const plain = () => new tls.TLSSocket(new net.Socket());
attempt('connect()', () => tls.connect());
attempt('connect to a negative key size', () => tls.connect({ port: 1, minDHSize: -1 }));
attempt('connect with a check that is none', () => tls.connect({ port: 1, checkServerIdentity: 1 }));
attempt('connect with an address as name', () => tls.connect({ port: 1, servername: '127.0.0.1' }));
attempt('connect with a session that is none', () => tls.connect({ port: 1, session: 1 }));
attempt('createServer(text)', () => tls.createServer('text'));
attempt('two ways to choose a protocol', () => tls.createServer({ ALPNCallback() {}, ALPNProtocols: ['a'] }));
attempt('SNICallback 1', () => tls.createServer({ SNICallback: 1 }));
attempt('handshakeTimeout text', () => tls.createServer({ handshakeTimeout: 'text' }));
attempt('addContext()', () => tls.createServer().addContext());
attempt('addContext(name)', () => tls.createServer().addContext('a.test', {}));
attempt('setTicketKeys(text)', () => tls.createServer().setTicketKeys('text'));
attempt('setSecureContext()', () => tls.createServer().setSecureContext());
attempt('new TLSSocket()', () => new tls.TLSSocket());
attempt('context 1', () => new tls.TLSSocket(undefined, { isServer: true, secureContext: 1 }));
attempt('setServername(1)', () => plain().setServername(1));
attempt('setServername of a server', () => new tls.TLSSocket(undefined, { isServer: true }).setServername('a'));
attempt('exportKeyingMaterial too early', () => plain().exportKeyingMaterial(16, 'label'));
attempt('getCACertificates(1)', () => tls.getCACertificates(1));
attempt('getCACertificates(text)', () => tls.getCACertificates('text'));
attempt('setDefaultCACertificates(text)', () => tls.setDefaultCACertificates('text'));
attempt('setDefaultCACertificates([1])', () => tls.setDefaultCACertificates([1]));
attempt('setDefaultCACertificates([text])', () => tls.setDefaultCACertificates(['text']));
attempt('SecureContext()', () => tls.SecureContext());
attempt('setMaxSendFragment()', () => plain().setMaxSendFragment());
attempt('setMaxSendFragment(sizes)', () => console.log([511, 512, 16384, 16385].map((size) => plain().setMaxSendFragment(size))));
console.log(Object.getOwnPropertyNames(tls.Server.prototype).filter((name) => !name.startsWith('_')).sort().join(' '));
console.log(tls.TLSSocket.prototype instanceof net.Socket, tls.Server.prototype instanceof net.Server);
const server = tls.createServer({});
console.log(server.getTicketKeys().length, server.requestCert, server.rejectUnauthorized);
