// Small things that many modules share.
const kEmptyObject = Object.freeze({ __proto__: null });
const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const kCustomPromisifiedSymbol = Symbol.for('nodejs.util.promisify.custom');
/** The names of a callback's values, for functions whose promise gives an object of them. */
const customPromisifyArgs = Symbol('customPromisifyArgs');

/** The canonical name of a Buffer encoding; undefined if there is none such. Nothing means utf8. */
function normalizeEncoding(encoding) {
  if (encoding === undefined || encoding === null || encoding === '' || encoding === 'utf8') return 'utf8';
  switch (String(encoding).toLowerCase()) {
    case 'utf8':
    case 'utf-8':
      return 'utf8';
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return 'utf16le';
    case 'latin1':
    case 'binary':
      return 'latin1';
    case 'base64':
      return 'base64';
    case 'base64url':
      return 'base64url';
    case 'hex':
      return 'hex';
    case 'ascii':
      return 'ascii';
    default:
      return undefined;
  }
}

function isError(value) {
  return value instanceof Error || require('internal/util/types').isNativeError(value);
}

/** A function that runs `fn` once, whatever it returned then. */
function once(fn, { preserveReturnValue = false } = kEmptyObject) {
  let called = false;
  let result;
  return function(...args) {
    if (called) return preserveReturnValue ? result : undefined;
    called = true;
    const value = Reflect.apply(fn, this, args);
    result = preserveReturnValue ? value : undefined;
    return value;
  };
}

/** Sets an own data property, whatever setters the prototype has. */
function setOwnProperty(object, key, value) {
  return Object.defineProperty(object, key, {
    __proto__: null, configurable: true, enumerable: true, writable: true, value,
  });
}

/** Properties of `target` that take their values from the module `id` when they are first read. */
function defineLazyProperties(target, id, keys, enumerable = true) {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const set = Object.defineProperty(function(value) {
      Object.defineProperty(target, key, { __proto__: null, writable: true, configurable: true, enumerable, value });
    }, 'name', { __proto__: null, value: `set ${key}` });
    const get = Object.defineProperty(function() {
      const value = require(id)[key];
      set(value);
      return value;
    }, 'name', { __proto__: null, value: key });
    Object.defineProperty(target, key, { __proto__: null, configurable: true, enumerable, get, set });
  }
}

/** The class of an object: that of the nearest prototype with a constructor of its own. */
function getConstructorOf(object) {
  while (object) {
    const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
    if (descriptor !== undefined && typeof descriptor.value === 'function' && descriptor.value.name !== '') {
      return descriptor.value;
    }
    object = Object.getPrototypeOf(object);
  }
  return undefined;
}

/** The name of libuv's error `errno` (negative). */
function getSystemErrorName(errno) {
  const row = internalBinding('errors').systemError(errno);
  return row === undefined ? `Unknown system error ${errno}` : row[0];
}

/** What libuv says of the error `errno` (negative). */
function getSystemErrorMessage(errno) {
  const row = internalBinding('errors').systemError(errno);
  return row === undefined ? `Unknown system error ${errno}` : row[1];
}

/** Map of libuv's errors: number to `[name, message]`. */
function getSystemErrorMap() {
  const flat = internalBinding('errors').systemErrors();
  const map = new Map();
  for (let i = 0; i < flat.length; i += 3) map.set(flat[i], [flat[i + 1], flat[i + 2]]);
  return map;
}

/** A `DOMException`, whose class loads with the first of them. */
function lazyDOMException(message, name) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, name);
}

function lazyDOMExceptionClass() {
  return require('internal/domexception').DOMException;
}

const experimental = new Set();

/** Warns once that `feature` is experimental. */
function emitExperimentalWarning(feature, message, code, ctor) {
  if (experimental.has(feature)) return;
  experimental.add(feature);
  process.emitWarning(message ?? `${feature} is an experimental feature and might change at any time`,
    'ExperimentalWarning', code, ctor);
}

const warnedCodes = new Set();

function isPendingDeprecation() {
  return internalBinding('util').pendingDeprecation();
}

/** A function that warns at its first call; a code warns once, whoever uses it. */
function getDeprecationWarningEmitter(code, message, fn, useEmitSync = false, pending = false,
  shouldEmit = undefined) {
  let warned = false;
  return function() {
    if (warned || (pending && !isPendingDeprecation())) return;
    if (shouldEmit !== undefined && !shouldEmit()) return;
    warned = true;
    if (code === 'ExperimentalWarning') {
      process.emitWarning(message, code, fn);
    } else if (code !== undefined) {
      if (warnedCodes.has(code)) return;
      warnedCodes.add(code);
      if (useEmitSync) require('internal/process/warning').emitWarningSync(message, 'DeprecationWarning', code, fn);
      else process.emitWarning(message, 'DeprecationWarning', code, fn);
    } else {
      process.emitWarning(message, 'DeprecationWarning', fn);
    }
  };
}

