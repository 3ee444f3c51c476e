'use strict';
// Timers and immediates are made, armed and run by the native half; here is what programs rarely touch.
const {
  Timeout, Immediate, start, clearTimer, clearImmediate, kRefed, kHasPrimitive, async_id_symbol, trigger_async_id_symbol,
} = internalBinding('timers');

const TIMEOUT_MAX = 2 ** 31 - 1;
// Under which `net` and others keep the timer of an object.
const kTimeout = Symbol('timeout');

let warnedNaN = false;
let warnedNegative = false;

function warn(after, text, name) {
  process.emitWarning(`${after} ${text}.\nTimeout duration was set to 1.`, name);
}

/** Says that a delay out of range became 1 ms. */
function warnOfDelay(after) {
  if (after > TIMEOUT_MAX) {
    warn(after, 'does not fit into a 32-bit signed integer', 'TimeoutOverflowWarning');
  } else if (after < 0 && !warnedNegative) {
    warnedNegative = true;
    warn(after, 'is a negative number', 'TimeoutNegativeWarning');
  } else if (Number.isNaN(after) && !warnedNaN) {
    warnedNaN = true;
    warn(after, 'is not a number', 'TimeoutNaNWarning');
  }
}

const kInspect = Symbol.for('nodejs.util.inspect.custom');
Object.defineProperty(Timeout.prototype, kInspect, {
  __proto__: null,
  configurable: true,
  enumerable: true,
  writable: true,
  value: {
    [kInspect](_, options) {
      const { inspect } = require('internal/util/inspect');
      // The lists that hold it would only be noise.
      return inspect(this, { ...options, depth: 0, customInspect: false });
    },
  }[kInspect],
});

/** A timer of the library's own, which never keeps the program alive. */
function setUnrefTimeout(callback, after) {
  require('internal/validators').validateFunction(callback, 'callback');
  const timer = new Timeout(callback, after, undefined, false, false);
  start(timer);
  return timer;
}

/** Checks a duration in ms for `setTimeout` methods of sockets and requests. */
function getTimerDuration(msecs, name) {
  require('internal/validators').validateNumber(msecs, name);
  if (msecs < 0 || !Number.isFinite(msecs)) {
    const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
    throw new ERR_OUT_OF_RANGE(name, 'a non-negative finite number', msecs);
  }
  if (msecs > TIMEOUT_MAX) {
    process.emitWarning(`${msecs} does not fit into a 32-bit signed integer.\nTimer duration was truncated to ${TIMEOUT_MAX}.`, 'TimeoutOverflowWarning');
    return TIMEOUT_MAX;
  }
  return msecs;
}

module.exports = {
  kTimeout, kRefed, kHasPrimitive, async_id_symbol, trigger_async_id_symbol, Timeout, Immediate, start, clearTimer, clearImmediate,
  setUnrefTimeout, getTimerDuration, warnOfDelay,
};
