'use strict';
const { current, async_id_symbol, trigger_async_id_symbol } = require('internal/async_context');
const binding = internalBinding('timers');

const TIMEOUT_MAX = 2 ** 31 - 1;
const kRefed = Symbol('refed');
const kHasPrimitive = Symbol('kHasPrimitive');
// Under which `net` and others keep the timer of an object.
const kTimeout = Symbol('timeout');

let warnedNaN = false;
let warnedNegative = false;

function warn(after, text, name) {
  process.emitWarning(`${after} ${text}.\nTimeout duration was set to 1.`, name);
}

/** The delay that a timer gets: out of range is 1 ms, said once for what is surely a mistake. */
function coerce(after) {
  if (after === undefined) return 1;
  after *= 1;
  if (after >= 1 && after <= TIMEOUT_MAX) return after;
  if (after > TIMEOUT_MAX) {
    warn(after, 'does not fit into a 32-bit signed integer', 'TimeoutOverflowWarning');
  } else if (after < 0 && !warnedNegative) {
    warnedNegative = true;
    warn(after, 'is a negative number', 'TimeoutNegativeWarning');
  } else if (Number.isNaN(after) && !warnedNaN) {
    warnedNaN = true;
    warn(after, 'is not a number', 'TimeoutNaNWarning');
  }
  return 1;
}

/** What `setTimeout` and `setInterval` return. The loop holds it while it is armed. */
class Timeout {
  constructor(callback, after, args, isRepeat, isRefed) {
    after = coerce(after);
    this._idleTimeout = after;
    this._idlePrev = this;
    this._idleNext = this;
    this._idleStart = null;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = isRepeat ? after : null;
    this._destroyed = false;
    this[kRefed] = isRefed;
    this[kHasPrimitive] = false;
    this[async_id_symbol] = ++current.last;
    this[trigger_async_id_symbol] = current.execution;
    current.hooks?.init(this[async_id_symbol], 'Timeout', current.execution, this);
  }

  [Symbol.for('nodejs.util.inspect.custom')](_, options) {
    const { inspect } = require('internal/util/inspect');
    // The lists that hold it would only be noise.
    return inspect(this, { ...options, depth: 0, customInspect: false });
  }

  /** Starts the whole duration again, from now. */
  refresh() {
    insert(this, this._idleTimeout);
    return this;
  }

  /** Lets the program end although the timer is armed. */
  unref() {
    if (this[kRefed]) {
      this[kRefed] = false;
      binding.setRef(this[async_id_symbol], false);
    }
    return this;
  }

  /** Keeps the program alive while the timer is armed, as it does at first. */
  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      binding.setRef(this[async_id_symbol], true);
    }
    return this;
  }

  hasRef() {
    return this[kRefed];
  }

  close() {
    clearTimer(this);
    return this;
  }
}

Object.defineProperty(Timeout.prototype, Symbol.dispose, {
  __proto__: null,
  configurable: true,
  enumerable: true,
  writable: true,
  value: { [Symbol.dispose]() { clearTimer(this); } }[Symbol.dispose],
});
Object.defineProperty(Timeout.prototype, Symbol.toPrimitive, {
  __proto__: null,
  configurable: true,
  enumerable: true,
  writable: true,
  value: {
    [Symbol.toPrimitive]() {
      this[kHasPrimitive] = true;
      return this[async_id_symbol];
    },
  }[Symbol.toPrimitive],
});

/** Arms a new timer. */
function start(timer) {
  timer._idleStart = binding.start(timer, timer[async_id_symbol], timer._idleTimeout, timer[kRefed] !== false, timer._repeat !== null);
}

/** Arms a timer that may be armed already, or may have fired. */
function insert(timer, msecs) {
  if (msecs === undefined || msecs < 0) return;
  timer._idlePrev = timer._idleNext = timer;
  const startedAt = timer._destroyed ? -1 : binding.refresh(timer[async_id_symbol], msecs);
  if (startedAt >= 0) {
    timer._idleStart = startedAt;
    return;
  }
  timer._destroyed = false;
  timer[async_id_symbol] = ++current.last;
  timer[trigger_async_id_symbol] = current.execution;
  current.hooks?.init(timer[async_id_symbol], 'Timeout', current.execution, timer);
  start(timer);
}

