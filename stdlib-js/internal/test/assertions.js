'use strict';
// `t.assert`: the functions of `assert`, those that a program registered, all counted against the plan.

const plain = ['deepEqual', 'deepStrictEqual', 'doesNotMatch', 'doesNotReject', 'doesNotThrow', 'equal', 'fail', 'ifError',
  'match', 'notDeepEqual', 'notDeepStrictEqual', 'notEqual', 'notStrictEqual', 'partialDeepStrictEqual', 'rejects', 'strictEqual', 'throws'];
const registered = new Map();

function absent(name) {
  return () => {
    throw new Error(`The snapshot part of node:test is not implemented (t.assert.${name})`);
  };
}

/** Makes `t.assert[name]` call `fn` with the test's context as `this`. */
function register(name, fn) {
  const { validateFunction, validateString } = require('internal/validators');
  validateString(name, 'name');
  validateFunction(fn, 'fn');
  registered.set(name, fn);
}

function forEntry(entry, context) {
  const assert = require('assert');
  const made = { __proto__: null };
  const counted = (fn, self) => (...args) => {
    entry.countAssertion();
    return Reflect.apply(fn, self, args);
  };
  for (let i = 0; i < plain.length; i++) made[plain[i]] = counted(assert[plain[i]], assert);
  made.snapshot = absent('snapshot');
  made.fileSnapshot = absent('fileSnapshot');
  made.ok = function ok(...args) {
    entry.countAssertion();
    return Reflect.apply(assert.ok, assert, args);
  };
  registered.forEach((fn, name) => {
    made[name] = counted(fn, context);
  });
  return made;
}

module.exports = { register, forEntry };
