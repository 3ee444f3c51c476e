'use strict';
// Timers, immediates and dates that stand still until a program moves them.

const names = ['setTimeout', 'setInterval', 'setImmediate', 'Date', 'scheduler.wait'];
const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE } } = require('internal/errors');

/** What the mocked `setTimeout` and `setInterval` give. */
class Timeout {
  #referenced = true;

  constructor(timers, fields) {
    this.timers = () => timers;
    Object.assign(this, fields);
  }

  hasRef() {
    return this.#referenced;
  }

  ref() {
    this.#referenced = true;
    return this;
  }

  unref() {
    this.#referenced = false;
    return this;
  }

  refresh() {
    this.timers().arm(this);
    return this;
  }
}


class Clock {
  now = 0;
  order = 0;
  waiting = [];

  /** Puts a timer in its place, counted from now. */
  arm(timer) {
    this.disarm(timer);
    timer.at = this.now + timer.delay;
    timer.order = ++this.order;
    this.waiting.push(timer);
  }

  disarm(timer) {
    this.waiting = this.waiting.filter((other) => other !== timer);
  }

  add(callback, delay, args, repeats, immediate) {
    require('internal/validators').validateFunction(callback, 'callback');
    // An immediate comes before every timer.
    const wait = immediate ? -1 : Math.max(1, Math.trunc(Number(delay)) || 1);
    const timer = new Timeout(this, { callback, args, delay: wait, repeats });
    this.arm(timer);
    return timer;
  }

  first() {
    let first;
    for (const timer of this.waiting) {
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer;
    }
    return first;
  }

  /** Moves on by `time` milliseconds, then calls what is due: timers set meanwhile count from the new present. */
  advance(time) {
    this.now += time;
    for (let timer = this.first(); timer !== undefined && timer.at <= this.now; timer = this.first()) {
      if (timer.repeats) {
        timer.at += timer.delay;
        timer.order = ++this.order;
      } else {
        this.disarm(timer);
      }
      Reflect.apply(timer.callback, undefined, timer.args);
    }
  }

  last() {
    return this.waiting.reduce((last, timer) => Math.max(last, timer.at), this.now);
  }
}

/** A `Date` whose present is the clock's. */
function mockedDate(clock, Real) {
  function MockDate(...args) {
    if (new.target === undefined) return new Real(clock.now).toString();
    return Reflect.construct(Real, args.length === 0 ? [clock.now] : args, new.target === MockDate ? Real : new.target);
  }
  Object.defineProperties(MockDate, Object.getOwnPropertyDescriptors(Real));
  Object.defineProperty(MockDate, 'now', { __proto__: null, value: function now() { return clock.now; }, writable: true, configurable: true });
  Object.defineProperty(MockDate, 'isMock', { __proto__: null, value: true, configurable: true });
  return MockDate;
}

/** `mock.timers`. */
class MockTimers {
  #clock;
  #restore = [];

  #need() {
    if (this.#clock === undefined) throw new ERR_INVALID_STATE('You should enable MockTimers first by calling the .enable function');
    return this.#clock;
  }

  tick(time = 1) {
    const clock = this.#need();
    if (time < 0) throw new ERR_INVALID_ARG_VALUE('time', 'positive integer', time);
    clock.advance(time);
  }