/** Disarms a timer for good. */
function clearTimer(timer) {
  if (!timer?._onTimeout) return;
  timer._onTimeout = null;
  if (timer._destroyed) return;
  timer._destroyed = true;
  timer._idlePrev = timer._idleNext = null;
  timer._idleTimeout = -1;
  binding.stop(timer[async_id_symbol]);
  current.hooks?.destroy(timer[async_id_symbol]);
}

/** Called by the loop for each timer that is due. */
function onTimeout(timer) {
  const id = timer[async_id_symbol];
  // Programs cancel timers by emptying the field, too.
  if (!timer._onTimeout) {
    binding.stop(id);
    timer._destroyed = true;
    return;
  }
  current.execution = id;
  current.trigger = timer[trigger_async_id_symbol];
  current.resource = timer;
  const repeat = timer._repeat;
  timer._idlePrev = timer._idleNext = null;
  try {
    current.hooks?.before(id);
    const args = timer._timerArgs;
    if (args === undefined) timer._onTimeout();
    else Reflect.apply(timer._onTimeout, timer, args);
  } finally {
    current.hooks?.after(id);
    current.execution = current.trigger = 0;
    current.resource = undefined;
    if (timer._repeat && timer._idleTimeout !== -1) {
      // Programs turn timeouts into intervals and back, and change the period, through these fields.
      if (timer._repeat !== repeat) binding.repeat(id, timer._repeat);
      timer._idleTimeout = timer._repeat;
      timer._idlePrev = timer._idleNext = timer;
    } else if (timer._idleNext === null && !timer._destroyed) {
      if (repeat) binding.stop(id);
      timer._destroyed = true;
      current.hooks?.destroy(id);
    }
  }
}

/** What `setImmediate` returns. */
class Immediate {
  constructor(callback, args) {
    this._idleNext = null;
    this._idlePrev = null;
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this[kRefed] = true;
    const id = ++current.last;
    this[async_id_symbol] = id;
    this[trigger_async_id_symbol] = current.execution;
    current.hooks?.init(id, 'Immediate', current.execution, this);
    binding.immediate(this, id);
  }

  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      binding.setImmediateRef(this[async_id_symbol], true);
    }
    return this;
  }

  unref() {
    if (this[kRefed] === true) {
      this[kRefed] = false;
      binding.setImmediateRef(this[async_id_symbol], false);
    }
    return this;
  }

  hasRef() {
    return !!this[kRefed];
  }
}

Object.defineProperty(Immediate.prototype, Symbol.dispose, {
  __proto__: null,
  configurable: true,
  enumerable: true,
  writable: true,
  value: { [Symbol.dispose]() { clearImmediate(this); } }[Symbol.dispose],
});

function clearImmediate(immediate) {
  if (!immediate?._onImmediate || immediate._destroyed) return;
  immediate._destroyed = true;
  immediate._onImmediate = null;
  immediate[kRefed] = null;
  binding.cancelImmediate(immediate[async_id_symbol]);
  current.hooks?.destroy(immediate[async_id_symbol]);
}

/** Called by the loop for each immediate. */
function onImmediate(immediate) {
  current.execution = immediate[async_id_symbol];
  current.trigger = immediate[trigger_async_id_symbol];
  current.resource = immediate;
  immediate._destroyed = true;
  immediate[kRefed] = null;
  try {
    current.hooks?.before(current.execution);
    const args = immediate._argv;
    if (!args) immediate._onImmediate();
    else Reflect.apply(immediate._onImmediate, immediate, args);
  } finally {
    current.hooks?.after(immediate[async_id_symbol]);
    current.hooks?.destroy(immediate[async_id_symbol]);
    immediate._onImmediate = null;
    current.execution = current.trigger = 0;
    current.resource = undefined;
  }
}

binding.setCallbacks(onTimeout, onImmediate);

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
  TIMEOUT_MAX, kTimeout, kRefed, kHasPrimitive, async_id_symbol, trigger_async_id_symbol, Timeout, Immediate, start, insert, clearTimer, clearImmediate,
  setUnrefTimeout, getTimerDuration,
  findTimer: binding.find,
};
