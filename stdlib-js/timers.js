'use strict';
const { Timeout, Immediate, start, clearTimer, clearImmediate, findTimer, kHasPrimitive } = require('internal/timers');

const kCustomPromisify = Symbol.for('nodejs.util.promisify.custom');

function checkCallback(callback) {
  if (typeof callback !== 'function') require('internal/validators').validateFunction(callback, 'callback');
}

/** Calls `callback` once, `after` milliseconds from now or later. */
function setTimeout(callback, after, ...args) {
  checkCallback(callback);
  const timer = new Timeout(callback, after, args.length === 0 ? undefined : args, false, true);
  start(timer);
  return timer;
}

/** Calls `callback` each `repeat` milliseconds. */
function setInterval(callback, repeat, ...args) {
  checkCallback(callback);
  const timer = new Timeout(callback, repeat, args.length === 0 ? undefined : args, true, true);
  start(timer);
  return timer;
}

/** Cancels a timer, given as itself or as the number or string that it turned into. */
function clearTimeout(timer) {
  if (typeof timer === 'number' || typeof timer === 'string') {
    timer = findTimer(+timer);
    if (!timer?.[kHasPrimitive]) return;
  }
  clearTimer(timer);
}

/** The same as `clearTimeout`. */
function clearInterval(timer) {
  clearTimeout(timer);
}

/** Calls `callback` in the loop's next check phase. */
function setImmediate(callback, ...args) {
  checkCallback(callback);
  return new Immediate(callback, args.length === 0 ? undefined : args);
}

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
