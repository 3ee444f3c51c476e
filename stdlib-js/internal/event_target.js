'use strict';
const { codes } = require('internal/errors');
const { validateObject, validateAbortSignal } = require('internal/validators');
const { kMaxEventTargetListeners, kMaxEventTargetListenersWarned } = require('events');
const performance = internalBinding('performance');

const kIsEventTarget = Symbol.for('nodejs.event_target');
const kHybridDispatch = Symbol.for('nodejs.internal.kHybridDispatch');
const kInspect = Symbol.for('nodejs.util.inspect.custom');
const { kResistStopPropagation } = require('internal/events/abort_listener');
const kType = Symbol('type');
const kTarget = Symbol('kTarget');
const kIsBeingDispatched = Symbol('kIsBeingDispatched');
const kInPassiveListener = Symbol('kInPassiveListener');
const kEvents = Symbol('kEvents');
const kHandlers = Symbol('kHandlers');
const kNewListener = Symbol('kNewListener');
const kRemoveListener = Symbol('kRemoveListener');
const kRemoveWeakListenerHelper = Symbol('kRemoveWeakListenerHelper');
const kCreateEvent = Symbol('kCreateEvent');
const kTrustEvent = Symbol('kTrustEvent');
const kWeakHandler = Symbol('kWeakHandler');
const kIsNodeEventTarget = Symbol('kIsNodeEventTarget');

function isEvent(value) {
  return typeof value?.[kType] === 'string';
}

function isEventTarget(value) {
  return value?.constructor?.[kIsEventTarget] === true;
}

function checkEvent(value) {
  if (!isEvent(value)) throw new codes.ERR_INVALID_THIS('Event');
}

function checkTarget(value) {
  if (!isEventTarget(value)) throw new codes.ERR_INVALID_THIS('EventTarget');
}

function inspectAs(self, depth, options, fields) {
  const name = self.constructor.name;
  if (depth < 0) return name;
  const { inspect } = require('internal/util/inspect');
  return `${name} ${inspect(fields, { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth })}`;
}

let stateOf;

/** Something that happened, as the DOM standard describes it. */
class Event {
  // What is not shown by an inspection: flags, times, options.
  #state;

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    if (options !== undefined && options !== null) validateObject(options, 'options', 0x7);
    this.#state = {
      bubbles: !!options?.bubbles,
      cancelable: !!options?.cancelable,
      composed: !!options?.composed,
      trusted: options?.[kTrustEvent] === true,
      prevented: false,
      propagationStopped: false,
      stopped: false,
      timeStamp: performance.now(),
    };
    this[kType] = `${type}`;
    this[kTarget] = null;
    this[kIsBeingDispatched] = false;
    this[kInPassiveListener] = false;
  }

  // Without brand checks, for the dispatcher.
  static {
    stateOf = (event) => event.#state;
  }

  initEvent(type, bubbles = false, cancelable = false) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    checkEvent(this);
    if (this[kIsBeingDispatched]) return;
    this[kType] = `${type}`;
    this.#state.bubbles = !!bubbles;
    this.#state.cancelable = !!cancelable;
  }

  [kInspect](depth, options) {
    checkEvent(this);
    return inspectAs(this, depth, options, {
      type: this[kType],
      defaultPrevented: this.#state.prevented,
      cancelable: this.#state.cancelable,
      timeStamp: this.#state.timeStamp,
    });
  }

  stopImmediatePropagation() {
    checkEvent(this);
    // The standard has it stop propagation as well.
    this.#state.propagationStopped = true;
    this.#state.stopped = true;
  }

  preventDefault() {
    checkEvent(this);
    if (this.#state.cancelable && !this[kInPassiveListener]) this.#state.prevented = true;
  }

  get target() {
    checkEvent(this);
    return this[kTarget];
  }

  get currentTarget() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? this[kTarget] : null;
  }

  get srcElement() {
    checkEvent(this);
    return this[kTarget];
  }

  get type() {
    checkEvent(this);
    return this[kType];
  }

  get cancelable() {
    checkEvent(this);
    return this.#state.cancelable;
  }

  get defaultPrevented() {
    checkEvent(this);
    return this.#state.cancelable && this.#state.prevented;
  }

  get timeStamp() {
    checkEvent(this);
    return this.#state.timeStamp;
  }

  composedPath() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? [this[kTarget]] : [];
  }

  get returnValue() {
    checkEvent(this);
    return !(this.#state.cancelable && this.#state.prevented);
  }

  get bubbles() {
    checkEvent(this);
    return this.#state.bubbles;
  }

  get composed() {
    checkEvent(this);
    return this.#state.composed;
  }

  get eventPhase() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? Event.AT_TARGET : Event.NONE;
  }

  get cancelBubble() {
    checkEvent(this);
    return this.#state.propagationStopped;
  }

  set cancelBubble(value) {
    checkEvent(this);
    if (value) this.#state.propagationStopped = true;
  }

  stopPropagation() {
    checkEvent(this);
    this.#state.propagationStopped = true;
  }

  get isTrusted() {
    checkEvent(this);
    return this.#state.trusted;
  }
}

