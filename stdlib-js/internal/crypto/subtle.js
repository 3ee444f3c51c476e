'use strict';
// The operations of SubtleCrypto for secret keys: digests, HMAC, AES, ChaCha20-Poly1305, PBKDF2, HKDF.
// Source: the W3C's Web Cryptography API. Arguments have been converted by normalize.js.

const { kAlgorithm, kExtractable, kKeyObject, kKeyUsages, makeCryptoKey } = require('internal/crypto/crypto_key');
const { createSecretKey, kHandle } = require('internal/crypto/keys');
const { domException, normalizeAlgorithm, warnOfExperiment } = require('internal/crypto/normalize');
const binding = internalBinding('crypto');
const { kPromise } = internalBinding('request');

// The native name and the block length in bits of each hash function.
const HASHES = {
  '__proto__': null,
  'SHA-1': ['sha1', 512], 'SHA-256': ['sha256', 512], 'SHA-384': ['sha384', 1024], 'SHA-512': ['sha512', 1024],
  'SHA3-256': ['sha3-256', 1088], 'SHA3-384': ['sha3-384', 832], 'SHA3-512': ['sha3-512', 576],
  'cSHAKE128': ['shake128', 1344], 'cSHAKE256': ['shake256', 1088],
};

// What keys of an algorithm may be used for, and how an error calls them.
const CIPHER_USES = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
const USES = {
  '__proto__': null,
  'AES-CBC': CIPHER_USES, 'AES-CTR': CIPHER_USES, 'AES-GCM': CIPHER_USES, 'ChaCha20-Poly1305': CIPHER_USES,
  'AES-KW': ['wrapKey', 'unwrapKey'], 'HMAC': ['sign', 'verify'], 'PBKDF2': ['deriveKey', 'deriveBits'], 'HKDF': ['deriveKey', 'deriveBits'],
};

const isPair = (name) => USES[name] === undefined;
const pairs = () => require('internal/crypto/subtle_pairs');

function notSupported(message) {
  return domException(message, 'NotSupportedError');
}

function dataError(message, cause) {
  return domException(message, 'DataError', cause);
}

function operationError(message) {
  return domException(message, 'OperationError');
}

/** What a native job fails with says little to an attacker: its own words are the cause only. */
async function job(start) {
  try {
    return await start();
  } catch (cause) {
    throw domException('The operation failed for an operation-specific reason', 'OperationError', cause);
  }
}

async function digest(algorithm, data) {
  const { name } = algorithm;
  let length;
  if (name[0] === 'c') {
    if (algorithm.functionName?.length) throw notSupported('Non zero-length CShakeParams.functionName is not supported');
    if (algorithm.customization?.length) throw notSupported('Non zero-length CShakeParams.customization is not supported');
    if (algorithm.outputLength % 8) throw notSupported('Unsupported CShakeParams outputLength');
    length = algorithm.outputLength / 8;
  }
  return job(() => binding.hash.job(HASHES[name][0], data, length, kPromise));
}

/** Throws if `key` cannot be used for `use` with this algorithm. */
function checkUse(key, algorithm, use, message = 'The requested operation is not valid for the provided key') {
  if (key[kAlgorithm].name !== algorithm.name || !key[kKeyUsages].includes(use)) throw domException(message, 'InvalidAccessError');
}

function handleOf(key) {
  return key[kKeyObject][kHandle];
}

async function sign(algorithm, key, data) {
  checkUse(key, algorithm, 'sign', 'Unable to use this key to sign');
  if (isPair(algorithm.name)) return job(() => pairs().sign(algorithm, key, data));
  return job(() => binding.hmac.job(HASHES[key[kAlgorithm].hash.name][0], handleOf(key), data, kPromise));
}

async function verify(algorithm, key, signature, data) {
  checkUse(key, algorithm, 'verify', 'Unable to use this key to verify');
  if (isPair(algorithm.name)) return job(() => pairs().verify(algorithm, key, signature, data));
  const code = await job(() => binding.hmac.job(HASHES[key[kAlgorithm].hash.name][0], handleOf(key), data, kPromise));
  return code.byteLength === signature.length && binding.timingSafeEqual(code, signature);
}

async function encrypt(algorithm, key, data) {
  checkUse(key, algorithm, 'encrypt');
  return crypt(true, algorithm, key, data);
}

async function decrypt(algorithm, key, data) {
  checkUse(key, algorithm, 'decrypt');
  return crypt(false, algorithm, key, data);
}

const GCM_TAGS = [32, 64, 96, 104, 112, 120, 128];

