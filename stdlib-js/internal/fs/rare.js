'use strict';
// Functions of `fs` that few programs call.

/** Calls back with true if `path` can be reached; without an error first, unlike all others. */
exports.exists = function exists(path, callback) {
  require('internal/validators').validateFunction(callback, 'cb');
  const fs = require('fs');
  try {
    fs.access(path, (error) => callback(!error));
  } catch {
    callback(false);
  }
};

/** A new directory that removes itself when it is disposed of. */
exports.mkdtempDisposableSync = function mkdtempDisposableSync(prefix, options) {
  const fs = require('fs');
  const path = fs.mkdtempSync(prefix, options);
  // So that a later chdir does not matter.
  const full = require('path').resolve(`${path}`);
  const remove = () => fs.rmSync(full, { maxRetries: 0, recursive: true, force: true, retryDelay: 0 });
  return {
    path,
    remove,
    [require('internal/util').SymbolDispose]() {
      remove();
    },
  };
};

/** A `Blob` whose bytes are those of a file, read when they are asked for. */
exports.openAsBlob = function openAsBlob(path, options = {}) {
  const { validateObject, validateString } = require('internal/validators');
  validateObject(options, 'options');
  const type = options.type || '';
  validateString(type, 'options.type');
  const fs = require('fs');
  if (typeof path === 'object' && path !== null && 'fd' in path) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('path', ['string', 'Buffer', 'URL'], path);
  }
  let stat;
  try {
    stat = fs.statSync(path);
  } catch {
    stat = undefined;
  }
  if (stat === undefined) {
    const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_VALUE('path', path, 'is invalid path');
  }
  const { createFileBlob } = require('internal/blob');
  return Promise.resolve(createFileBlob(path, stat, type));
};

/** A time as seconds since the epoch. */
exports._toUnixTimestamp = function toUnixTimestamp(time, name = 'time') {
  return internalBinding('fs').toUnixTimestamp(time, name);
};

let warned = false;

/** Says once that `existsSync` was asked about what is no path. */
exports.warnExists = function warnExists() {
  if (warned) return;
  warned = true;
  process.emitWarning('Passing invalid argument types to fs.existsSync is deprecated', 'DeprecationWarning', 'DEP0187');
};

/** `fs.Stats` for programs, which should not make any. */
Object.defineProperty(exports, 'Stats', {
  __proto__: null,
  get() {
    const { Stats } = require('internal/fs/stats');
    const wrapped = require('internal/util').deprecate(Stats, 'fs.Stats constructor is deprecated.', 'DEP0180');
    Object.defineProperty(exports, 'Stats', { __proto__: null, value: wrapped });
    return wrapped;
  },
  configurable: true,
});
