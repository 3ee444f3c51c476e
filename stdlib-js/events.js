'use strict';
// `emit`, `on` and `removeListener` are the hot paths; what few programs touch lives in internal/events/.
const { codes } = require('internal/errors');

const kCapture = Symbol('kCapture');
const kShapeMode = Symbol('shapeMode');
// How many `emit`s walk a list of listeners at this moment; a list that is walked is copied before it changes.
const kEmitting = Symbol('events.emitting');
const kErrorMonitor = Symbol('events.errorMonitor');
const kRejection = Symbol.for('nodejs.rejection');
const kMaxEventTargetListeners = Symbol('events.maxEventTargetListeners');
const kMaxEventTargetListenersWarned = Symbol('events.maxEventTargetListenersWarned');

let defaultMaxListeners = 10;

/** An object that calls its listeners by the name of what happened. */
function EventEmitter(opts) {
  EventEmitter.init.call(this, opts);
}

EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;
Object.defineProperty(EventEmitter.prototype, kCapture, { __proto__: null, value: false, writable: true, enumerable: false });

EventEmitter.init = function init(opts) {
  const events = this._events;
  if (events === undefined || events === Object.getPrototypeOf(this)._events) {
    this._events = { __proto__: null };
    this._eventsCount = 0;
    this[kShapeMode] = false;
  } else {
    this[kShapeMode] = true;
  }
  this._maxListeners = this._maxListeners || undefined;
  if (opts?.captureRejections) {
    require('internal/validators').validateBoolean(opts.captureRejections, 'options.captureRejections');
    this[kCapture] = true;
  } else {
    this[kCapture] = EventEmitter.prototype[kCapture];
  }
};

function checkListener(listener) {
  if (typeof listener !== 'function') require('internal/validators').validateFunction(listener, 'listener');
}

function checkMaxListeners(n, name) {
  require('internal/validators').validateNumber(n, name, 0);
}

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  checkMaxListeners(n, 'setMaxListeners');
  this._maxListeners = n;
  return this;
};

function maxListenersOf(emitter) {
  const own = emitter._maxListeners;
  return own === undefined ? defaultMaxListeners : own;
}

EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return maxListenersOf(this);
};

function throwUnhandled(error, emitter) {
  if (error instanceof Error) {
    require('internal/process/report').rememberEmitted(error, emitter);
    throw error; // Unhandled 'error' event
  }
  let text;
  try {
    text = require('internal/util/inspect').inspect(error);
  } catch {
    text = error;
  }
  const wrapped = new codes.ERR_UNHANDLED_ERROR(text);
  wrapped.context = error;
  throw wrapped; // Unhandled 'error' event
}

function callListener(listener, self, args) {
  switch (args.length) {
    case 0: return listener.call(self);
    case 1: return listener.call(self, args[0]);
    case 2: return listener.call(self, args[0], args[1]);
    case 3: return listener.call(self, args[0], args[1], args[2]);
    default: return Reflect.apply(listener, self, args);
  }
}

// Nothing that a reader of stacks needs to know.
internalBinding('errors').hideFromStacks(callListener);

EventEmitter.prototype.emit = function emit(type, ...args) {
  const events = this._events;
  if (type === 'error') {
    if (events !== undefined && events[kErrorMonitor] !== undefined) this.emit(kErrorMonitor, ...args);
    if (events === undefined || events.error === undefined) throwUnhandled(args[0], this);
  } else if (events === undefined) {
    return false;
  }
  const handler = events[type];
  if (handler === undefined) return false;
  if (typeof handler === 'function') {
    const result = callListener(handler, this, args);
    if (result !== undefined && result !== null && this[kCapture]) capture(this, result, type, args);
    return true;
  }
  const length = handler.length;
  handler[kEmitting]++;
  try {
    for (let i = 0; i < length; i++) {
      const result = callListener(handler[i], this, args);
      if (result !== undefined && result !== null && this[kCapture]) capture(this, result, type, args);
    }
  } finally {
    handler[kEmitting]--;
  }
  return true;
};

/** Routes the rejection of what a listener returned to the emitter. */
function capture(emitter, result, type, args) {
  // `then` may be a getter that throws, and may be called by nobody else before us.
  try {
    const then = result.then;
    if (typeof then === 'function') {
      then.call(result, undefined, (error) => process.nextTick(emitRejection, emitter, error, type, args));
    }
  } catch (error) {
    emitter.emit('error', error);
  }
}