/** `fn`, warning at its first call. */
function deprecate(fn, message, code, useEmitSync, modifyPrototype = true) {
  // As in Node: when deprecations are off at this moment, nothing is wrapped.
  if (process.noDeprecation === true) return fn;
  if (code !== undefined) require('internal/validators').validateString(code, 'code');
  const emit = getDeprecationWarningEmitter(code, message, deprecated, useEmitSync);
  function deprecated(...args) {
    if (!process.noDeprecation) emit();
    if (new.target) return Reflect.construct(fn, args, new.target === deprecated ? fn : new.target);
    return Reflect.apply(fn, this, args);
  }
  if (modifyPrototype) {
    Object.setPrototypeOf(deprecated, fn);
    // So that instanceof and subclasses see the class itself.
    if (fn.prototype) deprecated.prototype = fn.prototype;
  }
  Object.defineProperty(deprecated, 'length', {
    __proto__: null, ...Object.getOwnPropertyDescriptor(fn, 'length'),
  });
  return deprecated;
}

/** As `deprecate`, warning only under `--pending-deprecation`. */
function pendingDeprecate(fn, message, code) {
  const emit = getDeprecationWarningEmitter(code, message, wrapper, false, true);
  function wrapper(...args) {
    emit();
    return Reflect.apply(fn, this, args);
  }
  return wrapper;
}

/** A function that returns a promise, from one that takes a callback last. */
function promisify(original) {
  require('internal/validators').validateFunction(original, 'original');
  const custom = original[kCustomPromisifiedSymbol];
  if (custom) {
    require('internal/validators').validateFunction(custom, 'util.promisify.custom');
    return Object.defineProperty(custom, kCustomPromisifiedSymbol, {
      __proto__: null, value: custom, enumerable: false, writable: false, configurable: true,
    });
  }
  const names = original[customPromisifyArgs];
  function fn(...args) {
    return new Promise((resolve, reject) => {
      args.push((error, ...values) => {
        if (error) return reject(error);
        if (names === undefined || values.length < 2) return resolve(values[0]);
        const result = {};
        for (let i = 0; i < names.length; i++) result[names[i]] = values[i];
        resolve(result);
      });
      const returned = Reflect.apply(original, this, args);
      if (require('internal/util/types').isPromise(returned)) {
        process.emitWarning('Calling promisify on a function that returns a Promise is likely a mistake.',
          'DeprecationWarning', 'DEP0174');
      }
    });
  }
  Object.setPrototypeOf(fn, Object.getPrototypeOf(original));
  Object.defineProperty(fn, kCustomPromisifiedSymbol, {
    __proto__: null, value: fn, enumerable: false, writable: false, configurable: true,
  });
  const descriptors = Object.getOwnPropertyDescriptors(original);
  for (const key of Reflect.ownKeys(descriptors)) {
    const descriptor = descriptors[key];
    descriptor.__proto__ = null;
    Object.defineProperty(fn, key, descriptor);
  }
  return fn;
}
promisify.custom = kCustomPromisifiedSymbol;

/** Where a signal's name or number stands for a signal: its number. */
function convertToValidSignal(signal) {
  const { signals } = require('os').constants;
  if (typeof signal === 'number') {
    for (const name of Object.keys(signals)) if (signals[name] === signal) return signal;
  }
  if (typeof signal === 'string' && Object.hasOwn(signals, signal.toUpperCase())) return signals[signal.toUpperCase()];
  const { codes } = require('internal/errors');
  throw new codes.ERR_UNKNOWN_SIGNAL(signal);
}

/** The exit code of a process that the signal `name` ended, as shells give it. */
function convertProcessSignalToExitCode(name) {
  require('internal/validators').validateOneOf(name, 'signalCode', Object.keys(require('os').constants.signals));
  return 128 + require('os').constants.signals[name];
}

/** Blocks for `ms` milliseconds. */
function sleep(ms) {
  require('internal/validators').validateUint32(ms, 'ms');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Removes `list[index]` in place. */
function spliceOne(list, index) {
  for (; index + 1 < list.length; index++) list[index] = list[index + 1];
  list.pop();
}

function removeColors(text) {
  // eslint-disable-next-line no-control-regex
  return String(text).replace(/\u001b\[\d\d?m/g, '');
}

/** What an open descriptor is: FILE, PIPE, TCP, TTY, UDP or UNKNOWN. */
function guessHandleType(fd) {
  return internalBinding('util').guessHandleType(fd);
}

module.exports = {
  SymbolAsyncDispose: Symbol.asyncDispose,
  SymbolDispose: Symbol.dispose,
  convertProcessSignalToExitCode,
  convertToValidSignal,
  customInspectSymbol,
  customPromisifyArgs,
  defineLazyProperties,
  deprecate,
  emitExperimentalWarning,
  getConstructorOf,
  getSystemErrorMap,
  getSystemErrorMessage,
  getSystemErrorName,
  guessHandleType,
  isError,
  kEmptyObject,
  get kIsNodeError() {
    return require('internal/errors').kIsNodeError;
  },
  lazyDOMException,
  lazyDOMExceptionClass,
  normalizeEncoding,
  once,
  pendingDeprecate,
  promisify,
  removeColors,
  setOwnProperty,
  sleep,
  spliceOne,
};
