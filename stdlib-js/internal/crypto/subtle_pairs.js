'use strict';
// The operations of SubtleCrypto for keys in pairs: RSA, ECDSA, ECDH, Ed25519, X25519.

const { Buffer } = require('buffer');
const { kAlgorithm, kExtractable, kKeyObject, kKeyUsages, makeCryptoKey } = require('internal/crypto/crypto_key');
const { PrivateKeyObject, PublicKeyObject, handleOfJwk } = require('internal/crypto/asymmetric');
const { kHandle } = require('internal/crypto/keys');
const { domException } = require('internal/crypto/normalize');
const { pair: native } = internalBinding('crypto');
const { kPromise } = internalBinding('request');

// What each half may be used for.
const SIGNS = { private: ['sign'], public: ['verify'] };
const DERIVES = { private: ['deriveKey', 'deriveBits'], public: [] };
const USES = {
  '__proto__': null,
  'RSASSA-PKCS1-v1_5': SIGNS, 'RSA-PSS': SIGNS, 'ECDSA': SIGNS, 'Ed25519': SIGNS,
  'RSA-OAEP': { private: ['decrypt', 'unwrapKey'], public: ['encrypt', 'wrapKey'] },
  'ECDH': DERIVES, 'X25519': DERIVES,
};

// OpenSSL's type of key, and the names of hash functions there.
const KINDS = {
  '__proto__': null, 'RSASSA-PKCS1-v1_5': 'rsa', 'RSA-PSS': 'rsa', 'RSA-OAEP': 'rsa', 'ECDSA': 'ec', 'ECDH': 'ec', 'Ed25519': 'ed25519', 'X25519': 'x25519',
};
const nativeHash = (hash) => hash.name.toLowerCase().replace(/^sha-/, 'sha');

// Bytes of a digest.
const HASH_SIZES = {
  '__proto__': null, 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64, 'SHA3-256': 32, 'SHA3-384': 48, 'SHA3-512': 64,
};

const isPair = (name) => KINDS[name] !== undefined;

function dataError(message, cause) {
  return domException(message, 'DataError', cause);
}

function checkUsages(name, type, usages) {
  if (usages.some((use) => !USES[name][type].includes(use))) {
    throw domException(`Unsupported key usage for ${/^[AEIOR]/.test(name) ? 'an' : 'a'} ${name} key`, 'SyntaxError');
  }
}

/** The algorithm that a key tells, after it was held against what was asked for. */
function describe(algorithm, object) {
  const { name } = algorithm;
  if (object.asymmetricKeyType !== KINDS[name]) throw dataError('Invalid key type');
  if (KINDS[name] === 'rsa') {
    const { modulusLength } = object.asymmetricKeyDetails;
    const exponent = native.numbers(object[kHandle])[1];
    return { name, modulusLength, publicExponent: new Uint8Array(exponent), hash: { name: algorithm.hash.name } };
  }
  if (KINDS[name] === 'ec') {
    if (native.curve(object[kHandle])[1] !== algorithm.namedCurve) throw dataError('Named curve mismatch');
    return { name, namedCurve: algorithm.namedCurve };
  }
  return { name };
}

const CURVES = ['P-256', 'P-384', 'P-521'];

function checkCurve(algorithm) {
  if (KINDS[algorithm.name] === 'ec' && !CURVES.includes(algorithm.namedCurve)) {
    throw domException('Unrecognized namedCurve', 'NotSupportedError');
  }
}

async function generateKey(algorithm, extractable, usages) {
  const { name } = algorithm;
  checkCurve(algorithm);
  const { private: ofPrivate, public: ofPublic } = USES[name];
  if (usages.some((use) => !ofPrivate.includes(use) && !ofPublic.includes(use))) {
    throw domException(`Unsupported key usage for ${/^[AEIOR]/.test(name) ? 'an' : 'a'} ${name} key`, 'SyntaxError');
  }
  let a, b;
  if (KINDS[name] === 'rsa') {
    a = algorithm.modulusLength;
    b = Number(`0x${Buffer.from(algorithm.publicExponent).toString('hex') || '0'}`);
    if (a < 256 || b < 3 || b % 2 === 0 || b > 0xffffffff) {
      throw domException('The operation failed for an operation-specific reason', 'OperationError');
    }
  } else {
    a = algorithm.namedCurve;
  }
  let handle;
  try {
    handle = await native.generate(KINDS[name], a, b, kPromise);
  } catch (cause) {
    throw domException('The operation failed for an operation-specific reason', 'OperationError', cause);
  }
  const privateObject = new PrivateKeyObject('private', handle);
  const publicObject = new PublicKeyObject('public', native.publicOf(handle));
  const usesOf = (allowed) => usages.filter((use) => allowed.includes(use));
  const privateUses = usesOf(ofPrivate);
  if (privateUses.length === 0) throw domException('Usages cannot be empty when creating a key.', 'SyntaxError');
  const described = describe(algorithm, publicObject);
  return {
    publicKey: makeCryptoKey(publicObject, described, usesOf(ofPublic), true),
    privateKey: makeCryptoKey(privateObject, described, privateUses, extractable),
  };
}

