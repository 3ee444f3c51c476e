// `node:assert`. Diffs, `throws` and its kin load when they are needed.
const { codes } = require('internal/errors');

function comparisons() {
  return require('internal/util/comparisons');
}

function failure(options) {
  const AssertionError = require('internal/assert/assertion_error');
  return new AssertionError(options);
}

function innerFail(self, actual, expected, message, operator, fn) {
  if (message instanceof Error) throw message;
  throw failure({ actual, expected, message, operator, stackStartFn: fn, diff: self.diff });
}

function needTwo(count) {
  if (count < 2) throw new codes.ERR_MISSING_ARGS('actual', 'expected');
}

function innerOk(self, fn, args) {
  const value = args[0];
  if (value) return;
  let message = args[1];
  let generated = false;
  if (args.length === 0) {
    generated = true;
    message = 'No value argument passed to `assert.ok()`';
  } else if (message === undefined || message === null) {
    generated = true;
    const source = require('internal/assert/call_source').callSource();
    message = source === undefined ? 'The expression evaluated to a falsy value' :
      `The expression evaluated to a falsy value:\n\n  ${source}\n`;
  } else if (message instanceof Error) {
    throw message;
  }
  const error = failure({ actual: value, expected: true, message, operator: '==', stackStartFn: fn, diff: self.diff });
  error.generatedMessage = generated;
  throw error;
}

// Where `assert.equal` and the like find their options: an Assert, or the module.
const defaults = { diff: 'simple', skipPrototype: false };
const kOptions = Symbol('options');

function optionsOf(self) {
  return (self !== undefined && self !== null && self[kOptions]) || defaults;
}

const methods = {
  fail(message) {
    if (message instanceof Error) throw message;
    const generated = message === undefined;
    const error = failure({
      message: generated ? 'Failed' : message, operator: 'fail', stackStartFn: methods.fail, diff: optionsOf(this).diff,
    });
    error.generatedMessage = generated;
    throw error;
  },

  ok(...args) {
    innerOk(optionsOf(this), methods.ok, args);
  },

  equal(actual, expected, message) {
    needTwo(arguments.length);
    // eslint-disable-next-line eqeqeq
    if (actual == expected || (Number.isNaN(actual) && Number.isNaN(expected))) return;
    innerFail(optionsOf(this), actual, expected, message, '==', methods.equal);
  },

  notEqual(actual, expected, message) {
    needTwo(arguments.length);
    // eslint-disable-next-line eqeqeq
    if (actual != expected && !(Number.isNaN(actual) && Number.isNaN(expected))) return;
    innerFail(optionsOf(this), actual, expected, message, '!=', methods.notEqual);
  },

  deepEqual(actual, expected, message) {
    needTwo(arguments.length);
    if (comparisons().isDeepEqual(actual, expected)) return;
    innerFail(optionsOf(this), actual, expected, message, 'deepEqual', methods.deepEqual);
  },

  notDeepEqual(actual, expected, message) {
    needTwo(arguments.length);
    if (!comparisons().isDeepEqual(actual, expected)) return;
    innerFail(optionsOf(this), actual, expected, message, 'notDeepEqual', methods.notDeepEqual);
  },

  deepStrictEqual(actual, expected, message) {
    needTwo(arguments.length);
    const options = optionsOf(this);
    if (comparisons().isDeepStrictEqual(actual, expected, options.skipPrototype)) return;
    innerFail(options, actual, expected, message, 'deepStrictEqual', methods.deepStrictEqual);
  },

  notDeepStrictEqual(actual, expected, message) {
    needTwo(arguments.length);
    const options = optionsOf(this);
    if (!comparisons().isDeepStrictEqual(actual, expected, options.skipPrototype)) return;
    innerFail(options, actual, expected, message, 'notDeepStrictEqual', methods.notDeepStrictEqual);
  },

  strictEqual(actual, expected, message) {
    needTwo(arguments.length);
    if (Object.is(actual, expected)) return;
    innerFail(optionsOf(this), actual, expected, message, 'strictEqual', methods.strictEqual);
  },

  notStrictEqual(actual, expected, message) {
    needTwo(arguments.length);
    if (!Object.is(actual, expected)) return;
    innerFail(optionsOf(this), actual, expected, message, 'notStrictEqual', methods.notStrictEqual);
  },

  partialDeepStrictEqual(actual, expected, message) {
    needTwo(arguments.length);
    if (comparisons().isPartialStrictEqual(actual, expected)) return;
    innerFail(optionsOf(this), actual, expected, message, 'partialDeepStrictEqual', methods.partialDeepStrictEqual);
  },

  throws(fn, error, message) {
    const { expectError, thrownBy } = require('internal/assert/throws');
    expectError(optionsOf(this), methods.throws, thrownBy(fn), error, message, arguments.length + 1);
  },

  async rejects(promiseFn, error, message) {
    const { expectError, rejectionOf } = require('internal/assert/throws');
    expectError(optionsOf(this), methods.rejects, await rejectionOf(promiseFn), error, message, arguments.length + 1);
  },

  doesNotThrow(fn, error, message) {
    const { expectNoError, thrownBy } = require('internal/assert/throws');
    expectNoError(optionsOf(this), methods.doesNotThrow, thrownBy(fn), error, message);
  },

  async doesNotReject(fn, error, message) {
    const { expectNoError, rejectionOf } = require('internal/assert/throws');
    expectNoError(optionsOf(this), methods.doesNotReject, await rejectionOf(fn), error, message);
  },

  ifError(error) {
    if (error !== null && error !== undefined) require('internal/assert/throws').ifError(optionsOf(this), error, methods.ifError);
  },

  match(string, regexp, message) {
    require('internal/assert/throws').checkMatch(optionsOf(this), string, regexp, message, methods.match);
  },

  doesNotMatch(string, regexp, message) {
    require('internal/assert/throws').checkMatch(optionsOf(this), string, regexp, message, methods.doesNotMatch);
  },
};