/** Text through a cipher, whatever the key's uses say. */
async function crypt(encrypts, algorithm, key, data) {
  const { name } = algorithm;
  if (name === 'RSA-OAEP') return job(() => pairs().crypt(encrypts, algorithm, key, data));
  const bits = key[kAlgorithm].length;
  const run = (cipher, iv, text, tagLength, aad) =>
    job(() => binding.cipher.once(encrypts, cipher, handleOf(key), iv, text, tagLength, aad, kPromise));
  if (name === 'AES-CBC') {
    if (algorithm.iv.length !== 16) throw operationError('algorithm.iv must contain exactly 16 bytes');
    return run(`aes-${bits}-cbc`, algorithm.iv, data);
  }
  if (name === 'AES-CTR') return counterMode(run, `aes-${bits}-ctr`, algorithm, data);
  if (name === 'AES-KW') return run(`aes${bits}-wrap`, new Uint8Array(8).fill(0xa6), data);
  const { tagLength = 128 } = algorithm;
  const tags = name === 'AES-GCM' ? GCM_TAGS : [128];
  if (!tags.includes(tagLength)) throw operationError(`${tagLength} is not a valid ${name} tag length`);
  if (name !== 'AES-GCM' && algorithm.iv.length !== 12) throw operationError('algorithm.iv must contain exactly 12 bytes');
  const cipher = name === 'AES-GCM' ? `aes-${bits}-gcm` : 'chacha20-poly1305';
  return run(cipher, algorithm.iv, data, tagLength / 8, algorithm.additionalData);
}

/** The counter is the last `length` bits of the block: past its end it starts again at 0 and the rest of the block stays. */
async function counterMode(run, cipher, { counter, length }, data) {
  if (counter.length !== 16) throw operationError('algorithm.counter must contain exactly 16 bytes');
  if (length === 0 || length > 128) throw operationError('AES-CTR algorithm.length must be between 1 and 128');
  const all = 1n << BigInt(length);
  const start = BigInt(`0x${require('buffer').Buffer.from(counter).toString('hex')}`);
  const low = start % all;
  const blocks = BigInt(Math.ceil(data.length / 16));
  if (blocks > all) return job(() => Promise.reject(new Error('Cipher job failed')));
  const before = all - low;
  if (blocks <= before) return run(cipher, counter, data);
  const split = Number(before) * 16;
  const again = require('buffer').Buffer.from((start - low).toString(16).padStart(32, '0'), 'hex');
  const both = [await run(cipher, counter, data.subarray(0, split)), await run(cipher, again, data.subarray(split))];
  const joined = new Uint8Array(both[0].byteLength + both[1].byteLength);
  joined.set(new Uint8Array(both[0]));
  joined.set(new Uint8Array(both[1]), both[0].byteLength);
  return joined.buffer;
}

/** The algorithm of a new key, after the checks of its length and uses. `bits` is the length of material that exists. */
function keyAlgorithm(algorithm, bits, usages) {
  const { name } = algorithm;
  const allowed = USES[name];
  if (usages.some((use) => !allowed.includes(use))) {
    const kind = name.startsWith('AES') ? 'an AES' : name.startsWith('HMAC') ? 'HMAC' : `a ${name}`;
    throw domException(`Unsupported key usage for ${kind} key`, 'SyntaxError');
  }
  if (name === 'HMAC') {
    if (bits === 0) throw dataError('Zero-length key is not supported');
    if (algorithm.length !== undefined && algorithm.length !== bits) throw notSupported('Unsupported HmacImportParams.length');
    return { name, length: bits, hash: { name: algorithm.hash.name } };
  }
  if (name.startsWith('AES')) {
    if (bits !== 128 && bits !== 192 && bits !== 256) throw dataError('Invalid key length');
    return { name, length: bits };
  }
  if (name === 'ChaCha20-Poly1305' && bits !== 256) throw dataError('Invalid key length');
  return { name };
}

async function generateKey(algorithm, extractable, usages) {
  const { name } = algorithm;
  if (isPair(name)) return pairs().generateKey(algorithm, extractable, usages);
  warnOfExperiment(name);
  let { length } = algorithm;
  if (name === 'HMAC') {
    if (length === 0) throw operationError('HmacKeyGenParams.length cannot be 0');
    length ??= HASHES[algorithm.hash.name][1];
    if (length % 8) throw notSupported('Unsupported HmacKeyGenParams.length');
  } else if (name === 'ChaCha20-Poly1305') {
    length = 256;
  } else if (length !== 128 && length !== 192 && length !== 256) {
    throw operationError('AES key length must be 128, 192, or 256 bits');
  }
  const described = keyAlgorithm({ ...algorithm, length }, length, usages);
  if (usages.length === 0) throw domException('Usages cannot be empty when creating a key.', 'SyntaxError');
  const bytes = await new Promise((resolve, reject) => {
    binding.random.randomBytes(length / 8, (error, drawn) => (error ? reject(error) : resolve(drawn)));
  });
  return makeCryptoKey(createSecretKey(bytes), described, usages, extractable);
}

