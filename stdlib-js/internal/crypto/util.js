'use strict';
// What the parts of crypto share: options and arguments as Node takes them.

const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');

const BYTES = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

/** True for an ArrayBuffer, a SharedArrayBuffer or a view. */
function isBytes(value) {
  return ArrayBuffer.isView(value) || require('internal/util/types').isAnyArrayBuffer(value);
}

/** Bytes as they are; a string as the bytes that it has in `encoding`. */
function getArrayBufferOrView(value, name, encoding) {
  if (typeof value === 'string') return require('buffer').Buffer.from(value, encoding === 'buffer' ? 'utf8' : encoding);
  if (!isBytes(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', ...BYTES], value);
  return value;
}

/** A string that `options` may have. */
function getStringOption(options, key) {
  let value;
  if (options && (value = options[key]) != null) validateString(value, `options.${key}`);
  return value;
}

/** A uint32 that `options` may have; -1 without. */
function getUIntOption(options, key) {
  let value;
  if (options && (value = options[key]) != null) {
    if (value >>> 0 !== value) throw new codes.ERR_INVALID_ARG_VALUE(`options.${key}`, value);
    return value;
  }
  return -1;
}

/** An error as OpenSSL's side throws it: its code is no part of its name. */
function coded(ErrorClass, message, code) {
  const error = new ErrorClass(message);
  error.code = code;
  return error;
}

module.exports = { BYTES, coded, getArrayBufferOrView, getStringOption, getUIntOption, isBytes };
