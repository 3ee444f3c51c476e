'use strict';
// KeyObject: key material that is used without being seen. The material is native; these objects hold a handle on it.

const { codes } = require('internal/errors');
const { validateFunction, validateInteger, validateObject, validateOneOf, validateString } = require('internal/validators');
const { BYTES, isBytes } = require('internal/crypto/util');
const { kKeyObject } = require('internal/crypto/crypto_key');
const { key: native } = internalBinding('crypto');

const kHandle = Symbol('kHandle');
const kKeyType = Symbol('kKeyType');

class KeyObject {
  constructor(type, handle) {
    if (type !== 'secret' && type !== 'public' && type !== 'private') throw new codes.ERR_INVALID_ARG_VALUE('type', type);
    if (!native.isHandle(handle)) throw new codes.ERR_INVALID_ARG_TYPE('handle', 'object', handle);
    this[kKeyType] = type;
    Object.defineProperty(this, kHandle, { __proto__: null, value: handle });
  }

  get type() {
    return this[kKeyType];
  }

  /** The KeyObject of a CryptoKey. */
  static from(key) {
    if (!isCryptoKey(key)) throw new codes.ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key);
    return key[kKeyObject];
  }

  /** Whether both are of one type and of the same material. */
  equals(otherKeyObject) {
    if (!isKeyObject(otherKeyObject)) throw new codes.ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', otherKeyObject);
    return otherKeyObject.type === this.type && native.equals(this[kHandle], otherKeyObject[kHandle]);
  }
}
Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, { __proto__: null, value: 'KeyObject', configurable: true });

class SecretKeyObject extends KeyObject {
  get symmetricKeySize() {
    return native.size(this[kHandle]);
  }

  /** The bytes, or a JSON Web Key. */
  export(options) {
    if (options !== undefined) {
      validateObject(options, 'options');
      validateOneOf(options.format, 'options.format', [undefined, 'buffer', 'jwk']);
      if (options.format === 'jwk') return { kty: 'oct', k: native.exportSecret(this[kHandle], 'base64url') };
    }
    return native.exportSecret(this[kHandle]);
  }

  /** A CryptoKey over the same material. */
  toCryptoKey(algorithm, extractable, keyUsages) {
    return require('internal/crypto/subtle').keyOfObject(this, algorithm, extractable, keyUsages);
  }
}

function isKeyObject(value) {
  return value != null && typeof value === 'object' && value[kKeyType] !== undefined && value[kHandle] !== undefined;
}

function isCryptoKey(value) {
  return value != null && typeof value === 'object' && value[kKeyObject] !== undefined;
}

/** The native handle of a secret KeyObject or CryptoKey; undefined for anything else. */
function secretHandleOf(value) {
  if (isCryptoKey(value)) value = value[kKeyObject];
  return isKeyObject(value) && value.type === 'secret' ? value[kHandle] : undefined;
}

/** What native code takes as a secret key: bytes, text or a handle. */
function prepareSecretKey(key, encoding, bytesOnly = false) {
  if (!bytesOnly) {
    const object = isCryptoKey(key) ? key[kKeyObject] : key;
    if (isKeyObject(object)) {
      if (object.type !== 'secret') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(object.type, 'secret');
      return object[kHandle];
    }
  }
  if (typeof key === 'string') return key;
  if (isBytes(key)) return key;
  throw new codes.ERR_INVALID_ARG_TYPE('key', bytesOnly ? BYTES : ['string', ...BYTES, 'KeyObject', 'CryptoKey'], key);
}

/** A secret key of these bytes. */
function createSecretKey(key, encoding) {
  return new SecretKeyObject('secret', native.secret(prepareSecretKey(key, encoding, true), encoding));
}

/** How many bytes a new secret key has. */
function sizeOfNewKey(type, options) {
  validateString(type, 'type');
  validateObject(options, 'options');
  const { length } = options;
  if (type === 'hmac') validateInteger(length, 'options.length', 8, 2147483647);
  else if (type === 'aes') validateOneOf(length, 'options.length', [128, 192, 256]);
  else throw new codes.ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  return Math.floor(length / 8);
}

/** A new random secret key for `hmac` or `aes`: `callback(error, key)`. */
function generateKey(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const size = sizeOfNewKey(type, options);
  internalBinding('crypto').random.randomBytes(size, (error, bytes) => {
    if (error) callback(error);
    else callback(null, createSecretKey(bytes));
  });
}

function generateKeySync(type, options) {
  return createSecretKey(internalBinding('crypto').random.randomBytes(sizeOfNewKey(type, options)));
}

module.exports = {
  KeyObject,
  SecretKeyObject,
  createSecretKey,
  generateKey,
  generateKeySync,
  isCryptoKey,
  isKeyObject,
  kHandle,
  prepareSecretKey,
  secretHandleOf,
};
