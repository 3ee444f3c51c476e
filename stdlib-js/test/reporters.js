'use strict';
// `node:test/reporters`.

function lazy(name, get) {
  Object.defineProperty(exports, name, { __proto__: null, configurable: true, enumerable: true, get });
}

lazy('dot', () => require('internal/test/reporters/dot'));
lazy('junit', () => require('internal/test/reporters/junit'));

/** A stream for people; `spec()` and `new spec()` make one. */
exports.spec = function spec(...args) {
  return Reflect.construct(require('internal/test/reporters/spec'), args);
};

lazy('tap', () => require('internal/test/reporters/tap'));

/** Coverage needs an engine that counts what ran; this one does not. */
exports.lcov = function lcov() {
  throw new Error('The lcov part of node:test/reporters is not implemented: the engine does not measure coverage');
};
