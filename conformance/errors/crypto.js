// What OpenSSL refuses, in the words of Node's errors.
const crypto = require('crypto');
function show(what, fn) {
  try { fn(); console.log(what, 'allowed'); } catch (error) { console.log(what, error.name, error.code, error.message, error.reason, error.library); }
}
const key = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2);
show('short', () => { const d = crypto.createDecipheriv('aes-256-cbc', key, iv); d.update('abc'); d.final(); });
show('wrong key', () => { const d = crypto.createDecipheriv('aes-256-cbc', key, iv); d.update(Buffer.alloc(32, 9)); d.final(); });
show('no padding', () => { const c = crypto.createCipheriv('aes-256-cbc', key, iv); c.setAutoPadding(false); c.update('abc'); c.final(); });
show('length of sha256', () => crypto.createHash('sha256', { outputLength: 5 }));
show('length of shake', () => crypto.createHash('shake128', { outputLength: 5 }).digest());
show('unknown hash', () => crypto.createHash('nothing'));
show('unknown cipher', () => crypto.createCipheriv('nothing', key, iv));
show('short key', () => crypto.createCipheriv('aes-256-cbc', key.subarray(1), iv));
show('short iv', () => crypto.createCipheriv('aes-256-cbc', key, iv.subarray(1)));
show('no iv', () => crypto.createCipheriv('aes-256-cbc', key, null));
show('tag', () => crypto.createDecipheriv('aes-256-gcm', key, iv).setAuthTag(Buffer.alloc(3)));
show('final twice', () => { const c = crypto.createCipheriv('aes-256-cbc', key, iv); c.final(); c.final(); });
show('update after', () => { const h = crypto.createHash('sha1'); h.digest(); h.update('x'); });
show('digest twice', () => { const h = crypto.createHash('sha1'); h.digest(); h.digest(); });
show('md4', () => crypto.createHash('md4').update('a').digest());
show('hmac', () => crypto.createHmac('nothing', 'x'));
show('equal', () => crypto.timingSafeEqual(Buffer.alloc(1), Buffer.alloc(2)));
show('equal type', () => crypto.timingSafeEqual('a', 'b'));
show('pbkdf2', () => crypto.pbkdf2Sync('a', 'b', 1, 1, 'nothing'));
show('pbkdf2 rounds', () => crypto.pbkdf2Sync('a', 'b', 0, 1, 'sha1'));
show('scrypt', () => crypto.scryptSync('a', 'b', 1, { N: 3 }));
show('hkdf', () => crypto.hkdfSync('sha1', 'a', 'b', 'c', 1e6));
show('randomBytes', () => crypto.randomBytes(-1));
show('randomInt', () => crypto.randomInt(5, 1));
show('randomFill', () => crypto.randomFillSync('x'));
show('randomUUID', () => crypto.randomUUID(5));
show('encoding', () => crypto.createHash('sha1').update('a', 'hex').digest('nothing'));