function emitRejection(emitter, error, type, args) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](error, type, ...args);
    return;
  }
  // A rejection inside the 'error' listeners must not come back here.
  const before = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', error);
  } finally {
    emitter[kCapture] = before;
  }
}

/** The list that may be changed: a copy while somebody walks it. */
function writable(events, type, list) {
  if (!(list[kEmitting] > 0)) return list;
  const copy = list.slice();
  if (list.warned) copy.warned = true;
  copy[kEmitting] = 0;
  events[type] = copy;
  return copy;
}

function add(emitter, type, listener, prepend) {
  checkListener(listener);
  let events = emitter._events;
  if (events === undefined) {
    events = emitter._events = { __proto__: null };
    emitter._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    emitter.emit('newListener', type, listener.listener ?? listener);
    // The listeners of newListener may have replaced it.
    events = emitter._events;
  }
  const existing = events[type];
  if (existing === undefined) {
    events[type] = listener;
    ++emitter._eventsCount;
    return emitter;
  }
  let list;
  if (typeof existing === 'function') {
    list = events[type] = prepend ? [listener, existing] : [existing, listener];
    list[kEmitting] = 0;
  } else {
    list = writable(events, type, existing);
    if (prepend) list.unshift(listener);
    else list.push(listener);
  }
  const max = maxListenersOf(emitter);
  if (max > 0 && list.length > max && !list.warned) {
    list.warned = true;
    require('internal/events/warning').emitterLeak(emitter, type, list.length, max);
  }
  return emitter;
}

EventEmitter.prototype.addListener = function addListener(type, listener) {
  return add(this, type, listener, false);
};

EventEmitter.prototype.on = EventEmitter.prototype.addListener;

EventEmitter.prototype.prependListener = function prependListener(type, listener) {
  return add(this, type, listener, true);
};

function onceWrapper(...args) {
  if (this.fired) return undefined;
  this.target.removeListener(this.type, this.wrapFn);
  this.fired = true;
  return callListener(this.listener, this.target, args);
}

function wrapOnce(target, type, listener) {
  checkListener(listener);
  const state = { fired: false, wrapFn: undefined, target, type, listener };
  const wrapped = onceWrapper.bind(state);
  wrapped.listener = listener;
  state.wrapFn = wrapped;
  return wrapped;
}

EventEmitter.prototype.once = function once(type, listener) {
  this.on(type, wrapOnce(this, type, listener));
  return this;
};

EventEmitter.prototype.prependOnceListener = function prependOnceListener(type, listener) {
  this.prependListener(type, wrapOnce(this, type, listener));
  return this;
};

/** Forgets one event name; the last one leaves a fresh, small table. */
function forget(emitter, events, type) {
  if (--emitter._eventsCount === 0) emitter._events = { __proto__: null };
  else Reflect.deleteProperty(events, type);
}

EventEmitter.prototype.removeListener = function removeListener(type, listener) {
  checkListener(listener);
  const events = this._events;
  if (events === undefined) return this;
  const list = events[type];
  if (list === undefined) return this;
  if (list === listener || list.listener === listener) {
    forget(this, events, type);
    if (events.removeListener !== undefined) this.emit('removeListener', type, list.listener || listener);
    return this;
  }
  if (typeof list === 'function') return this;
  let position = list.length - 1;
  while (position >= 0 && list[position] !== listener && list[position].listener !== listener) position--;
  if (position < 0) return this;
  if (list.length === 2) {
    events[type] = list[1 - position];
  } else {
    const own = writable(events, type, list);
    if (position === 0) own.shift();
    else if (position === own.length - 1) own.pop();
    else own.splice(position, 1);
  }
  if (events.removeListener !== undefined) this.emit('removeListener', type, listener);
  return this;
};

EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

