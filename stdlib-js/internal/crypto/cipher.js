'use strict';
// Ciphers with a key and an initialization vector. The work is done in crates/native/src/crypto/cipher.

const LazyTransform = require('internal/crypto/lazy_transform');
const { codes } = require('internal/errors');
const { validateObject, validateString, validateUint32 } = require('internal/validators');
const { getArrayBufferOrView, getStringOption, getUIntOption } = require('internal/crypto/util');
const { prepareSecretKey } = require('internal/crypto/keys');
const { cipher: native, ciphers } = internalBinding('crypto');

const kHandle = Symbol('kHandle');

/** @constructor */
function Cipheriv(cipher, key, iv, options) {
  if (!(this instanceof Cipheriv)) return new Cipheriv(cipher, key, iv, options);
  setUp(this, true, cipher, key, iv, options);
}

/** @constructor */
function Decipheriv(cipher, key, iv, options) {
  if (!(this instanceof Decipheriv)) return new Decipheriv(cipher, key, iv, options);
  setUp(this, false, cipher, key, iv, options);
}

function setUp(object, encrypts, cipher, key, iv, options) {
  validateString(cipher, 'cipher');
  const encoding = getStringOption(options, 'encoding');
  key = prepareSecretKey(key, encoding);
  if (typeof key === 'string' && encoding != null) key = getArrayBufferOrView(key, 'key', encoding);
  if (iv !== null) iv = getArrayBufferOrView(iv, 'iv');
  const tagLength = getUIntOption(options, 'authTagLength');
  object._decoder = null;
  object._options = options;
  Object.defineProperty(object, kHandle, {
    __proto__: null, value: native.create(encrypts, cipher, key, iv, tagLength), writable: true, enumerable: false, configurable: true,
  });
}

for (const constructor of [Cipheriv, Decipheriv]) {
  Object.setPrototypeOf(constructor.prototype, LazyTransform.prototype);
  Object.setPrototypeOf(constructor, LazyTransform);
  constructor.prototype._transform = function(chunk, encoding, callback) {
    this.push(native.update(this[kHandle], chunk, encoding));
    callback();
  };
  constructor.prototype._flush = function(callback) {
    try {
      this.push(native.finish(this[kHandle]));
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  };
  constructor.prototype.update = function update(data, inputEncoding, outputEncoding) {
    return decoded(this, native.update(this[kHandle], data, inputEncoding), outputEncoding, false);
  };
  constructor.prototype.final = function final(outputEncoding) {
    return decoded(this, native.finish(this[kHandle]), outputEncoding, true);
  };
  constructor.prototype.setAutoPadding = function setAutoPadding(ap) {
    if (!native.setAutoPadding(this[kHandle], ap === undefined || !!ap)) throw new codes.ERR_CRYPTO_INVALID_STATE('setAutoPadding');
    return this;
  };
}

Cipheriv.prototype.getAuthTag = function getAuthTag() {
  const tag = native.authTag(this[kHandle]);
  if (tag === undefined) throw new codes.ERR_CRYPTO_INVALID_STATE('getAuthTag');
  return tag;
};

let warned = false;

Decipheriv.prototype.setAuthTag = function setAuthTag(tagbuf, encoding) {
  const set = native.setAuthTag(this[kHandle], getArrayBufferOrView(tagbuf, 'buffer', encoding));
  if (set === false) throw new codes.ERR_CRYPTO_INVALID_STATE('setAuthTag');
  if (set === 'short' && !warned) {
    warned = true;
    process.emitWarning('Using AES-GCM authentication tags of less than 128 bits without specifying the authTagLength option when ' +
      'initializing decryption is deprecated.', 'DeprecationWarning', 'DEP0182');
  }
  return this;
};

Cipheriv.prototype.setAAD = Decipheriv.prototype.setAAD = function setAAD(aadbuf, options) {
  const encoding = getStringOption(options, 'encoding');
  getUIntOption(options, 'plaintextLength');
  if (!native.setAAD(this[kHandle], getArrayBufferOrView(aadbuf, 'aadbuf', encoding))) throw new codes.ERR_CRYPTO_INVALID_STATE('setAAD');
  return this;
};

/** Bytes that came out, as text if an encoding is given. Its characters may span several updates. */
function decoded(object, bytes, encoding, last) {
  if (!encoding || encoding === 'buffer') return bytes;
  const normal = require('internal/util').normalizeEncoding(encoding);
  if (object._decoder === null) {
    if (normal === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    const { StringDecoder } = require('string_decoder');
    object._decoder = new StringDecoder(encoding);
  } else if (object._decoder.encoding !== normal) {
    if (normal === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    require('internal/assert').fail('Cannot change encoding');
  }
  return last ? object._decoder.end(bytes) : object._decoder.write(bytes);
}

function createCipheriv(cipher, key, iv, options) {
  return new Cipheriv(cipher, key, iv, options);
}

function createDecipheriv(cipher, key, iv, options) {
  return new Decipheriv(cipher, key, iv, options);
}

/** The names of all ciphers, sorted. */
function getCiphers() {
  return ciphers.slice();
}

/** What a cipher is like; undefined if there is none such, or none that takes these lengths. */
function getCipherInfo(nameOrNid, options = undefined) {
  if (typeof nameOrNid !== 'string' && typeof nameOrNid !== 'number') {
    throw new codes.ERR_INVALID_ARG_TYPE('nameOrNid', ['string', 'number'], nameOrNid);
  }
  if (typeof nameOrNid === 'number') require('internal/validators').validateInt32(nameOrNid, 'nameOrNid');
  let keyLength, ivLength;
  if (options !== undefined) {
    validateObject(options, 'options');
    ({ keyLength, ivLength } = options);
    if (keyLength !== undefined) validateUint32(keyLength, 'options.keyLength');
    if (ivLength !== undefined) validateUint32(ivLength, 'options.ivLength');
  }
  return native.info(nameOrNid, keyLength, ivLength);
}

module.exports = { Cipheriv, Decipheriv, createCipheriv, createDecipheriv, getCipherInfo, getCiphers };