/** Assertions with options of their own: `{ diff, strict, skipPrototype }`. */
function Assert(options) {
  if (new.target === undefined) throw new codes.ERR_CONSTRUCT_CALL_REQUIRED('Assert');
  options = { __proto__: null, strict: true, skipPrototype: false, ...options };
  if (options.diff !== undefined) {
    require('internal/validators').validateOneOf(options.diff, 'options.diff', ['simple', 'full']);
  }
  this.AssertionError = require('internal/assert/assertion_error');
  Object.defineProperty(this, kOptions, {
    __proto__: null, value: { diff: options.diff ?? 'simple', skipPrototype: options.skipPrototype },
  });
  if (options.strict) {
    this.equal = this.strictEqual;
    this.deepEqual = this.deepStrictEqual;
    this.notEqual = this.notStrictEqual;
    this.notDeepEqual = this.notDeepStrictEqual;
  }
}
const names = ['fail', 'ok', 'equal', 'notEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual', 'notDeepStrictEqual',
  'strictEqual', 'notStrictEqual', 'partialDeepStrictEqual', 'throws', 'rejects', 'doesNotThrow', 'doesNotReject',
  'ifError', 'match', 'doesNotMatch'];
for (const name of names) {
  Object.defineProperty(Assert.prototype, name, {
    __proto__: null, value: methods[name], writable: true, enumerable: false, configurable: true,
  });
}

function assert(...args) {
  innerOk(defaults, assert, args);
}

/** Puts the functions on `target` in the order in which programs list them. */
function fill(target) {
  require('internal/util').defineLazyProperties(target, 'internal/assert/lazy', ['AssertionError']);
  for (const name of ['ok', 'fail', 'equal', 'notEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual',
    'notDeepStrictEqual', 'strictEqual', 'notStrictEqual', 'partialDeepStrictEqual', 'match', 'doesNotMatch', 'throws',
    'rejects', 'doesNotThrow', 'doesNotReject', 'ifError']) {
    target[name] = methods[name];
  }
}

function strict(...args) {
  innerOk(defaults, strict, args);
}

fill(assert);
assert.strict = strict;
assert.Assert = Assert;
fill(strict);
strict.equal = methods.strictEqual;
strict.notEqual = methods.notStrictEqual;
strict.deepEqual = methods.deepStrictEqual;
strict.notDeepEqual = methods.notDeepStrictEqual;
strict.Assert = Assert;
strict.strict = strict;

module.exports = assert;
