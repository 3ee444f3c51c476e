// `throws`, `rejects` and their opposites.
const { codes } = require('internal/errors');
const { inspect } = require('internal/util/inspect');
const { isPromise, isRegExp } = require('internal/util/types');
const { isError } = require('internal/util');
const AssertionError = require('internal/assert/assertion_error');

const kNothing = Symbol('nothing thrown');

// The name with which a diff shows the properties that were compared.
class Comparison {
  constructor(value, keys, actual) {
    for (const key of keys) {
      if (!(key in value)) continue;
      // A pattern that matches shows as what it matched.
      if (actual !== undefined && typeof actual[key] === 'string' && isRegExp(value[key]) && matches(value[key], actual[key])) {
        this[key] = actual[key];
      } else {
        this[key] = value[key];
      }
    }
  }
}

function matches(pattern, text) {
  return RegExp.prototype.exec.call(pattern, text) !== null;
}

function fail(self, options) {
  const error = new AssertionError({ diff: self.diff, ...options });
  error.generatedMessage = options.generated ?? !options.message;
  throw error;
}

function failWith(self, message, options) {
  if (message instanceof Error) throw message;
  fail(self, { ...options, message });
}

/** Below which function the stack begins. What awaited has no caller to show, so it shows itself. */
function startOf(fn) {
  if (fn.name === 'rejects') return expectError;
  return fn.name === 'doesNotReject' ? expectNoError : fn;
}

/** What `fn` throws, or `kNothing`. */
function thrownBy(fn) {
  require('internal/validators').validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return error;
  }
  return kNothing;
}

function isThenable(value) {
  return isPromise(value) || (value !== null && typeof value === 'object' &&
    typeof value.then === 'function' && typeof value.catch === 'function');
}

/** What the promise, or the one that the function returns, is rejected with, or `kNothing`. */
async function rejectionOf(promiseFn) {
  let promise;
  if (typeof promiseFn === 'function') {
    promise = promiseFn();
    if (!isThenable(promise)) {
      throw new codes.ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
    }
  } else if (isThenable(promiseFn)) {
    promise = promiseFn;
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseFn);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return kNothing;
}

function comparesMessage(error) {
  return typeof error === 'object' && error !== null ? error.message : error;
}

/** Checks that an error came, and that it is the one that was expected. */
function expectError(self, startFn, actual, error, message, count) {
  if (typeof error === 'string') {
    if (count === 4) throw new codes.ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], error);
    if (typeof actual === 'object' && actual !== null) {
      if (actual.message === error) {
        throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message',
          `The error message "${actual.message}" is identical to the message.`);
      }
    } else if (actual === error) {
      throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message', `The error "${actual}" is identical to the message.`);
    }
    message = error;
    error = undefined;
  } else if (error !== null && error !== undefined && typeof error !== 'object' && typeof error !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], error);
  }
  if (actual === kNothing) {
    let details = '';
    if (error?.name) details += ` (${error.name})`;
    details += message ? `: ${message}` : '.';
    const what = startFn.name === 'rejects' ? 'rejection' : 'exception';
    fail(self, {
      actual: undefined, expected: error, operator: startFn.name, message: `Missing expected ${what}${details}`,
      stackStartFn: startOf(startFn),
    });
  }
  if (error) expected(self, actual, error, message, startFn);
}

function expected(self, actual, wanted, message, fn) {
  const { name } = fn;
  const base = { actual, expected: wanted, operator: name, stackStartFn: startOf(fn) };
  if (typeof wanted !== 'function') {
    if (isRegExp(wanted)) {
      const text = String(actual);
      if (matches(wanted, text)) return;
      if (message) failWith(self, message, base);
      fail(self, {
        ...base,
        message: `The input did not match the regular expression ${inspect(wanted)}. Input:\n\n${inspect(text)}\n`,
        generated: true,
      });
    }
    compareProperties(self, actual, wanted, message, fn, base);
    return;
  }
  if (wanted.prototype !== undefined && actual instanceof wanted) return;
  if (Object.prototype.isPrototypeOf.call(Error, wanted)) {
    if (message) failWith(self, message, base);
    let text = `The error is expected to be an instance of "${wanted.name}". Received `;
    text += isError(actual) ? `"${actual.constructor?.name || actual.name}"` : `"${inspect(actual, { depth: -1 })}"`;
    if (isError(actual)) text += `\n\nError message:\n\n${actual.message}`;
    fail(self, { ...base, message: text, generated: true });
  }
  const result = Reflect.apply(wanted, {}, [actual]);
  if (result === true) return;
  if (message) failWith(self, message, base);
  const which = wanted.name ? `"${wanted.name}" ` : '';
  let text = `The ${which}validation function is expected to return "true". Received ${inspect(result)}`;
  if (isError(actual)) text += `\n\nCaught error:\n\n${actual}`;
  fail(self, { ...base, message: text, generated: true });
}

