'use strict';
// The functions of `events` that work on emitters and event targets alike.
const EventEmitter = require('events');
const { AbortError, codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateAbortSignal, validateInteger, validateObject } = require('internal/validators');

const kFirstEventParam = Symbol('nodejs.kFirstEventParam');
const kWatermarkData = Symbol.for('nodejs.watermarkData');
const { kMaxEventTargetListeners, kMaxEventTargetListenersWarned } = EventEmitter;

function eventTargets() {
  return require('internal/event_target');
}

function isEventTarget(value) {
  return value?.constructor?.[eventTargets().kIsEventTarget] === true;
}

function wrongEmitter(name, value) {
  return new ERR_INVALID_ARG_TYPE(name, ['EventEmitter', 'EventTarget'], value);
}

function setMaxListeners(n, targets) {
  for (let i = 0; i < targets.length; i++) {
    const target = targets[i];
    if (isEventTarget(target)) {
      target[kMaxEventTargetListeners] = n;
      target[kMaxEventTargetListenersWarned] = false;
    } else if (typeof target.setMaxListeners === 'function') {
      target.setMaxListeners(n);
    } else {
      throw wrongEmitter('eventTargets', target);
    }
  }
}

function getMaxListeners(emitterOrTarget) {
  if (typeof emitterOrTarget?.getMaxListeners === 'function') return emitterOrTarget.getMaxListeners();
  if (typeof emitterOrTarget?.[kMaxEventTargetListeners] === 'number') return emitterOrTarget[kMaxEventTargetListeners];
  throw wrongEmitter('emitter', emitterOrTarget);
}

function getEventListeners(emitterOrTarget, type) {
  if (typeof emitterOrTarget?.listeners === 'function') return emitterOrTarget.listeners(type);
  if (isEventTarget(emitterOrTarget)) return eventTargets().listenersOf(emitterOrTarget, type);
  throw wrongEmitter('emitter', emitterOrTarget);
}

function listenerCount(emitterOrTarget, type) {
  if (typeof emitterOrTarget?.listenerCount === 'function') return emitterOrTarget.listenerCount(type);
  if (isEventTarget(emitterOrTarget)) return eventTargets().listenersOf(emitterOrTarget, type).length;
  throw wrongEmitter('emitter', emitterOrTarget);
}

function add(emitter, name, listener, flags) {
  if (typeof emitter.on === 'function') {
    if (flags?.once) emitter.once(name, listener);
    else emitter.on(name, listener);
  } else if (typeof emitter.addEventListener === 'function') {
    emitter.addEventListener(name, listener, flags);
  } else {
    throw new ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

function remove(emitter, name, listener) {
  if (typeof emitter.removeListener === 'function') emitter.removeListener(name, listener);
  else if (typeof emitter.removeEventListener === 'function') emitter.removeEventListener(name, listener);
  else throw new ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
}

// The abort listeners of our own must hear the abort whatever user listeners stop.
function abortFlags() {
  return { __proto__: null, once: true, [require('internal/events/abort_listener').kResistStopPropagation]: true };
}

/** @returns {Promise<any[]>} */
function once(emitter, name, options = {}) {
  validateObject(options, 'options');
  const signal = options.signal;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  return new Promise((resolve, reject) => {
    const onError = (error) => {
      emitter.removeListener(name, onEvent);
      if (signal !== undefined) remove(signal, 'abort', onAbort);
      reject(error);
    };
    const onEvent = (...args) => {
      if (typeof emitter.removeListener === 'function') emitter.removeListener('error', onError);
      if (signal !== undefined) remove(signal, 'abort', onAbort);
      resolve(args);
    };
    const onAbort = () => {
      remove(emitter, name, onEvent);
      if (typeof emitter.removeListener === 'function') emitter.removeListener('error', onError);
      reject(new AbortError(undefined, { cause: signal.reason }));
    };
    add(emitter, name, onEvent, { __proto__: null, once: true });
    if (name !== 'error' && typeof emitter.once === 'function') emitter.once('error', onError);
    if (signal !== undefined) add(signal, 'abort', onAbort, abortFlags());
  });
}

/** First in, first out, without moving elements. */
class Queue {
  constructor() {
    this.items = [];
    this.head = 0;
  }

  get size() {
    return this.items.length - this.head;
  }

  push(item) {
    this.items.push(item);
  }

  take() {
    const item = this.items[this.head];
    this.items[this.head++] = undefined;
    if (this.head === this.items.length) {
      this.items = [];
      this.head = 0;
    } else if (this.head > 1024 && this.head * 2 > this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return item;
  }
}

const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

function on(emitter, event, options = {}) {
  validateObject(options, 'options');
  const signal = options.signal;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  // `highWatermark` and `lowWatermark` are the older spellings.
  const high = options.highWaterMark ?? options.highWatermark ?? Number.MAX_SAFE_INTEGER;
  validateInteger(high, 'options.highWaterMark', 1);
  const low = options.lowWaterMark ?? options.lowWatermark ?? 1;
  validateInteger(low, 'options.lowWaterMark', 1);

  const events = new Queue();
  const waiting = new Queue();
  const listening = [];
  let paused = false;
  let error = null;
  let finished = false;

  const listen = (target, name, listener, flags) => {
    add(target, name, listener, flags);
    listening.push(() => remove(target, name, listener));
  };
  const onEvent = options[kFirstEventParam] ? (value) => arrived(value) : (...args) => arrived(args);

  function arrived(value) {
    if (waiting.size > 0) {
      waiting.take().resolve({ value, done: false });
      return;
    }
    events.push(value);
    if (!paused && events.size > high) {
      paused = true;
      emitter.pause?.();
    }
  }

  function failed(reason) {
    if (waiting.size > 0) waiting.take().reject(reason);
    else error = reason;
    close();
  }

  function close() {
    for (let i = 0; i < listening.length; i++) listening[i]();
    listening.length = 0;
    finished = true;
    while (waiting.size > 0) waiting.take().resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  }

  const iterator = Object.setPrototypeOf({
    next() {
      if (events.size > 0) {
        const value = events.take();
        if (paused && events.size < low) {
          emitter.resume?.();
          paused = false;
        }
        return Promise.resolve({ value, done: false });
      }
      if (error) {
        const reason = error;
        error = null;
        return Promise.reject(reason);
      }
      if (finished) return close();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return() {
      return close();
    },
    throw(reason) {
      if (!reason || !(reason instanceof Error)) throw new ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', reason);
      failed(reason);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [kWatermarkData]: {
      get size() {
        return events.size;
      },
      get low() {
        return low;
      },
      get high() {
        return high;
      },
      get isPaused() {
        return paused;
      },
    },
  }, AsyncIteratorPrototype);

  listen(emitter, event, onEvent);
  if (event !== 'error' && typeof emitter.on === 'function') listen(emitter, 'error', failed);
  const closers = options.close;
  if (closers?.length) {
    for (let i = 0; i < closers.length; i++) listen(emitter, closers[i], close);
  }
  if (signal) {
    listen(signal, 'abort', () => failed(new AbortError(undefined, { cause: signal.reason })), abortFlags());
  }
  return iterator;
}

module.exports = { once, on, getEventListeners, getMaxListeners, setMaxListeners, listenerCount };
