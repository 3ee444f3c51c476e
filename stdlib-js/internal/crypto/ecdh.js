'use strict';
// ECDH objects: a pair on a curve, and what it shares with other public keys.

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');
const { coded, getArrayBufferOrView } = require('internal/crypto/util');
const { pair: native } = internalBinding('crypto');

const kCurve = Symbol('kCurve');
const kPair = Symbol('kPair');
const kPublic = Symbol('kPublic');

/** @constructor */
function ECDH(curve) {
  if (!(this instanceof ECDH)) return new ECDH(curve);
  validateString(curve, 'curve');
  const names = native.curve(curve);
  if (names === undefined) throw coded(TypeError, 'Invalid EC curve name', 'ERR_CRYPTO_INVALID_CURVE');
  for (const { 0: key, 1: value } of [[kCurve, names[0]], [kPair, undefined], [kPublic, undefined]]) {
    Object.defineProperty(this, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
  }
}

function encoded(bytes, encoding) {
  return encoding && encoding !== 'buffer' ? bytes.toString(encoding) : bytes;
}

function numbersOf(ecdh, missing) {
  if (ecdh[kPair] === undefined) throw coded(Error, `Failed to get ECDH ${missing} key`, 'ERR_CRYPTO_OPERATION_FAILED');
  return native.numbers(ecdh[kPair]);
}

/** A point from two coordinates in one of SEC 1's three forms. */
function pointOf(curve, x, y, format) {
  if (format !== undefined && !['compressed', 'uncompressed', 'hybrid'].includes(format)) {
    throw new codes.ERR_CRYPTO_ECDH_INVALID_FORMAT(format);
  }
  if (format === 'compressed') return Buffer.concat([Buffer.of(2 + (y[y.length - 1] & 1)), x]);
  return Buffer.concat([Buffer.of(format === 'hybrid' ? 6 + (y[y.length - 1] & 1) : 4), x, y]);
}

/** The coordinates of a point in any form; undefined if it is none of the curve. */
function coordinates(curve, bytes) {
  const view = Buffer.from(bytes.buffer ?? bytes, bytes.byteOffset, bytes.byteLength);
  // A hybrid point is an uncompressed one that says twice which of two it is.
  const plain = view[0] === 6 || view[0] === 7 ? Buffer.concat([Buffer.of(4), view.subarray(1)]) : view;
  const point = native.point(curve, plain, false);
  if (point === undefined) return undefined;
  const half = (point.length - 1) / 2;
  return [point.subarray(1, 1 + half), point.subarray(1 + half)];
}

ECDH.prototype.generateKeys = function generateKeys(encoding, format) {
  this[kPair] = native.generate('ec', this[kCurve]);
  this[kPublic] = undefined;
  return this.getPublicKey(encoding, format);
};

ECDH.prototype.getPublicKey = function getPublicKey(encoding, format) {
  const { 0: x, 1: y } = this[kPublic] ?? numbersOf(this, 'public');
  return encoded(pointOf(this[kCurve], x, y, format), encoding);
};

ECDH.prototype.getPrivateKey = function getPrivateKey(encoding) {
  return encoded(numbersOf(this, 'private')[2], encoding);
};

ECDH.prototype.setPrivateKey = function setPrivateKey(key, encoding) {
  key = getArrayBufferOrView(key, 'key', encoding);
  const handle = native.fromNumbers('ec', true, this[kCurve], [key]);
  if (handle === undefined) throw coded(Error, 'Private key is not valid for specified curve.', 'ERR_CRYPTO_INVALID_KEYTYPE');
  this[kPair] = handle;
  this[kPublic] = undefined;
  return this;
};

/** Sets the half that others see. A program that sets both must take care that they belong together. */
function setPublicKey(key, encoding) {
  key = getArrayBufferOrView(key, 'key', encoding);
  const found = coordinates(this[kCurve], key);
  if (found === undefined) throw coded(Error, 'Failed to convert Buffer to EC_POINT', 'ERR_CRYPTO_OPERATION_FAILED');
  this[kPublic] = found;
}
ECDH.prototype.setPublicKey = require('internal/util').deprecate(setPublicKey, 'ecdh.setPublicKey() is deprecated.', 'DEP0031');

ECDH.prototype.computeSecret = function computeSecret(key, inEnc, outEnc) {
  key = getArrayBufferOrView(key, 'otherPublicKey', inEnc);
  numbersOf(this, 'private');
  const found = coordinates(this[kCurve], key);
  if (found === undefined) throw new codes.ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY();
  const other = native.fromNumbers('ec', false, this[kCurve], found);
  return encoded(native.agree(this[kPair], other), outEnc);
};

/** A point in another form. */
ECDH.convertKey = function convertKey(key, curve, inEnc, outEnc, format) {
  validateString(curve, 'curve');
  key = getArrayBufferOrView(key, 'key', inEnc);
  const names = native.curve(curve);
  if (names === undefined) throw coded(TypeError, 'Invalid EC curve name', 'ERR_CRYPTO_INVALID_CURVE');
  if (format !== undefined && format !== 'compressed' && format !== 'uncompressed' && format !== 'hybrid') {
    throw new codes.ERR_CRYPTO_ECDH_INVALID_FORMAT(format);
  }
  const found = coordinates(names[0], key);
  if (found === undefined) throw coded(Error, 'Failed to convert Buffer to EC_POINT', 'ERR_CRYPTO_OPERATION_FAILED');
  return encoded(pointOf(names[0], found[0], found[1], format), outEnc);
};

function createECDH(curve) {
  return new ECDH(curve);
}

module.exports = { ECDH, createECDH };
