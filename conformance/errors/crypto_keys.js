// What keys and signatures refuse.
const crypto = require('crypto');
const show = (label, body) => {
  try {
    console.log(label, 'allowed', typeof body());
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
};
const { privateKey, publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
const ed = crypto.generateKeyPairSync('ed25519');
const locked = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' });
show('no passphrase', () => crypto.createPrivateKey(locked));
show('no passphrase, DER', () => crypto.createPrivateKey({ key: privateKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'secret' }), type: 'pkcs8', format: 'der' }));
show('wrong passphrase', () => crypto.createPrivateKey({ key: locked, passphrase: 'other' }).type);
show('unknown digest', () => crypto.sign('nope', Buffer.from('x'), privateKey));
show('createSign', () => crypto.createSign('nope'));
show('createVerify', () => crypto.createVerify('nope'));
show('ed with digest', () => crypto.sign('sha256', Buffer.from('x'), ed.privateKey));
show('encrypt with ed', () => crypto.publicEncrypt(ed.publicKey, Buffer.from('x')));
show('too large', () => crypto.publicEncrypt(publicKey, Buffer.alloc(500)));
show('too large raw', () => crypto.publicEncrypt({ key: publicKey, padding: crypto.constants.RSA_NO_PADDING }, Buffer.alloc(500)));
show('too small raw', () => crypto.publicEncrypt({ key: publicKey, padding: crypto.constants.RSA_NO_PADDING }, Buffer.alloc(5)));
show('padding', () => crypto.publicEncrypt({ key: publicKey, padding: 77 }, Buffer.alloc(5)));
show('sign padding', () => crypto.sign('sha256', Buffer.alloc(5), { key: privateKey, padding: 77 }));
show('oaep hash', () => crypto.publicEncrypt({ key: publicKey, oaepHash: 'nope' }, Buffer.alloc(5)));
show('derive', () => crypto.diffieHellman({ privateKey: crypto.generateKeyPairSync('x25519').privateKey, publicKey: ed.publicKey }));
show('zero point', () => crypto.diffieHellman({ privateKey: crypto.generateKeyPairSync('x25519').privateKey, publicKey: crypto.createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: Buffer.alloc(32).toString('base64url') }, format: 'jwk' }) }));
show('generate', () => crypto.generateKeyPairSync('rsa', { modulusLength: 1024, privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'nope', passphrase: 'x' } }));