  /** @param {{ apis?: string[], now?: number | Date }} [options] */
  enable(options = { __proto__: null, apis: names, now: 0 }) {
    const { validateNumber, validateObject, validateStringArray } = require('internal/validators');
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    validateObject(options, 'options');
    if (this.#clock !== undefined) throw new ERR_INVALID_STATE('MockTimers is already enabled!');
    let { apis = names, now = 0 } = options;
    if (!Array.isArray(apis)) throw new ERR_INVALID_ARG_TYPE('options.apis', 'Array', apis);
    validateStringArray(apis, 'options.apis');
    for (const api of apis) {
      if (!names.includes(api)) throw new ERR_INVALID_ARG_VALUE('options.apis', api, `option ${api} is not supported`);
    }
    if (require('internal/util/types').isDate(now)) now = now.getTime();
    else validateNumber(now, 'initialTime', 0);
    this.#clock = new Clock();
    this.#clock.now = now;
    for (const api of apis.length === 0 ? names : apis) this.#replace(api);
  }

  #set(object, name, value) {
    const before = Object.getOwnPropertyDescriptor(object, name);
    this.#restore.push(() => {
      if (before === undefined) Reflect.deleteProperty(object, name);
      else Object.defineProperty(object, name, before);
    });
    const enumerable = before?.enumerable ?? false;
    Object.defineProperty(object, name, { __proto__: null, value, writable: true, enumerable, configurable: true });
  }

  #replace(api) {
    const clock = this.#clock;
    if (api === 'Date') {
      this.#set(globalThis, 'Date', mockedDate(clock, globalThis.Date));
      return;
    }
    const timers = require('timers');
    const promised = require('timers/promises');
    const later = (arm) => (delay, value, options) => promise(clock, arm, delay, value, options);
    if (api === 'scheduler.wait') {
      const wait = later(clock.add.bind(clock));
      this.#set(promised.scheduler, 'wait', (delay, options) => wait(delay, undefined, options));
      return;
    }
    const immediate = api === 'setImmediate';
    const repeats = api === 'setInterval';
    const set = immediate ? (callback, ...args) => clock.add(callback, 0, args, false, true) :
      (callback, delay, ...args) => clock.add(callback, delay, args, repeats, false);
    const clearName = api.replace('set', 'clear');
    const realClear = timers[clearName];
    const clear = (timer) => {
      if (timer instanceof Timeout) clock.disarm(timer);
      else realClear(timer);
    };
    for (const target of [globalThis, timers]) {
      this.#set(target, api, set);
      this.#set(target, clearName, clear);
    }
    if (repeats) {
      this.#set(promised, api, (delay, value, options) => iterate(clock, delay, value, options));
    } else if (immediate) {
      this.#set(promised, api, (value, options) => promise(clock, (callback) => clock.add(callback, 0, [], false, true), 0, value, options));
    } else {
      this.#set(promised, api, later((callback, delay) => clock.add(callback, delay, [], false, false)));
    }
  }

  /** Moves the date without calling timers that are due later. */
  setTime(time = 0) {
    const clock = this.#need();
    require('internal/validators').validateNumber(time, 'time');
    clock.now = time;
  }

  /** Puts the real ones back. */
  reset() {
    if (this.#clock === undefined) return;
    for (let i = this.#restore.length - 1; i >= 0; i--) this.#restore[i]();
    this.#restore = [];
    this.#clock = undefined;
  }

  /** Moves on until the last timer that waits now was called. */
  runAll() {
    const clock = this.#need();
    clock.advance(clock.last() - clock.now);
  }

  [Symbol.dispose]() {
    this.reset();
  }
}

function aborted(signal) {
  const { AbortError } = require('internal/errors');
  return new AbortError(undefined, { cause: signal.reason });
}

/** The promise of a mocked timer. */
function promise(clock, arm, delay, value, options) {
  const signal = options?.signal;
  if (signal?.aborted) return Promise.reject(aborted(signal));
  return new Promise((resolve, reject) => {
    let onAbort;
    const timer = arm(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve(value);
    }, delay, []);
    if (signal) {
      onAbort = () => {
        clock.disarm(timer);
        reject(aborted(signal));
      };
      signal.addEventListener('abort', onAbort, { __proto__: null, once: true });
    }
  });
}

/** The iterator of a mocked interval: the value at each of its times. */
async function* iterate(clock, delay, value, options) {
  const signal = options?.signal;
  if (signal?.aborted) throw aborted(signal);
  let due = 0;
  let wake;
  const timer = clock.add(() => {
    due++;
    wake?.();
  }, delay, [], true, false);
  const onAbort = () => wake?.();
  signal?.addEventListener('abort', onAbort, { __proto__: null, once: true });
  try {
    for (;;) {
      for (; due > 0; due--) yield value;
      if (signal?.aborted) throw aborted(signal);
      await new Promise((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    clock.disarm(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

module.exports = { MockTimers };