/** An event that carries a value of the program's own. */
class CustomEvent extends Event {
  #detail;

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    if (!(#detail in this)) throw new codes.ERR_INVALID_THIS('CustomEvent');
    return this.#detail;
  }
}

/** One registration. A weak one loses its listener when nobody else keeps it. */
function record(callback, once, capture, passive, isNodeStyle, resist, weak) {
  const call = typeof callback === 'function' ? callback : (event) => {
    const handler = callback.handleEvent;
    if (typeof handler !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('handler.handleEvent', 'function', handler);
    return handler.call(callback, event);
  };
  return { callback: weak ? new WeakRef(callback) : callback, call: weak ? undefined : call, once, capture, passive, isNodeStyle, resist, weak, removed: false };
}

function callbackOf(entry) {
  return entry.weak ? entry.callback.deref() : entry.callback;
}

// Listeners that are held weakly live as long as the object that they belong to.
let weakListeners;

function initEventTarget(self) {
  self[kEvents] = new Map();
  self[kMaxEventTargetListeners] = require('events').defaultMaxListeners;
  self[kMaxEventTargetListenersWarned] = false;
  self[kHandlers] = new Map();
}

function listenerOptions(options) {
  if (options === undefined || options === null) return {};
  if (typeof options === 'boolean') return { capture: options };
  validateObject(options, 'options', 0x7);
  return options;
}

/** Whether what is given may listen at all; null and undefined may be given and do nothing. */
function mayListen(listener) {
  if (typeof listener === 'function' || typeof listener?.handleEvent === 'function') return true;
  if (listener === undefined || listener === null) return false;
  if (typeof listener === 'object') return true;
  throw new codes.ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

/** What hears events. */
class EventTarget {
  constructor() {
    initEventTarget(this);
  }

  // Hooks for subclasses.
  [kNewListener](size, type, listener, once, capture, passive, weak) {
    const max = this[kMaxEventTargetListeners];
    if (max > 0 && size > max && !this[kMaxEventTargetListenersWarned]) {
      this[kMaxEventTargetListenersWarned] = true;
      require('internal/events/warning').targetLeak(this, type, size, max);
    }
  }

  [kRemoveListener](size, type, listener, capture) {}

  [kRemoveWeakListenerHelper](type, entry) {
    drop(this, type, entry);
  }

  addEventListener(type, listener, options = undefined) {
    checkTarget(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    const given = listenerOptions(options);
    const { signal } = given;
    const capture = !!given.capture;
    const once = !!given.once;
    const passive = !!given.passive;
    validateAbortSignal(signal, 'options.signal');
    if (!mayListen(listener)) {
      const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
      warning.name = 'AddEventListenerArgumentTypeWarning';
      warning.target = this;
      warning.type = type;
      process.emitWarning(warning);
      return;
    }
    type = `${type}`;
    if (signal) {
      if (signal.aborted) return;
      signal.addEventListener('abort', () => this.removeEventListener(type, listener, options), {
        __proto__: null, once: true, [kWeakHandler]: this, [kResistStopPropagation]: true,
      });
    }
    let list = this[kEvents].get(type);
    if (list === undefined) {
      list = [];
      this[kEvents].set(type, list);
    }
    for (let i = 0; i < list.length; i++) {
      if (list[i].capture === capture && callbackOf(list[i]) === listener) return;
    }
    const weak = given[kWeakHandler];
    const entry = record(listener, once, capture, passive, !!given.isNodeStyle, !!given[kResistStopPropagation], !!weak);
    if (weak) {
      weakListeners ??= new WeakMap();
      const held = weakListeners.get(weak);
      if (held === undefined) weakListeners.set(weak, [listener]);
      else held.push(listener);
    }
    // A list that is being walked has its own end; appending does no harm.
    list.push(entry);
    this[kNewListener](list.length, type, listener, once, capture, passive, weak);
  }

  removeEventListener(type, listener, options = undefined) {
    checkTarget(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    if (!mayListen(listener)) return;
    type = `${type}`;
    const capture = typeof options === 'boolean' ? options : !!options?.capture;
    const list = this[kEvents].get(type);
    if (list === undefined) return;
    for (let i = 0; i < list.length; i++) {
      if (list[i].capture === capture && callbackOf(list[i]) === listener) {
        drop(this, type, list[i]);
        return;
      }
    }
  }

  dispatchEvent(event) {
    checkTarget(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('event');
    if (!isEvent(event)) throw new codes.ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (event[kIsBeingDispatched]) throw new codes.ERR_EVENT_RECURSION(event.type);
    this[kHybridDispatch](event, event.type, event);
    return event.defaultPrevented !== true;
  }

  /** Dispatches an event, or a plain value that becomes one when a listener needs an event. */
  [kHybridDispatch](nodeValue, type, event) {
    const list = this[kEvents].get(type);
    const create = () => {
      if (event === undefined) {
        event = this[kCreateEvent](nodeValue, type);
        event[kTarget] = this;
        event[kIsBeingDispatched] = true;
      }
      return event;
    };
    if (event !== undefined) {
      event[kTarget] = this;
      event[kIsBeingDispatched] = true;
    }
    if (list !== undefined) {
      const walked = list.slice();
      for (let i = 0; i < walked.length; i++) {
        const entry = walked[i];
        const stopped = event !== undefined && stateOf(event).stopped;
        if (entry.removed || (stopped && !entry.resist)) continue;
        const call = entry.weak ? callbackOf(entry) : entry.call;
        if (entry.once || call === undefined) drop(this, type, entry);
        if (call === undefined) continue;
        const argument = entry.isNodeStyle ? nodeValue : create();
        if (event !== undefined) event[kInPassiveListener] = entry.passive;
        callListener(this, call, argument);
        if (event !== undefined) event[kInPassiveListener] = false;
      }
    }
    if (event !== undefined) event[kIsBeingDispatched] = false;
  }

  [kCreateEvent](nodeValue, type) {
    return new CustomEvent(type, { detail: nodeValue });
  }

  [kInspect](depth, options) {
    if (!isEventTarget(this)) return this;
    return inspectAs(this, depth, options, {});
  }
}

function throwLater(error) {
  process.nextTick(() => {
    throw error;
  });
}

function callListener(target, call, argument) {
  try {
    const result = call.call(target, argument);
    if (result !== undefined && result !== null) {
      const then = result.then;
      if (typeof then === 'function') then.call(result, undefined, throwLater);
    }
  } catch (error) {
    throwLater(error);
  }
}

function drop(target, type, entry) {
  const list = target[kEvents].get(type);
  const at = list === undefined ? -1 : list.indexOf(entry);
  if (at < 0) return;
  entry.removed = true;
  if (list.length === 1) target[kEvents].delete(type);
  else list.splice(at, 1);
  target[kRemoveListener](list.length === 1 ? 0 : list.length, type, callbackOf(entry), entry.capture);
}

/** The listeners of a type in order of registration. */
function listenersOf(target, type) {
  const list = target[kEvents].get(`${type}`);
  return list === undefined ? [] : list.map(callbackOf).filter((listener) => listener !== undefined);
}

const KINDS = ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'];
for (let i = 0; i < KINDS.length; i++) Object.defineProperty(Event, KINDS[i], { __proto__: null, enumerable: true, value: i });

function finish(constructor, name, enumerable) {
  for (let i = 0; i < enumerable.length; i++) Object.defineProperty(constructor.prototype, enumerable[i], { __proto__: null, enumerable: true });
  Object.defineProperty(constructor.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: name });
}

finish(Event, 'Event', [
  'initEvent', 'stopImmediatePropagation', 'preventDefault', 'target', 'currentTarget', 'srcElement', 'type', 'cancelable', 'defaultPrevented',
  'timeStamp', 'composedPath', 'returnValue', 'bubbles', 'composed', 'eventPhase', 'cancelBubble', 'stopPropagation', 'isTrusted',
]);
finish(CustomEvent, 'CustomEvent', ['detail']);
finish(EventTarget, 'EventTarget', ['addEventListener', 'removeEventListener', 'dispatchEvent']);
Object.defineProperty(EventTarget, kIsEventTarget, { __proto__: null, enumerable: true, value: true });

/** Gives `emitter` an `onNAME` attribute. */
function defineEventHandler(emitter, name, event = name) {
  const property = `on${name}`;
  const get = function() {
    return (this[kHandlers]?.get(event) ?? { handler: null }).handler;
  };
  const set = function(value) {
    const handlers = this[kHandlers] ??= new Map();
    let wrapped = handlers.get(event);
    if (wrapped) {
      if (typeof wrapped.handler === 'function') {
        const size = this[kEvents].get(event)?.length ?? 0;
        this[kRemoveListener](size, event, wrapped.handler, false);
      }
      wrapped.handler = value;
      if (typeof value === 'function') this[kNewListener](this[kEvents].get(event)?.length ?? 1, event, value, false, false, false);
      return;
    }
    wrapped = function(...args) {
      return typeof wrapped.handler === 'function' ? Reflect.apply(wrapped.handler, this, args) : undefined;
    };
    wrapped.handler = value;
    handlers.set(event, wrapped);
    this.addEventListener(event, wrapped);
  };
  Object.defineProperty(get, 'name', { __proto__: null, value: `get ${property}` });
  Object.defineProperty(set, 'name', { __proto__: null, value: `set ${property}` });
  Object.defineProperty(emitter, property, { __proto__: null, get, set, configurable: true, enumerable: true });
}

module.exports = {
  Event, CustomEvent, EventTarget, defineEventHandler, isEventTarget, listenersOf,
  kCreateEvent, kNewListener, kTrustEvent, kRemoveListener, kEvents, kWeakHandler, kResistStopPropagation, kIsEventTarget, kIsNodeEventTarget, kHybridDispatch,
  get NodeEventTarget() {
    return require('internal/node_event_target').NodeEventTarget;
  },
  get initNodeEventTarget() {
    return initEventTarget;
  },
};
