'use strict';
// CryptoKey: a key of WebCrypto, which is a KeyObject with an algorithm and uses.

const { codes } = require('internal/errors');

// What a key is stands under symbols, so that programs that meet one in an inspector see nothing of it.
const kKeyObject = Symbol('kKeyObject');
const kAlgorithm = Symbol('kAlgorithm');
const kExtractable = Symbol('kExtractable');
const kKeyUsages = Symbol('kKeyUsages');

class CryptoKey {
  constructor() {
    throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  get type() {
    return checked(this)[kKeyObject].type;
  }

  get extractable() {
    return checked(this)[kExtractable];
  }

  get algorithm() {
    return checked(this)[kAlgorithm];
  }

  get usages() {
    return checked(this)[kKeyUsages].slice();
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    if (depth < 0) return this;
    const shown = { type: this.type, extractable: this.extractable, algorithm: this.algorithm, usages: this.usages };
    return `CryptoKey ${inspect(shown, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}

function checked(key) {
  if (key == null || key[kKeyObject] === undefined) throw new codes.ERR_INVALID_THIS('CryptoKey');
  return key;
}

for (const name of ['type', 'extractable', 'algorithm', 'usages']) {
  Object.defineProperty(CryptoKey.prototype, name, { __proto__: null, enumerable: true });
}
Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, { __proto__: null, value: 'CryptoKey', configurable: true });

const USES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];

/** A CryptoKey over `keyObject`. */
function makeCryptoKey(keyObject, algorithm, usages, extractable) {
  const key = Object.create(CryptoKey.prototype);
  const set = (symbol, value) => Object.defineProperty(key, symbol, { __proto__: null, value, enumerable: false });
  set(kKeyObject, keyObject);
  set(kAlgorithm, algorithm);
  set(kExtractable, extractable);
  set(kKeyUsages, Array.from(new Set(usages)));
  return key;
}

module.exports = { CryptoKey, USES, kAlgorithm, kExtractable, kKeyObject, kKeyUsages, makeCryptoKey };
