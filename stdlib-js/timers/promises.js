'use strict';
const { Timeout, Immediate, start, clearTimer, clearImmediate } = require('internal/timers');
const { AbortError, codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateNumber, validateObject } = require('internal/validators');

const kScheduler = Symbol('kScheduler');

function check(options) {
  validateObject(options, 'options');
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  if (options.ref !== undefined) validateBoolean(options.ref, 'options.ref');
}

function aborted(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

/** Calls `cancel` when the signal aborts; the promise that comes back lets go of the signal once it is settled. */
function follow(promise, signal, cancel) {
  if (!signal) return promise;
  const { kResistStopPropagation } = require('internal/events/abort_listener');
  signal.addEventListener('abort', cancel, { __proto__: null, [kResistStopPropagation]: true });
  const release = () => signal.removeEventListener('abort', cancel);
  promise.then(release, release);
  return promise;
}

/**
 * A promise of `value`, `delay` milliseconds from now.
 * @param {number} [delay]
 * @param {any} [value]
 * @param {{ signal?: AbortSignal, ref?: boolean }} [options]
 */
function setTimeout(delay, value, options = {}) {
  try {
    if (delay !== undefined) validateNumber(delay, 'delay');
    check(options);
  } catch (error) {
    return Promise.reject(error);
  }
  const { signal, ref = true } = options;
  if (signal?.aborted) return Promise.reject(aborted(signal));
  const { promise, resolve, reject } = Promise.withResolvers();
  const timer = new Timeout(() => resolve(value), delay, undefined, false, ref);
  start(timer);
  return follow(promise, signal, () => {
    clearTimer(timer);
    reject(aborted(signal));
  });
}

/**
 * A promise of `value` in the loop's next check phase.
 * @param {any} [value]
 * @param {{ signal?: AbortSignal, ref?: boolean }} [options]
 */
function setImmediate(value, options = {}) {
  try {
    check(options);
  } catch (error) {
    return Promise.reject(error);
  }
  const { signal, ref = true } = options;
  if (signal?.aborted) return Promise.reject(aborted(signal));
  const { promise, resolve, reject } = Promise.withResolvers();
  const immediate = new Immediate(() => resolve(value), undefined);
  if (!ref) immediate.unref();
  return follow(promise, signal, () => {
    clearImmediate(immediate);
    reject(aborted(signal));
  });
}

/**
 * An async iterator that gives `value` each `after` milliseconds; ticks that nobody took yet are kept.
 * @param {number} [after]
 * @param {any} [value]
 * @param {{ signal?: AbortSignal, ref?: boolean }} [options]
 */
async function* setInterval(after, value, options = {}) {
  if (after !== undefined) validateNumber(after, 'delay');
  check(options);
  const { signal, ref = true } = options;
  if (signal?.aborted) throw aborted(signal);
  let missed = 0;
  let wake;
  const timer = new Timeout(() => {
    missed++;
    wake?.();
    wake = undefined;
  }, after, undefined, true, ref);
  start(timer);
  let onAbort;
  if (signal) {
    const { kResistStopPropagation } = require('internal/events/abort_listener');
    onAbort = () => {
      clearTimer(timer);
      wake?.(Promise.reject(aborted(signal)));
      wake = undefined;
    };
    signal.addEventListener('abort', onAbort, { __proto__: null, once: true, [kResistStopPropagation]: true });
  }
  try {
    while (!signal?.aborted) {
      if (missed === 0) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
      for (; missed > 0; missed--) yield value;
    }
    throw aborted(signal);
  } finally {
    clearTimer(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** The interface of the web's scheduler that Node has. */
class Scheduler {
  constructor() {
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  /** A promise that is fulfilled after the other work of this turn. */
  yield() {
    if (!this[kScheduler]) throw new ERR_INVALID_THIS('Scheduler');
    return setImmediate();
  }

  /**
   * @param {number} delay In milliseconds.
   * @param {{ signal?: AbortSignal, ref?: boolean }} [options]
   */
  wait(delay, options) {
    if (!this[kScheduler]) throw new ERR_INVALID_THIS('Scheduler');
    return setTimeout(delay, undefined, options);
  }
}

const scheduler = Object.create(Scheduler.prototype, { [kScheduler]: { __proto__: null, enumerable: true, value: true } });

module.exports = { setTimeout, setImmediate, setInterval, scheduler };
