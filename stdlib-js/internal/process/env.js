'use strict';
// process.env: the process's real environment, names and values always strings.

const { getenv, setenv, unsetenv, environment, option } = internalBinding('process');

let warned = false;

/** Tells, if asked to, that only plain values should be assigned. */
function warnOfType() {
  if (warned || !option('--pending-deprecation')) return;
  warned = true;
  process.emitWarning('Assigning any value other than a string, number, or boolean to a process.env property is deprecated. ' +
    'Please make sure to convert the value to a string before setting process.env with it.', 'DeprecationWarning', 'DEP0104');
}

const handler = {
  get(target, name) {
    if (typeof name === 'symbol') return target[name];
    const value = getenv(name);
    return value === undefined ? target[name] : value;
  },
  set(target, name, value) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    if (typeof name === 'symbol' || typeof value === 'symbol') {
      throw new TypeError('Cannot convert a Symbol value to a string');
    }
    if (value !== undefined && value !== null && typeof value === 'object' && value.constructor === undefined) {
      throw new ERR_INVALID_ARG_TYPE('value', 'string', value);
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') warnOfType();
    setenv(name, `${value}`);
    if (name === 'TZ') new Date();
    return true;
  },
  has(target, name) {
    return (typeof name === 'string' && getenv(name) !== undefined) || name in target;
  },
  deleteProperty(target, name) {
    if (typeof name === 'string') unsetenv(name);
    return true;
  },
  ownKeys() {
    return environment();
  },
  getOwnPropertyDescriptor(target, name) {
    if (typeof name === 'symbol') return undefined;
    const value = getenv(name);
    if (value === undefined) return undefined;
    return { value, writable: true, enumerable: true, configurable: true };
  },
  defineProperty(target, name, descriptor) {
    if ('value' in descriptor && descriptor.configurable && descriptor.writable && descriptor.enumerable) {
      return handler.set(target, name, descriptor.value);
    }
    const error = new TypeError(!('value' in descriptor) && ('get' in descriptor || 'set' in descriptor) ?
      "'process.env' does not accept an accessor(getter/setter) descriptor" :
      "'process.env' only accepts a configurable, writable, and enumerable data descriptor");
    error.code = 'ERR_INVALID_OBJECT_DEFINE_PROPERTY';
    throw error;
  },
};

exports.env = new Proxy({}, handler);
