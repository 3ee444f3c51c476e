'use strict';
require('internal/timers');
const { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval } = internalBinding('timers');

const kCustomPromisify = Symbol.for('nodejs.util.promisify.custom');

for (const own of [setTimeout, setImmediate]) {
  Object.defineProperty(own, kCustomPromisify, {
    __proto__: null,
    enumerable: true,
    get() {
      return require('timers/promises')[own.name];
    },
  });
}

module.exports = { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval };
Object.defineProperty(module.exports, 'promises', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return require('timers/promises');
  },
});
