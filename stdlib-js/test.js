'use strict';
// `node:test`: tests and suites. What runs them is in `internal/test/`.
const { addHook, declare } = require('internal/test/root');

/** Declares a test; below the test or suite in whose function it is called. */
function test(name, options, fn) {
  return declare('test', undefined, name, options, fn);
}

/** Declares a suite: its function runs at once and declares what is in it. */
function suite(name, options, fn) {
  return declare('suite', undefined, name, options, fn);
}

const hooks = {};
for (const name of ['after', 'afterEach', 'before', 'beforeEach']) {
  hooks[name] = Object.defineProperty((fn, options) => addHook(undefined, name, fn, options), 'name', { __proto__: null, value: name, configurable: true });
}

for (const mark of ['expectFailure', 'skip', 'todo', 'only']) {
  const marked = (kind) => Object.defineProperty(
    (name, options, fn) => declare(kind, undefined, name, options, fn, { __proto__: null, [mark]: true }),
    'name', { __proto__: null, value: mark, configurable: true },
  );
  test[mark] = marked('test');
  suite[mark] = marked('suite');
}

/**
 * Runs test files, each in a process of its own; a stream of what happens.
 * @param {object} [options]
 */
function run(options) {
  return require('internal/test/run').run(options);
}

test.after = hooks.after;
test.afterEach = hooks.afterEach;
test.before = hooks.before;
test.beforeEach = hooks.beforeEach;
test.describe = suite;
test.it = test;
test.run = run;
test.suite = suite;
test.test = test;

function lazy(name, make) {
  let value;
  Object.defineProperty(test, name, { __proto__: null, configurable: true, enumerable: true, get: () => value ??= make() });
}

lazy('mock', () => new (require('internal/test/mock').MockTracker)());
lazy('snapshot', () => {
  const absent = (name) => () => {
    throw new Error(`The snapshot part of node:test is not implemented (snapshot.${name})`);
  };
  return {
    __proto__: null,
    setDefaultSnapshotSerializers: absent('setDefaultSnapshotSerializers'),
    setResolveSnapshotPath: absent('setResolveSnapshotPath'),
  };
});
lazy('assert', () => ({ __proto__: null, register: require('internal/test/assertions').register }));

module.exports = test;