function compareProperties(self, actual, wanted, message, fn, base) {
  if (typeof actual !== 'object' || actual === null) {
    if (message instanceof Error) throw message;
    const error = new AssertionError({
      actual, expected: wanted, message, operator: 'deepStrictEqual', stackStartFn: startOf(fn), diff: self.diff,
    });
    error.operator = fn.name;
    throw error;
  }
  const keys = Object.keys(wanted);
  // The message and the name of an error are not enumerable.
  if (isError(wanted)) keys.push('name', 'message');
  else if (keys.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('error', wanted, 'may not be an empty object');
  const { isDeepStrictEqual } = require('internal/util/comparisons');
  for (const key of keys) {
    if (typeof actual[key] === 'string' && isRegExp(wanted[key]) && matches(wanted[key], actual[key])) continue;
    if (key in actual && isDeepStrictEqual(actual[key], wanted[key])) continue;
    if (message) failWith(self, message, base);
    const error = new AssertionError({
      actual: new Comparison(actual, keys),
      expected: new Comparison(wanted, keys, actual),
      operator: 'deepStrictEqual',
      stackStartFn: startOf(fn),
      diff: self.diff,
    });
    error.actual = actual;
    error.expected = wanted;
    error.operator = fn.name;
    throw error;
  }
}

function hasMatchingError(actual, wanted) {
  if (typeof wanted !== 'function') {
    if (isRegExp(wanted)) return matches(wanted, String(actual));
    throw new codes.ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], wanted);
  }
  if (wanted.prototype !== undefined && actual instanceof wanted) return true;
  if (Object.prototype.isPrototypeOf.call(Error, wanted)) return false;
  return Reflect.apply(wanted, {}, [actual]) === true;
}

/** Checks that no error came, or none of the expected kind; others are thrown on. */
function expectNoError(self, startFn, actual, error, message) {
  if (actual === kNothing) return;
  if (typeof error === 'string') {
    message = error;
    error = undefined;
  }
  if (error && !hasMatchingError(actual, error)) throw actual;
  const details = message ? `: ${message}` : '.';
  const what = startFn.name === 'doesNotReject' ? 'rejection' : 'exception';
  fail(self, {
    actual,
    expected: error,
    operator: startFn.name,
    message: `Got unwanted ${what}${details}\nActual message: "${comparesMessage(actual) === undefined ? undefined : actual?.message}"`,
    stackStartFn: startOf(startFn),
  });
}

/** An error from the text of `assert.match` and its opposite. */
function checkMatch(self, string, regexp, message, fn) {
  if (!isRegExp(regexp)) throw new codes.ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
  const wantsMatch = fn.name === 'match';
  if (typeof string === 'string' && matches(regexp, string) === wantsMatch) return;
  if (message instanceof Error) throw message;
  const generated = !message;
  message ||= typeof string !== 'string' ?
    `The "string" argument must be of type string. Received ${require('internal/errors').determineSpecificType(string)}` :
    `${wantsMatch ? 'The input did not match the regular expression ' : 'The input was expected to not match the regular expression '}` +
      `${inspect(regexp)}. Input:\n\n${inspect(string)}\n`;
  fail(self, { actual: string, expected: regexp, message, operator: fn.name, stackStartFn: fn, generated });
}

/** Throws unless `value` is null or undefined; the new error's stack ends in the old one's. */
function ifError(self, value, fn) {
  if (value === null || value === undefined) return;
  let message = 'ifError got unwanted exception: ';
  if (typeof value === 'object' && typeof value.message === 'string') {
    message += value.message.length === 0 && value.constructor ? value.constructor.name : value.message;
  } else {
    message += inspect(value);
  }
  const error = new AssertionError({ actual: value, expected: null, operator: 'ifError', message, stackStartFn: fn, diff: self.diff });
  error.generatedMessage = false;
  const original = value.stack;
  if (typeof original === 'string') {
    const start = original.indexOf('\n    at');
    if (start !== -1) {
      const frames = original.slice(start + 1).split('\n');
      let own = String(error.stack).split('\n');
      // Frames that both have are shown once.
      for (const frame of frames) {
        const at = own.indexOf(frame);
        if (at !== -1) {
          own = own.slice(0, at);
          break;
        }
      }
      error.stack = `${own.join('\n')}\n${frames.join('\n')}`;
    }
  }
  throw error;
}

module.exports = { checkMatch, expectError, expectNoError, ifError, rejectionOf, thrownBy };
