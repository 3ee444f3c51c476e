'use strict';
// Hash and Hmac. Their objects, `update` and `digest` are native (crates/native/src/crypto); here is what makes them streams.

const LazyTransform = require('internal/crypto/lazy_transform');
const { hash: native, hmac: nativeHmac } = internalBinding('crypto');

/** @constructor */
function Hash(algorithm, options) {
  const hash = native.createHash(algorithm, options);
  if (new.target !== undefined && new.target !== Hash) Object.setPrototypeOf(hash, new.target.prototype);
  return hash;
}
inherit(Hash);
Hash.prototype.copy = native.copy;
Hash.prototype._transform = transform;
Hash.prototype._flush = function(callback) {
  this.push(native.flush.call(this));
  callback();
};
Hash.prototype.update = native.update;
Hash.prototype.digest = native.digest;
native.setPrototype(Hash.prototype);

/** @constructor */
function Hmac(hmac, key, options) {
  const object = createHmac(hmac, key, options);
  if (new.target !== undefined && new.target !== Hmac) Object.setPrototypeOf(object, new.target.prototype);
  return object;
}
inherit(Hmac);
Hmac.prototype.update = nativeHmac.update;
Hmac.prototype.digest = nativeHmac.digest;
Hmac.prototype._flush = function(callback) {
  this.push(nativeHmac.flush.call(this));
  callback();
};
Hmac.prototype._transform = transform;
nativeHmac.setPrototype(Hmac.prototype);

function transform(chunk, encoding, callback) {
  this.update(chunk, encoding);
  callback();
}

function inherit(constructor) {
  Object.setPrototypeOf(constructor.prototype, LazyTransform.prototype);
  Object.setPrototypeOf(constructor, LazyTransform);
}

/** An HMAC in the making. */
function createHmac(hmac, key, options) {
  if (typeof hmac !== 'string') require('internal/validators').validateString(hmac, 'hmac');
  let encoding;
  if (options && (encoding = options.encoding) != null) require('internal/validators').validateString(encoding, 'options.encoding');
  if (typeof key !== 'string' && !ArrayBuffer.isView(key)) key = require('internal/crypto/keys').prepareSecretKey(key, encoding);
  return nativeHmac.create(hmac, key, encoding);
}

let warned = false;

/** Said once: the length of a SHAKE digest should be given. */
function warnOfShake() {
  if (warned) return;
  warned = true;
  process.emitWarning('Creating SHAKE128/256 digests without an explicit options.outputLength is deprecated.', 'DeprecationWarning', 'DEP0198');
}

module.exports = { Hash, Hmac, createHmac, warnOfShake };
