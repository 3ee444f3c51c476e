'use strict';
// Keys from passwords and from other keys: PBKDF2, scrypt, HKDF.

const { codes } = require('internal/errors');
const { validateFunction, validateInt32, validateInteger, validateString, validateUint32 } = require('internal/validators');
const { getArrayBufferOrView, isBytes } = require('internal/crypto/util');
const { derive } = internalBinding('crypto');

/** PBKDF2 on the worker pool: `callback(error, key)`. */
function pbkdf2(password, salt, iterations, keylen, digest, callback) {
  if (typeof digest === 'function') {
    callback = digest;
    digest = undefined;
  }
  checkPbkdf2(password, salt, iterations, keylen, digest);
  validateFunction(callback, 'callback');
  derive.pbkdf2(digest, password, salt, iterations, keylen, callback);
}

function pbkdf2Sync(password, salt, iterations, keylen, digest) {
  checkPbkdf2(password, salt, iterations, keylen, digest);
  return derive.pbkdf2(digest, password, salt, iterations, keylen);
}

function checkPbkdf2(password, salt, iterations, keylen, digest) {
  validateString(digest, 'digest');
  checkBytes(password, 'password');
  checkBytes(salt, 'salt');
  validateInt32(iterations, 'iterations', 1);
  validateInt32(keylen, 'keylen', 0);
}

function checkBytes(value, name) {
  if (typeof value !== 'string') getArrayBufferOrView(value, name);
}

/** scrypt on the worker pool: `callback(error, key)`. */
function scrypt(password, salt, keylen, options, callback) {
  if (callback === undefined) {
    callback = options;
    options = undefined;
  }
  const { N, r, p, maxmem } = scryptOptions(password, salt, keylen, options);
  validateFunction(callback, 'callback');
  derive.scrypt(password, salt, keylen, N, r, p, maxmem, callback);
}

function scryptSync(password, salt, keylen, options) {
  const { N, r, p, maxmem } = scryptOptions(password, salt, keylen, options);
  return derive.scrypt(password, salt, keylen, N, r, p, maxmem);
}

// The two names of each parameter, and what it is without one (or as 0).
const PARAMETERS = [['N', 'cost', 16384], ['r', 'blockSize', 8], ['p', 'parallelization', 1]];

function scryptOptions(password, salt, keylen, options) {
  checkBytes(password, 'password');
  checkBytes(salt, 'salt');
  validateInt32(keylen, 'keylen', 0);
  const found = { N: 16384, r: 8, p: 1, maxmem: 33554432 };
  if (!options) return found;
  for (let i = 0; i < PARAMETERS.length; i++) {
    const { 0: name, 1: alias, 2: usual } = PARAMETERS[i];
    // Each is read once: a getter may answer otherwise the next time.
    const value = options[name];
    if (value !== undefined) validateUint32(value, name);
    const other = options[alias];
    if (other !== undefined) {
      if (value !== undefined) throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR(name, alias);
      validateUint32(other, alias);
    }
    found[name] = value || other || usual;
  }
  const { maxmem } = options;
  if (maxmem !== undefined) {
    validateInteger(maxmem, 'maxmem', 0);
    found.maxmem = maxmem || found.maxmem;
  }
  return found;
}

/** HKDF on the worker pool: `callback(error, arrayBuffer)`. */
function hkdf(digest, ikm, salt, info, length, callback) {
  ikm = checkHkdf(digest, ikm, salt, info, length);
  validateFunction(callback, 'callback');
  derive.hkdf(digest, ikm, salt, info, length, callback);
}

function hkdfSync(digest, ikm, salt, info, length) {
  ikm = checkHkdf(digest, ikm, salt, info, length);
  return derive.hkdf(digest, ikm, salt, info, length);
}

const HKDF_BYTES = ['ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'];

/** Checks the arguments, and gives the key as native code takes it. */
function checkHkdf(digest, ikm, salt, info, length) {
  validateString(digest, 'digest');
  if (typeof ikm !== 'string' && !isBytes(ikm)) {
    const handle = require('internal/crypto/keys').secretHandleOf(ikm);
    if (handle === undefined) throw new codes.ERR_INVALID_ARG_TYPE('ikm', ['string', 'SecretKeyObject', ...HKDF_BYTES], ikm);
    ikm = handle;
  }
  checkHkdfBytes(salt, 'salt');
  checkHkdfBytes(info, 'info');
  validateInteger(length, 'length', 0);
  const size = typeof info === 'string' ? require('buffer').Buffer.byteLength(info) : info.byteLength;
  if (size > 1024) throw new codes.ERR_OUT_OF_RANGE('info', 'must not contain more than 1024 bytes', size);
  return ikm;
}

function checkHkdfBytes(value, name) {
  if (typeof value !== 'string' && !isBytes(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', ...HKDF_BYTES], value);
}

module.exports = { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync };
