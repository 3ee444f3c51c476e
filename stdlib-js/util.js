// `node:util`. What few programs use loads when it is first named.
const { codes } = require('internal/errors');
const {
  convertProcessSignalToExitCode, defineLazyProperties, deprecate, getSystemErrorMap, getSystemErrorMessage,
  getSystemErrorName, promisify,
} = require('internal/util');
const { validateFunction, validateNumber, validateString } = require('internal/validators');

function _errnoException(...args) {
  if (args.length === 0 || !Number.isInteger(args[0]) || args[0] >= 0) checkErrno(args[0]);
  const { ErrnoException } = require('internal/errors');
  return new ErrnoException(args[0], args[1], args[2]);
}

function _exceptionWithHostPort(...args) {
  const { ExceptionWithHostPort } = require('internal/errors');
  return new ExceptionWithHostPort(args[0], args[1], args[2], args[3], args[4]);
}

function _extend(target, source) {
  if (source === null || typeof source !== 'object') return target;
  return Object.assign(target, source);
}

/** A function that takes a callback last, from one that returns a promise. */
function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const callback = args.pop();
    validateFunction(callback, 'last argument');
    Reflect.apply(original, this, args).then(
      (value) => process.nextTick(settle, this, callback, null, value),
      (reason) => process.nextTick(settle, this, callback, asError(reason)));
  }
  const descriptors = Object.getOwnPropertyDescriptors(original);
  if (typeof descriptors.length.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name.value === 'string') descriptors.name.value += 'Callbackified';
  for (const key of Reflect.ownKeys(descriptors)) {
    descriptors[key].__proto__ = null;
    Object.defineProperty(callbackified, key, descriptors[key]);
  }
  return callbackified;
}

function settle(self, callback, error, value) {
  if (error === null) Reflect.apply(callback, self, [null, value]);
  else Reflect.apply(callback, self, [error]);
}

// A callback could not tell a falsy reason from success.
function asError(reason) {
  return reason || new codes.ERR_FALSY_VALUE_REJECTION(reason);
}

/** Makes `superCtor` the parent class of `ctor`, as before there were classes. */
function inherits(ctor, superCtor) {
  if (ctor === undefined || ctor === null) throw new codes.ERR_INVALID_ARG_TYPE('ctor', 'Function', ctor);
  if (superCtor === undefined || superCtor === null) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor', 'Function', superCtor);
  }
  if (superCtor.prototype === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superCtor.prototype);
  }
  Object.defineProperty(ctor, 'super_', { __proto__: null, value: superCtor, writable: true, configurable: true });
  Object.setPrototypeOf(ctor.prototype, superCtor.prototype);
}

function checkErrno(err) {
  validateNumber(err, 'err');
  if (err >= 0 || !Number.isSafeInteger(err)) throw new codes.ERR_OUT_OF_RANGE('err', 'a negative integer', err);
}

/** True if the two are deeply equal, prototypes included unless `options` says to skip them. */
function isDeepStrictEqual(a, b, options) {
  return require('internal/util/comparisons').isDeepStrictEqual(a, b, options?.skipPrototype ?? options === true);
}

module.exports = {
  _errnoException,
  _exceptionWithHostPort,
  _extend: deprecate(_extend, 'The `util._extend` API is deprecated. Please use Object.assign() instead.', 'DEP0060'),
  callbackify,
  convertProcessSignalToExitCode,
  deprecate: function deprecate(fn, message, code, options) {
    return require('internal/util').deprecate(fn, message, code, undefined, options?.modifyPrototype ?? true);
  },
  getSystemErrorMap: () => getSystemErrorMap(),
  getSystemErrorName(err) {
    checkErrno(err);
    return getSystemErrorName(err);
  },
  getSystemErrorMessage(err) {
    checkErrno(err);
    return getSystemErrorMessage(err);
  },
  inherits,
  isArray: deprecate(Array.isArray, 'The `util.isArray` API is deprecated. Please use `Array.isArray()` instead.',
    'DEP0044'),
  isDeepStrictEqual,
  promisify,
  /** The text with U+FFFD for lone surrogates. */
  toUSVString: (text) => String.prototype.toWellFormed.call(`${text}`),
  types: require('internal/util/types'),
  /** The variables of a `.env` file's text as an object. */
  parseEnv(content) {
    validateString(content, 'content');
    return internalBinding('util').parseEnv(content);
  },
};
Object.defineProperty(module.exports.deprecate, 'length', { __proto__: null, value: 3, configurable: true });

defineLazyProperties(module.exports, 'internal/util/inspect',
  ['inspect', 'format', 'formatWithOptions', 'stripVTControlCharacters']);
defineLazyProperties(module.exports, 'internal/util/debuglog', ['debuglog', 'debug']);
defineLazyProperties(module.exports, 'internal/util/more', ['aborted', 'diff', 'getCallSites', 'setTraceSigInt',
  'styleText', 'transferableAbortController', 'transferableAbortSignal']);
defineLazyProperties(module.exports, 'internal/util/parse_args', ['parseArgs']);
defineLazyProperties(module.exports, 'internal/mime', ['MIMEType', 'MIMEParams']);
defineLazyProperties(module.exports, 'internal/encoding', ['TextDecoder', 'TextEncoder']);