function jwkAlgorithm(algorithm) {
  const { name } = algorithm;
  if (name === 'HMAC') {
    const hash = algorithm.hash.name;
    return hash.startsWith('SHA-') ? `HS${hash.slice(4)}` : undefined;
  }
  if (name === 'ChaCha20-Poly1305') return 'C20P';
  return `A${algorithm.length}${name.slice(4)}`;
}

function checkLength(algorithm) {
  if (algorithm.name === 'HMAC' && algorithm.length === 0) throw dataError('HmacImportParams.length cannot be 0');
}

async function importKey(format, keyData, algorithm, extractable, usages) {
  if (isPair(algorithm.name)) return pairs().importKey(format, keyData, algorithm, extractable, usages);
  const key = importSecret(format, keyData, algorithm, extractable, usages);
  if (usages.length === 0) throw domException('Usages cannot be empty when importing a secret key.', 'SyntaxError');
  return key;
}

function importSecret(format, keyData, algorithm, extractable, usages) {
  const { name } = algorithm;
  checkLength(algorithm);
  warnOfExperiment(name);
  const derives = name === 'PBKDF2' || name === 'HKDF';
  const isRaw = format === 'raw-secret' || (format === 'raw' && name !== 'ChaCha20-Poly1305');
  if (!isRaw && (derives || format !== 'jwk')) throw notSupported(`Unable to import ${name} using ${format} format`);
  if (derives && extractable) {
    keyAlgorithm(algorithm, 0, usages);
    throw domException(`${name} keys are not extractable`, 'SyntaxError');
  }
  const object = isRaw ? createSecretKey(keyData) : secretOfJwk(keyData, name, extractable, usages);
  const described = keyAlgorithm(algorithm, object.symmetricKeySize * 8, usages);
  if (!isRaw && keyData.alg !== undefined) {
    const wanted = jwkAlgorithm(described);
    if (wanted !== undefined && keyData.alg !== wanted) throw dataError('JWK "alg" does not match the requested algorithm');
  }
  return makeCryptoKey(object, described, usages, extractable);
}

function secretOfJwk(jwk, name, extractable, usages) {
  if (jwk.kty === undefined) throw dataError('Invalid keyData');
  if (jwk.kty !== 'oct') throw dataError('Invalid JWK "kty" Parameter');
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== (name === 'HMAC' ? 'sig' : 'enc')) {
    throw dataError('Invalid JWK "use" Parameter');
  }
  if (jwk.key_ops !== undefined) {
    if (new Set(jwk.key_ops).size !== jwk.key_ops.length) throw dataError('Duplicate key operation');
    if (usages.some((use) => !jwk.key_ops.includes(use))) throw dataError('Key operations and usage mismatch');
  }
  if (jwk.ext === false && extractable) throw dataError('JWK "ext" Parameter and extractable mismatch');
  if (jwk.k === undefined) throw dataError('Invalid keyData', new Error('Invalid JWK secret key format'));
  return createSecretKey(jwk.k, 'base64url');
}

async function exportKey(format, key) {
  const algorithm = key[kAlgorithm];
  const { name } = algorithm;
  if (isPair(name)) return pairs().exportKey(format, key);
  if (name === 'PBKDF2' || name === 'HKDF') throw notSupported(`${name} key export is not supported`);
  if (!key[kExtractable]) throw domException('key is not extractable', 'InvalidAccessException');
  const isRaw = format === 'raw-secret' || (format === 'raw' && name !== 'ChaCha20-Poly1305');
  if (isRaw) return key[kKeyObject].export().buffer;
  if (format !== 'jwk') throw notSupported(`Unable to export ${name} secret key using ${format} format`);
  const jwk = { key_ops: key[kKeyUsages].slice(), ext: true };
  const alg = jwkAlgorithm(algorithm);
  if (alg !== undefined) jwk.alg = alg;
  return Object.assign(jwk, key[kKeyObject].export({ format: 'jwk' }));
}

async function deriveBits(algorithm, baseKey, length) {
  if (!baseKey[kKeyUsages].includes('deriveBits')) throw domException('baseKey does not have deriveBits usage', 'InvalidAccessError');
  return derive(algorithm, baseKey, length);
}

