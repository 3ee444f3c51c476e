'use strict';
// The global `crypto`: randomness. What needs ciphers and keys says that it is missing.

const { fill } = internalBinding('random');

const INTEGERS = new Set(['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
  'BigInt64Array', 'BigUint64Array']);
const kindOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

function absent(name) {
  const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
  return new ERR_METHOD_NOT_IMPLEMENTED(name);
}

let making = false;

class SubtleCrypto {
  constructor() {
    if (!making) throw new (require('internal/errors').codes.ERR_ILLEGAL_CONSTRUCTOR)();
  }
}
for (const name of ['decapsulateBits', 'decapsulateKey', 'decrypt', 'deriveBits', 'deriveKey', 'digest', 'encapsulateBits', 'encapsulateKey',
  'encrypt', 'exportKey', 'generateKey', 'getPublicKey', 'importKey', 'sign', 'unwrapKey', 'verify', 'wrapKey']) {
  SubtleCrypto.prototype[name] = { async [name]() { throw absent(`crypto.subtle.${name}()`); } }[name];
}

class CryptoKey {
  constructor() { throw new (require('internal/errors').codes.ERR_ILLEGAL_CONSTRUCTOR)(); }
}

class Crypto {
  constructor() {
    if (!making) throw new (require('internal/errors').codes.ERR_ILLEGAL_CONSTRUCTOR)();
  }

  get subtle() { return subtle; }

  /** Fills an integer view of at most 65,536 bytes. */
  getRandomValues(array) {
    const kind = kindOf.call(array);
    if (!INTEGERS.has(kind)) {
      throw require('internal/util').lazyDOMException(
        'The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (array.byteLength > 65536) {
      throw require('internal/util').lazyDOMException(
        'The requested length exceeds 65,536 bytes', 'QuotaExceededError');
    }
    fill(array);
    return array;
  }

  /** A random UUID, version 4. */
  randomUUID() {
    const bytes = new Uint8Array(16);
    fill(bytes);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = require('buffer').Buffer.from(bytes).toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}
Object.defineProperty(Crypto.prototype, Symbol.toStringTag, { value: 'Crypto', configurable: true });

making = true;
const subtle = new SubtleCrypto();
const crypto = new Crypto();
making = false;

module.exports = { crypto, Crypto, CryptoKey, SubtleCrypto };