EventEmitter.prototype.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) return this;
  // Nobody listens for removals: no need to tell them one by one.
  if (events.removeListener === undefined) {
    if (arguments.length === 0) {
      this._events = { __proto__: null };
      this._eventsCount = 0;
    } else if (events[type] !== undefined) {
      forget(this, events, type);
    }
    this[kShapeMode] = false;
    return this;
  }
  if (arguments.length === 0) {
    for (const key of Reflect.ownKeys(events)) {
      if (key !== 'removeListener') this.removeAllListeners(key);
    }
    this.removeAllListeners('removeListener');
    this._events = { __proto__: null };
    this._eventsCount = 0;
    this[kShapeMode] = false;
    return this;
  }
  const listeners = events[type];
  if (typeof listeners === 'function') {
    this.removeListener(type, listeners);
  } else if (listeners !== undefined) {
    for (let i = listeners.length - 1; i >= 0; i--) this.removeListener(type, listeners[i]);
  }
  return this;
};

function listenersOf(emitter, type, unwrap) {
  const found = emitter._events?.[type];
  if (found === undefined) return [];
  if (typeof found === 'function') return [unwrap ? found.listener || found : found];
  return unwrap ? found.map((listener) => listener.listener || listener) : found.slice();
}

EventEmitter.prototype.listeners = function listeners(type) {
  return listenersOf(this, type, true);
};

EventEmitter.prototype.rawListeners = function rawListeners(type) {
  return listenersOf(this, type, false);
};

EventEmitter.prototype.listenerCount = function listenerCount(type, listener) {
  const found = this._events?.[type];
  if (found === undefined || found === null) return 0;
  const all = typeof found === 'function' ? [found] : found;
  if (listener === undefined || listener === null) return all.length;
  let count = 0;
  for (let i = 0; i < all.length; i++) {
    if (all[i] === listener || all[i].listener === listener) count++;
  }
  return count;
};

EventEmitter.prototype.eventNames = function eventNames() {
  return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
};

module.exports = EventEmitter;

EventEmitter.addAbortListener = function addAbortListener(signal, listener) {
  return require('internal/events/abort_listener').addAbortListener(signal, listener);
};

/** A promise of the arguments of the next `name` event. */
EventEmitter.once = async function once(emitter, name, options = undefined) {
  return require('internal/events/static').once(emitter, name, options);
};

/** An async iterator over the arguments of each `event`. */
EventEmitter.on = function on(emitter, event, options = undefined) {
  return require('internal/events/static').on(emitter, event, options);
};

EventEmitter.getEventListeners = function getEventListeners(emitterOrTarget, type) {
  return require('internal/events/static').getEventListeners(emitterOrTarget, type);
};

EventEmitter.getMaxListeners = function getMaxListeners(emitterOrTarget) {
  return require('internal/events/static').getMaxListeners(emitterOrTarget);
};

EventEmitter.listenerCount = function listenerCount(emitterOrTarget, type) {
  return require('internal/events/static').listenerCount(emitterOrTarget, type);
};

EventEmitter.EventEmitter = EventEmitter;
EventEmitter.usingDomains = false;
EventEmitter.captureRejectionSymbol = kRejection;

Object.defineProperties(EventEmitter, {
  captureRejections: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return EventEmitter.prototype[kCapture];
    },
    set(value) {
      require('internal/validators').validateBoolean(value, 'EventEmitter.captureRejections');
      EventEmitter.prototype[kCapture] = value;
    },
  },
  EventEmitterAsyncResource: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return require('internal/events/async_resource').EventEmitterAsyncResource;
    },
    set: undefined,
  },
  errorMonitor: { __proto__: null, configurable: true, enumerable: true, writable: true, value: kErrorMonitor },
  defaultMaxListeners: {
    __proto__: null,
    configurable: false,
    enumerable: true,
    get() {
      return defaultMaxListeners;
    },
    set(value) {
      checkMaxListeners(value, 'defaultMaxListeners');
      defaultMaxListeners = value;
    },
  },
  kMaxEventTargetListeners: { __proto__: null, value: kMaxEventTargetListeners },
  kMaxEventTargetListenersWarned: { __proto__: null, value: kMaxEventTargetListenersWarned },
});

/** Sets the limit of emitters and event targets, or the default of both when none is named. */
EventEmitter.setMaxListeners = function setMaxListeners(n = defaultMaxListeners, ...eventTargets) {
  checkMaxListeners(n, 'setMaxListeners');
  if (eventTargets.length === 0) defaultMaxListeners = n;
  else require('internal/events/static').setMaxListeners(n, eventTargets);
};
