'use strict';
// Random bytes into what exists already, integers, UUIDs.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { validateBoolean, validateFunction, validateNumber, validateObject } = require('internal/validators');
const { isBytes } = require('internal/crypto/util');
const { random } = internalBinding('crypto');

const MOST = 2147483647;
const MOST_OF_INTEGERS = 281474976710655;

function checkedOffset(offset, unit, length) {
  validateNumber(offset, 'offset');
  offset *= unit;
  const most = Math.min(length, MOST);
  if (!(offset >= 0 && offset <= most)) throw new ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${most}`, offset);
  return Math.trunc(offset);
}

function checkedSize(size, unit, offset, length) {
  validateNumber(size, 'size');
  size *= unit;
  if (!(size >= 0 && size <= MOST)) throw new ERR_OUT_OF_RANGE('size', `>= 0 && <= ${MOST}`, size);
  if (size + offset > length) throw new ERR_OUT_OF_RANGE('size + offset', `<= ${length}`, size + offset);
  return Math.trunc(size);
}

function checkTarget(target) {
  if (!isBytes(target)) throw new ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], target);
}

/** Fills `buf`, or a part of it, with random bytes. */
function randomFillSync(buf, offset = 0, size) {
  checkTarget(buf);
  const unit = buf.BYTES_PER_ELEMENT || 1;
  offset = checkedOffset(offset, unit, buf.byteLength);
  size = size === undefined ? buf.byteLength - offset : checkedSize(size, unit, offset, buf.byteLength);
  return size === 0 ? buf : random.fill(buf, offset, size);
}

/** The same on the worker pool. */
function randomFill(buf, offset, size, callback) {
  checkTarget(buf);
  const unit = buf.BYTES_PER_ELEMENT || 1;
  if (typeof offset === 'function') {
    callback = offset;
    offset = 0;
    size = undefined;
  } else if (typeof size === 'function') {
    callback = size;
    size = undefined;
  } else {
    validateFunction(callback, 'callback');
  }
  offset = checkedOffset(offset, unit, buf.byteLength);
  size = size === undefined ? buf.byteLength - offset : checkedSize(size, unit, offset, buf.byteLength);
  if (size === 0) {
    callback(null, buf);
    return;
  }
  random.fill(buf, offset, size, callback);
}

/** An integer from `min` up to, not including, `max`. */
function randomInt(min, max, callback) {
  const fromZero = max === undefined || typeof max === 'function';
  if (fromZero) {
    callback = max;
    max = min;
    min = 0;
  }
  const sync = callback === undefined;
  if (!sync) validateFunction(callback, 'callback');
  if (!Number.isSafeInteger(min)) throw new ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!Number.isSafeInteger(max)) throw new ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  if (max <= min) throw new ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  const range = max - min;
  if (range > MOST_OF_INTEGERS) throw new ERR_OUT_OF_RANGE(fromZero ? 'max' : 'max - min', `<= ${MOST_OF_INTEGERS}`, range);
  const number = min + random.below(range);
  if (sync) return number;
  process.nextTick(callback, undefined, number);
}

/** A random UUID, version 4. */
function randomUUID(options) {
  if (options === undefined) return random.uuid(false);
  validateObject(options, 'options');
  const { disableEntropyCache = false } = options;
  validateBoolean(disableEntropyCache, 'options.disableEntropyCache');
  return random.uuid(disableEntropyCache);
}

module.exports = { randomBytes: random.randomBytes, randomFill, randomFillSync, randomInt, randomUUID };