function wrapHandle(handle, type) {
  return type === 'private' ? new PrivateKeyObject('private', handle) : new PublicKeyObject('public', handle);
}

async function importKey(format, keyData, algorithm, extractable, usages) {
  const { name } = algorithm;
  checkCurve(algorithm);
  let type, object;
  try {
    if (format === 'jwk') {
      type = keyData.d === undefined ? 'public' : 'private';
      checkUsages(name, type, usages);
      checkJwk(keyData, name, algorithm, extractable, usages);
      object = wrapHandle(handleOfJwk(keyData, type), type);
    } else if (format === 'pkcs8') {
      type = 'private';
      checkUsages(name, type, usages);
      object = wrapHandle(native.readPrivate(keyData, 'pkcs8'), type);
    } else if (format === 'spki') {
      type = 'public';
      checkUsages(name, type, usages);
      object = wrapHandle(native.readPublic(keyData, 'spki'), type);
    } else if ((format === 'raw' || format === 'raw-public') && KINDS[name] !== 'rsa') {
      type = 'public';
      checkUsages(name, type, usages);
      object = wrapHandle(handleOfRaw(keyData, algorithm), type);
    }
  } catch (error) {
    if (error instanceof require('internal/util').lazyDOMExceptionClass()) throw error;
    throw dataError('Invalid keyData', error);
  }
  if (object === undefined) throw domException(`Unable to import ${name} using ${format} format`, 'NotSupportedError');
  const described = describe(algorithm, object);
  if (type === 'private' && usages.length === 0) throw domException('Usages cannot be empty when importing a private key.', 'SyntaxError');
  return makeCryptoKey(object, described, usages, extractable);
}

function checkJwk(jwk, name, algorithm, extractable, usages) {
  const kty = { rsa: 'RSA', ec: 'EC', ed25519: 'OKP', x25519: 'OKP' }[KINDS[name]];
  if (jwk.kty === undefined) throw dataError('Invalid keyData');
  if (jwk.kty !== kty) throw dataError('Invalid JWK "kty" Parameter');
  if (kty === 'OKP' && jwk.crv !== name) throw dataError('JWK "crv" Parameter and algorithm name mismatch');
  if (kty === 'EC' && jwk.crv !== algorithm.namedCurve) throw dataError('JWK "crv" does not match the requested algorithm');
  const use = USES[name] === SIGNS ? 'sig' : 'enc';
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== use) throw dataError('Invalid JWK "use" Parameter');
  if (jwk.key_ops !== undefined) {
    if (new Set(jwk.key_ops).size !== jwk.key_ops.length) throw dataError('Duplicate key operation');
    if (usages.some((one) => !jwk.key_ops.includes(one))) throw dataError('Key operations and usage mismatch');
  }
  if (jwk.ext === false && extractable) throw dataError('JWK "ext" Parameter and extractable mismatch');
  const alg = jwkAlgorithm(name, algorithm.hash);
  if (jwk.alg !== undefined && alg !== undefined && jwk.alg !== alg && kty === 'RSA') {
    throw dataError('JWK "alg" does not match the requested algorithm');
  }
}

function jwkAlgorithm(name, hash) {
  const bits = hash?.name.startsWith('SHA-') ? hash.name.slice(4) : undefined;
  if (bits === undefined) return undefined;
  if (name === 'RSASSA-PKCS1-v1_5') return `RS${bits}`;
  if (name === 'RSA-PSS') return `PS${bits}`;
  if (name === 'RSA-OAEP') return bits === '1' ? 'RSA-OAEP' : `RSA-OAEP-${bits}`;
  return undefined;
}

function handleOfRaw(keyData, { name, namedCurve }) {
  let parts = [keyData];
  if (KINDS[name] === 'ec') {
    const point = native.point(namedCurve, keyData, false);
    if (point === undefined) throw dataError('Invalid keyData');
    const half = (point.length - 1) / 2;
    parts = [point.subarray(1, 1 + half), point.subarray(1 + half)];
  }
  const handle = native.fromNumbers(KINDS[name], false, namedCurve ?? '', parts);
  if (handle === undefined) throw dataError('Invalid keyData');
  return handle;
}

