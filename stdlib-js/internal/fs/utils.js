'use strict';
// Checks that the JavaScript half of `fs` shares. Those of the verbs are in the Rust half.
const { codes } = require('internal/errors');
const { validateAbortSignal, validateInt32 } = require('internal/validators');

/** A path as text or bytes; of a file URL its path. */
function getValidatedPath(path, name = 'path') {
  if (typeof path !== 'string') {
    if (require('internal/url/file').isURL(path)) path = require('internal/url/file').fileURLToPath(path);
    else if (!require('internal/util/types').isUint8Array(path)) {
      throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
    }
  }
  const bad = typeof path === 'string' ? path.indexOf('\u0000') !== -1 : path.includes(0);
  if (bad) {
    throw new codes.ERR_INVALID_ARG_VALUE(name, path, 'must be a string, Uint8Array, or URL without null bytes');
  }
  return path;
}

function getValidatedFd(fd, name = 'fd') {
  if (Object.is(fd, -0)) return 0;
  validateInt32(fd, name, 0);
  return fd;
}

/** Options as an object: given as one, as an encoding, or not at all. */
function getOptions(options, fallback = {}) {
  if (options === null || options === undefined || typeof options === 'function') return fallback;
  if (typeof options === 'string') options = { ...fallback, encoding: options };
  else if (typeof options !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  const { encoding } = options;
  if (encoding && encoding !== 'buffer' && require('internal/util').normalizeEncoding(encoding) === undefined) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  return options;
}

module.exports = { getValidatedPath, getValidatedFd, getOptions };