async function derive(algorithm, baseKey, length) {
  const { name } = algorithm;
  if (baseKey[kAlgorithm].name !== name) throw domException('Key algorithm mismatch', 'InvalidAccessError');
  if (isPair(name)) return pairs().derive(algorithm, baseKey, length);
  if (length === null) throw operationError('length cannot be null');
  if (length % 8) throw operationError('length must be a multiple of 8');
  if (length < 0) return job(() => require('internal/validators').validateInt32(length / 8, 'keylen', 0));
  const [hash] = HASHES[algorithm.hash.name];
  const key = handleOf(baseKey);
  if (name === 'PBKDF2') {
    if (algorithm.iterations === 0) throw operationError('iterations cannot be zero');
    if (length === 0) return new ArrayBuffer(0);
    return (await job(() => binding.derive.pbkdf2(hash, key, algorithm.salt, algorithm.iterations, length / 8, kPromise))).buffer;
  }
  if (length === 0) return new ArrayBuffer(0);
  return job(async () => binding.derive.hkdf(hash, key, algorithm.salt, algorithm.info, length / 8, kPromise));
}

async function deriveKey(algorithm, baseKey, derived, extractable, usages) {
  if (!baseKey[kKeyUsages].includes('deriveKey')) throw domException('baseKey does not have deriveKey usage', 'InvalidAccessError');
  if (baseKey[kAlgorithm].name !== algorithm.name) throw domException('Key algorithm mismatch', 'InvalidAccessError');
  const { length: lengths, importAs } = derived;
  let length = null;
  if (lengths.name === 'HMAC') {
    if (lengths.length === 0) throw operationError('HmacImportParams.length cannot be 0');
    length = lengths.length ?? HASHES[lengths.hash.name][1];
  } else if (lengths.name === 'ChaCha20-Poly1305') {
    length = 256;
  } else if (lengths.name.startsWith('AES')) {
    ({ length } = lengths);
    if (length !== 128 && length !== 192 && length !== 256) throw operationError('Invalid key length');
  }
  const bits = await derive(algorithm, baseKey, length);
  return importKey('raw-secret', bits, importAs, extractable, usages);
}

async function wrapKey(format, key, wrappingKey, algorithm) {
  checkUse(wrappingKey, algorithm, 'wrapKey');
  const exported = await exportKey(format, key);
  let bytes = new Uint8Array(exported);
  if (format === 'jwk') {
    let text = JSON.stringify(exported);
    // AES-KW takes blocks of 8 bytes; JSON does not mind spaces before its end.
    if (algorithm.name === 'AES-KW') text = `${text.slice(0, -1)}${' '.repeat((8 - text.length % 8) % 8)}}`;
    bytes = require('buffer').Buffer.from(text);
  }
  return crypt(true, algorithm, wrappingKey, bytes);
}

async function unwrapKey(format, wrapped, unwrappingKey, algorithm, importAs, extractable, usages) {
  checkUse(unwrappingKey, algorithm, 'unwrapKey');
  const bytes = await crypt(false, algorithm, unwrappingKey, wrapped);
  let keyData = bytes;
  if (format === 'jwk') {
    try {
      keyData = JSON.parse(require('buffer').Buffer.from(bytes).toString());
    } catch (cause) {
      throw dataError('Invalid wrapped JWK key', cause);
    }
  }
  return importKey(format, keyData, importAs, extractable, usages);
}

async function getPublicKey(key, usages) {
  if (!isPair(key[kAlgorithm].name)) throw domException('key must be a private key', 'NotSupportedError');
  return pairs().getPublicKey(key, usages);
}

/** `keyObject.toCryptoKey(...)` of a secret key. */
function keyOfObject(keyObject, algorithm, extractable, usages) {
  const normal = normalizeAlgorithm(algorithm, 'importKey');
  if (isPair(normal.name)) {
    if (keyObject.type === 'secret') throw domException('Invalid key type', 'DataError');
    return pairs().keyOfObject(keyObject, normal, !!extractable, usages);
  }
  if (keyObject.type !== 'secret') throw domException('Invalid key type', 'DataError');
  const derives = normal.name === 'PBKDF2' || normal.name === 'HKDF';
  checkLength(normal);
  const described = keyAlgorithm(normal, keyObject.symmetricKeySize * 8, usages);
  if (derives && extractable) throw domException(`${normal.name} keys are not extractable`, 'SyntaxError');
  if (usages.length === 0) throw domException('Usages cannot be empty when importing a secret key.', 'SyntaxError');
  return makeCryptoKey(keyObject, described, usages, !!extractable);
}

module.exports = {
  decrypt, deriveBits, deriveKey, digest, encrypt, exportKey, generateKey, getPublicKey, importKey, keyOfObject, sign, unwrapKey, verify, wrapKey,
};
