'use strict';
// CryptoKey: a key of WebCrypto, which is a KeyObject with an algorithm and uses.

const { codes } = require('internal/errors');

// What a key is stands under symbols, so that programs that meet one in an inspector see nothing of it.
const kKeyObject = Symbol('kKeyObject');
const kAlgorithm = Symbol('kAlgorithm');
const kExtractable = Symbol('kExtractable');
const kKeyUsages = Symbol('kKeyUsages');
const kShown = Symbol('kShown');

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

  // What programs get is theirs to change; the key goes on with its own.
  get algorithm() {
    return shownOf(this).algorithm;
  }

  get usages() {
    return shownOf(this).usages;
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    if (depth < 0) return this;
    const shown = { type: this.type, extractable: this.extractable, algorithm: this[kAlgorithm], usages: this[kKeyUsages] };
    return `CryptoKey ${inspect(shown, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}

function checked(key) {
  if (key == null || key[kKeyObject] === undefined) throw new codes.ERR_INVALID_THIS('CryptoKey');
  return key;
}

function shownOf(key) {
  const known = checked(key)[kShown];
  if (known !== undefined) return known;
  const algorithm = { ...key[kAlgorithm] };
  if (algorithm.hash !== undefined) algorithm.hash = { ...algorithm.hash };
  if (algorithm.publicExponent !== undefined) algorithm.publicExponent = algorithm.publicExponent.slice();
  const value = { algorithm, usages: key[kKeyUsages].slice() };
  Object.defineProperty(key, kShown, { __proto__: null, value });
  return value;
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