async function exportKey(format, key) {
  const { name, hash } = key[kAlgorithm];
  if (!key[kExtractable]) throw domException('key is not extractable', 'InvalidAccessException');
  const object = key[kKeyObject];
  const { type } = object;
  const exact = (buffer) => buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength);
  if (format === 'jwk') {
    const jwk = { key_ops: key[kKeyUsages].slice(), ext: true };
    const alg = name === 'Ed25519' ? 'Ed25519' : jwkAlgorithm(name, hash);
    if (alg !== undefined) jwk.alg = alg;
    return Object.assign(jwk, object.export({ format: 'jwk' }));
  }
  if (format === 'pkcs8' && type === 'private') return exact(object.export({ format: 'der', type: 'pkcs8' }));
  if (format === 'spki' && type === 'public') return exact(object.export({ format: 'der', type: 'spki' }));
  if ((format === 'raw' || format === 'raw-public') && type === 'public' && KINDS[name] !== 'rsa') {
    const parts = native.numbers(object[kHandle]);
    return exact(KINDS[name] === 'ec' ? Buffer.concat([Buffer.of(4), ...parts]) : parts[0]);
  }
  throw domException(`Unable to export ${name} ${type} key using ${format} format`, 'NotSupportedError');
}

/** Hash function, padding, length of salt. */
function schemeOf(algorithm, key) {
  const { name } = algorithm;
  if (name === 'Ed25519') return [undefined, undefined, undefined];
  if (name === 'ECDSA') return [nativeHash(algorithm.hash), undefined, undefined];
  const hash = nativeHash(key[kAlgorithm].hash);
  return name === 'RSA-PSS' ? [hash, 6, algorithm.saltLength] : [hash, 1, undefined];
}

function checkType(key, type) {
  if (key[kKeyObject].type !== type) throw domException(`Key must be a ${type} key`, 'InvalidAccessError');
}

async function sign(algorithm, key, data) {
  checkType(key, 'private');
  if (algorithm.name === 'RSA-PSS') {
    const { modulusLength, hash } = key[kAlgorithm];
    const size = HASH_SIZES[hash.name];
    const most = Math.ceil((modulusLength - 1) / 8) - size - 2;
    require('internal/validators').validateInteger(algorithm.saltLength, 'algorithm.saltLength', 0, most);
  }
  const { 0: hash, 1: padding, 2: salt } = schemeOf(algorithm, key);
  const signature = await native.sign(key[kKeyObject][kHandle], data, hash, padding, salt, true, false, kPromise);
  return signature.buffer;
}

async function verify(algorithm, key, signature, data) {
  checkType(key, 'public');
  const { 0: hash, 1: padding, 2: salt } = schemeOf(algorithm, key);
  return native.verify(key[kKeyObject][kHandle], data, hash, padding, salt, true, false, signature, kPromise);
}

/** RSA-OAEP both ways. */
async function crypt(encrypts, algorithm, key, data) {
  checkType(key, encrypts ? 'public' : 'private');
  const hash = nativeHash(key[kAlgorithm].hash);
  const what = encrypts ? 'publicEncrypt' : 'privateDecrypt';
  return (await native.crypt(what, key[kKeyObject][kHandle], data, 4, hash, algorithm.label, kPromise)).buffer;
}

/** The first `length` bits of what both sides find. */
async function derive(algorithm, baseKey, length) {
  const other = algorithm.public;
  checkType(baseKey, 'private');
  if (other[kKeyObject].type !== 'public') throw domException('algorithm.public must be a public key', 'InvalidAccessError');
  const { name, namedCurve } = baseKey[kAlgorithm];
  if (other[kAlgorithm].name !== name) throw domException('key algorithm mismatch', 'InvalidAccessError');
  if (other[kAlgorithm].namedCurve !== namedCurve) throw domException('Named curve mismatch', 'InvalidAccessError');
  let secret;
  try {
    secret = await native.agree(baseKey[kKeyObject][kHandle], other[kKeyObject][kHandle], kPromise);
  } catch (cause) {
    throw domException('The operation failed for an operation-specific reason', 'OperationError', cause);
  }
  if (length === null) return secret.buffer;
  const size = Math.ceil(length / 8);
  if (secret.length < size) throw domException('derived bit length is too small', 'OperationError');
  const bits = secret.buffer.slice(0, size);
  if (length % 8) new Uint8Array(bits)[size - 1] &= 0xff << (8 - length % 8);
  return bits;
}

/** The public half of a private key. */
async function getPublicKey(key, usages) {
  if (key[kKeyObject].type !== 'private') throw domException('key must be a private key', 'InvalidAccessError');
  const algorithm = key[kAlgorithm];
  checkUsages(algorithm.name, 'public', usages);
  return makeCryptoKey(new PublicKeyObject('public', native.publicOf(key[kKeyObject][kHandle])), algorithm, usages, true);
}

/** `keyObject.toCryptoKey(...)` of a half of a pair. */
function keyOfObject(object, algorithm, extractable, usages) {
  checkCurve(algorithm);
  checkUsages(algorithm.name, object.type, usages);
  if (object.type === 'private' && usages.length === 0) throw domException('Usages cannot be empty when importing a private key.', 'SyntaxError');
  return makeCryptoKey(object, describe(algorithm, object), usages, extractable);
}

module.exports = { crypt, derive, exportKey, generateKey, getPublicKey, importKey, isPair, keyOfObject, sign, verify };
