'use strict';
// Signatures, and RSA's encryption.

const Writable = require('internal/streams/writable');
const { codes } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');
const { coded, getArrayBufferOrView } = require('internal/crypto/util');
const { handleOf } = require('internal/crypto/asymmetric');
const { hash, pair: native } = internalBinding('crypto');

const kHandle = Symbol('kHandle');
const kAlgorithm = Symbol('kAlgorithm');
const RSA_PKCS1_PADDING = 1;
const RSA_PKCS1_OAEP_PADDING = 4;

/** @constructor */
function Sign(algorithm, options) {
  if (!(this instanceof Sign)) return new Sign(algorithm, options);
  setUp(this, algorithm, options);
}

/** @constructor */
function Verify(algorithm, options) {
  if (!(this instanceof Verify)) return new Verify(algorithm, options);
  setUp(this, algorithm, options);
}

function setUp(object, algorithm, options) {
  validateString(algorithm, 'algorithm');
  let state;
  try {
    state = hash.createHash(algorithm);
  } catch {
    throw coded(TypeError, 'Invalid digest', 'ERR_CRYPTO_INVALID_DIGEST');
  }
  define(object, kHandle, state);
  define(object, kAlgorithm, algorithm);
  Writable.call(object, options);
}

function define(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

for (const constructor of [Sign, Verify]) {
  Object.setPrototypeOf(constructor.prototype, Writable.prototype);
  Object.setPrototypeOf(constructor, Writable);
  constructor.prototype._write = function _write(chunk, encoding, callback) {
    this.update(chunk, encoding);
    callback();
  };
  constructor.prototype.update = function update(data, encoding) {
    if (this[kHandle] === null) throw notInitialised();
    hash.update.call(this[kHandle], data, encoding);
    return this;
  };
}

function notInitialised() {
  return coded(Error, 'Not initialised', 'ERR_CRYPTO_INVALID_STATE');
}

/** The digest of what was taken in, once. */
function digestOf(object) {
  if (object[kHandle] === null) throw notInitialised();
  const digest = hash.digest.call(object[kHandle]);
  object[kHandle] = null;
  return digest;
}

function intOption(options, name) {
  const value = options?.[name];
  if (value === undefined) return undefined;
  if (value !== value >> 0) throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, value);
  return value;
}

/** Padding, length of salt, and whether ECDSA's numbers stand bare. */
function schemeOf(options) {
  const isOptions = typeof options === 'object' && options !== null;
  const padding = isOptions ? intOption(options, 'padding') : undefined;
  const saltLength = isOptions ? intOption(options, 'saltLength') : undefined;
  let bare = false;
  if (isOptions && options.dsaEncoding !== undefined && options.dsaEncoding !== 'der') {
    if (options.dsaEncoding !== 'ieee-p1363') throw new codes.ERR_INVALID_ARG_VALUE('options.dsaEncoding', options.dsaEncoding);
    bare = true;
  }
  if (isOptions && options.context !== undefined) throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('options.context of a signature');
  return { padding, saltLength, bare };
}

Sign.prototype.sign = function sign(options, encoding) {
  if (!options) throw new codes.ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const { padding, saltLength, bare } = schemeOf(options);
  const key = handleOf(options, 'private');
  const digest = digestOf(this);
  checkHashable(key);
  const signature = native.sign(key, digest, this[kAlgorithm], padding, saltLength, bare, true);
  return encoding && encoding !== 'buffer' ? signature.toString(encoding) : signature;
};

Verify.prototype.verify = function verify(options, signature, sigEncoding) {
  const { padding, saltLength, bare } = schemeOf(options);
  const key = handleOf(options, 'public');
  signature = getArrayBufferOrView(signature, 'signature', sigEncoding);
  const digest = digestOf(this);
  checkHashable(key);
  return native.verify(key, digest, this[kAlgorithm], padding, saltLength, bare, true, signature);
};

/** Keys that hash on their own want the data, not a digest. */
function checkHashable(key) {
  if (native.kind(key) === 'ed25519') throw coded(Error, 'Unsupported crypto operation', 'ERR_CRYPTO_UNSUPPORTED_OPERATION');
}

/** `crypto.sign(algorithm, data, key[, callback])` */
function signOneShot(algorithm, data, key, callback) {
  if (algorithm != null) validateString(algorithm, 'algorithm');
  if (callback !== undefined) validateFunction(callback, 'callback');
  data = getArrayBufferOrView(data, 'data');
  if (!key) throw new codes.ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const { padding, saltLength, bare } = schemeOf(key);
  return native.sign(handleOf(key, 'private'), data, algorithm, padding, saltLength, bare, false, callback);
}

/** `crypto.verify(algorithm, data, key, signature[, callback])` */
function verifyOneShot(algorithm, data, key, signature, callback) {
  if (algorithm != null) validateString(algorithm, 'algorithm');
  if (callback !== undefined) validateFunction(callback, 'callback');
  data = getArrayBufferOrView(data, 'data');
  const { padding, saltLength, bare } = schemeOf(key);
  if (typeof signature === 'string' || !require('internal/crypto/util').isBytes(signature)) {
    throw new codes.ERR_INVALID_ARG_TYPE('signature', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], signature);
  }
  return native.verify(handleOf(key, 'public'), data, algorithm, padding, saltLength, bare, false, signature, callback);
}

function isDigest(name) {
  try {
    hash.hash(name, '');
    return true;
  } catch {
    return false;
  }
}

/** RSA's four ways, which differ in the half of the key and in the padding that is meant. */
function rsa(what, wanted, usual) {
  return function(options, buffer) {
    const { padding = 0, oaepHash, encoding } = options ?? {};
    let { oaepLabel } = options ?? {};
    if (oaepHash !== undefined) {
      validateString(oaepHash, 'key.oaepHash');
      if (!isDigest(oaepHash)) throw coded(Error, 'Invalid digest used', 'ERR_OSSL_EVP_INVALID_DIGEST');
    }
    const key = handleOf(options, wanted);
    if (oaepLabel !== undefined) oaepLabel = getArrayBufferOrView(oaepLabel, 'key.oaepLabel', encoding);
    buffer = getArrayBufferOrView(buffer, 'buffer', encoding);
    return native.crypt(what, key, buffer, padding || usual, oaepHash, oaepLabel);
  };
}

module.exports = {
  Sign,
  Verify,
  createSign: function createSign(algorithm, options) {
    return new Sign(algorithm, options);
  },
  createVerify: function createVerify(algorithm, options) {
    return new Verify(algorithm, options);
  },
  sign: signOneShot,
  verify: verifyOneShot,
  publicEncrypt: rsa('publicEncrypt', 'public', RSA_PKCS1_OAEP_PADDING),
  publicDecrypt: rsa('publicDecrypt', 'public', RSA_PKCS1_PADDING),
  privateEncrypt: rsa('privateEncrypt', 'private', RSA_PKCS1_PADDING),
  privateDecrypt: rsa('privateDecrypt', 'private', RSA_PKCS1_OAEP_PADDING),
};
