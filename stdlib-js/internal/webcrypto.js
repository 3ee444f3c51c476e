'use strict';
// The global `crypto` and its classes. What needs keys and ciphers loads with the first operation.

const { codes } = require('internal/errors');
const { fill } = internalBinding('random');

const INTEGERS = new Set(['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
  'BigInt64Array', 'BigUint64Array']);
const kindOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

let making = false;

class SubtleCrypto {
  constructor() {
    if (!making) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  /** Whether an operation knows an algorithm; for derivation and wrapping, together with what comes out or goes in. */
  static supports(operation, algorithm, lengthOrAdditionalAlgorithm = null) {
    if (this !== SubtleCrypto) throw new codes.ERR_INVALID_THIS('SubtleCrypto constructor');
    const { argumentsOf, supports } = require('internal/crypto/normalize');
    argumentsOf('supports').count(arguments.length, 2);
    return supports(`${operation}`, algorithm, lengthOrAdditionalAlgorithm);
  }

  async encrypt(algorithm, key, data) {
    const { ops, check, normalize } = start(this, 'encrypt', arguments.length, 3);
    return ops.encrypt(normalize(algorithm, 'encrypt'), check.key(key, 2), check.bytes(data, 3));
  }

  async decrypt(algorithm, key, data) {
    const { ops, check, normalize } = start(this, 'decrypt', arguments.length, 3);
    return ops.decrypt(normalize(algorithm, 'decrypt'), check.key(key, 2), check.bytes(data, 3));
  }

  async sign(algorithm, key, data) {
    const { ops, check, normalize } = start(this, 'sign', arguments.length, 3);
    key = check.key(key, 2);
    data = check.bytes(data, 3);
    return ops.sign(normalize(algorithm, 'sign'), key, data);
  }

  async verify(algorithm, key, signature, data) {
    const { ops, check, normalize } = start(this, 'verify', arguments.length, 4);
    key = check.key(key, 2);
    signature = check.bytes(signature, 3);
    data = check.bytes(data, 4);
    return ops.verify(normalize(algorithm, 'verify'), key, signature, data);
  }

  async digest(algorithm, data) {
    const { ops, check, normalize } = start(this, 'digest', arguments.length, 2);
    data = check.bytes(data, 2);
    return ops.digest(normalize(algorithm, 'digest'), data);
  }

  async generateKey(algorithm, extractable, keyUsages) {
    const { ops, check, normalize } = start(this, 'generateKey', arguments.length, 3);
    keyUsages = check.usages(keyUsages, 3);
    return ops.generateKey(normalize(algorithm, 'generateKey'), !!extractable, keyUsages);
  }

  async deriveKey(algorithm, baseKey, derivedKeyType, extractable, keyUsages) {
    const { ops, check, normalize } = start(this, 'deriveKey', arguments.length, 5);
    baseKey = check.key(baseKey, 2);
    keyUsages = check.usages(keyUsages, 5);
    algorithm = normalize(algorithm, 'deriveBits');
    const derived = { importAs: normalize(derivedKeyType, 'importKey'), length: normalize(derivedKeyType, 'get key length') };
    return ops.deriveKey(algorithm, baseKey, derived, !!extractable, keyUsages);
  }

  async deriveBits(algorithm, baseKey, length = null) {
    const { ops, check, normalize } = start(this, 'deriveBits', arguments.length, 2);
    baseKey = check.key(baseKey, 2);
    length = check.length(length, 3);
    return ops.deriveBits(normalize(algorithm, 'deriveBits'), baseKey, length);
  }

  async importKey(format, keyData, algorithm, extractable, keyUsages) {
    const { ops, check, normalize } = start(this, 'importKey', arguments.length, 5);
    format = check.format(format, 1);
    keyData = format === 'jwk' ? check.jwk(keyData, 2) : check.bytes(keyData, 2);
    keyUsages = check.usages(keyUsages, 5);
    return ops.importKey(format, keyData, normalize(algorithm, 'importKey'), !!extractable, keyUsages);
  }

  async exportKey(format, key) {
    const { ops, check } = start(this, 'exportKey', arguments.length, 2);
    return ops.exportKey(check.format(format, 1), check.key(key, 2));
  }

  async wrapKey(format, key, wrappingKey, wrapAlgorithm) {
    const { ops, check, normalize } = start(this, 'wrapKey', arguments.length, 4);
    format = check.format(format, 1);
    key = check.key(key, 2);
    wrappingKey = check.key(wrappingKey, 3);
    return ops.wrapKey(format, key, wrappingKey, wrapping(normalize, wrapAlgorithm, 'wrapKey', 'encrypt'));
  }

  async unwrapKey(format, wrappedKey, unwrappingKey, unwrapAlgo, unwrappedKeyAlgo, extractable, keyUsages) {
    const { ops, check, normalize } = start(this, 'unwrapKey', arguments.length, 7);
    format = check.format(format, 1);
    wrappedKey = check.bytes(wrappedKey, 2);
    unwrappingKey = check.key(unwrappingKey, 3);
    keyUsages = check.usages(keyUsages, 7);
    const algorithm = wrapping(normalize, unwrapAlgo, 'unwrapKey', 'decrypt');
    const importAs = normalize(unwrappedKeyAlgo, 'importKey');
    return ops.unwrapKey(format, wrappedKey, unwrappingKey, algorithm, importAs, !!extractable, keyUsages);
  }

  async getPublicKey(key, keyUsages) {
    const { ops, check } = start(this, 'getPublicKey', arguments.length, 2);
    return ops.getPublicKey(check.key(key, 1), check.usages(keyUsages, 2));
  }
}

for (const name of ['encapsulateBits', 'encapsulateKey', 'decapsulateBits', 'decapsulateKey']) {
  SubtleCrypto.prototype[name] = {
    async [name]() {
      throw new codes.ERR_METHOD_NOT_IMPLEMENTED(`crypto.subtle.${name}()`);
    },
  }[name];
}
for (const name of Object.getOwnPropertyNames(SubtleCrypto.prototype)) {
  if (name !== 'constructor') Object.defineProperty(SubtleCrypto.prototype, name, { __proto__: null, enumerable: true });
}
Object.defineProperty(SubtleCrypto.prototype, Symbol.toStringTag, { __proto__: null, value: 'SubtleCrypto', configurable: true });

/** What a method begins with: its receiver and the number of its arguments are checked, its operations loaded. */
function start(receiver, method, given, wanted) {
  if (receiver !== subtle) throw new codes.ERR_INVALID_THIS('SubtleCrypto');
  const { argumentsOf, normalizeAlgorithm } = require('internal/crypto/normalize');
  const check = argumentsOf(method);
  check.count(given, wanted);
  return { ops: require('internal/crypto/subtle'), check, normalize: normalizeAlgorithm };
}

/** Wrapping is an operation of its own for AES-KW; other ciphers encrypt. */
function wrapping(normalize, algorithm, operation, instead) {
  try {
    return normalize(algorithm, operation);
  } catch {
    return normalize(algorithm, instead);
  }
}

class Crypto {
  constructor() {
    if (!making) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  get subtle() {
    if (this !== crypto) throw new codes.ERR_INVALID_THIS('Crypto');
    return subtle;
  }

  /** Fills an integer view of at most 65,536 bytes. */
  getRandomValues(array) {
    if (this !== crypto) throw new codes.ERR_INVALID_THIS('Crypto');
    if (!ArrayBuffer.isView(array) || !INTEGERS.has(kindOf.call(array))) {
      throw require('internal/util').lazyDOMException(
        'The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (array.byteLength > 65536) {
      throw require('internal/util').lazyDOMException(
        `The requested length exceeds 65,536 bytes`, 'QuotaExceededError');
    }
    fill(array);
    return array;
  }

  /** A random UUID, version 4. */
  randomUUID(options) {
    if (this !== crypto) throw new codes.ERR_INVALID_THIS('Crypto');
    return require('internal/crypto/random').randomUUID(options);
  }
}
for (const name of ['subtle', 'getRandomValues', 'randomUUID']) Object.defineProperty(Crypto.prototype, name, { __proto__: null, enumerable: true });
Object.defineProperty(Crypto.prototype, Symbol.toStringTag, { __proto__: null, value: 'Crypto', configurable: true });

making = true;
const subtle = new SubtleCrypto();
const crypto = new Crypto();
making = false;

module.exports = { crypto, Crypto, SubtleCrypto };
Object.defineProperty(module.exports, 'CryptoKey', {
  __proto__: null, enumerable: true, get: () => require('internal/crypto/crypto_key').CryptoKey,
});
