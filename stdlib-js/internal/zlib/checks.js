'use strict';
// What the options of `zlib` may be.

function codes() { return require('internal/errors').codes; }

/** True if `number` is there and finite; false if it is not there; throws what else it may be. */
function isGiven(number, name) {
  if (number === undefined) return false;
  if (Number.isFinite(number)) return true;
  if (Number.isNaN(number)) return false;
  require('internal/validators').validateNumber(number, name);
  throw new (codes().ERR_OUT_OF_RANGE)(name, 'a finite number', number);
}

/** `number` if it lies within bounds, `fallback` if it is not there. */
exports.range = function range(number, name, lower, upper, fallback) {
  if (!isGiven(number, name)) return fallback;
  if (number < lower || number > upper) {
    const bounds = upper === Infinity ? `>= ${lower}` : `>= ${lower} and <= ${upper}`;
    throw new (codes().ERR_OUT_OF_RANGE)(name, bounds, number);
  }
  return number;
};

/** The dictionary as a view, or undefined. */
exports.dictionary = function dictionary(value) {
  if (value === undefined || ArrayBuffer.isView(value)) return value;
  if (require('internal/util/types').isAnyArrayBuffer(value)) return Buffer.from(value);
  throw new (codes().ERR_INVALID_ARG_TYPE)('options.dictionary', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], value);
};

/** Brotli's and Zstandard's `params` as a flat list of numbers and values. `known` tells which numbers there are. */
exports.settings = function settings(params, known, code) {
  const list = [];
  if (!params) return list;
  const seen = new Set();
  for (const name of Object.keys(params)) {
    const number = +name;
    if (!known(number) || seen.has(number)) throw new (codes()[code])(name);
    seen.add(number);
    const value = params[name];
    if (typeof value !== 'number' && typeof value !== 'boolean') {
      throw new (codes().ERR_INVALID_ARG_TYPE)('options.params[key]', 'number', value);
    }
    list.push(number, +value);
  }
  return list;
};
