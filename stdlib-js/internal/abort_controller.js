'use strict';
const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS } } = require('internal/errors');
const { validateAbortSignal, validateUint32 } = require('internal/validators');
const { Event, EventTarget, kEvents, kNewListener, kRemoveListener, kTrustEvent, defineEventHandler } = require('internal/event_target');

const { kMaxEventTargetListeners } = require('events');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kAborted = Symbol('kAborted');
const kReason = Symbol('kReason');
const kComposite = Symbol('kComposite');
// Only given to signals that depend on others, or that others depend on.
const kSources = Symbol('kSourceSignals');
const kDependants = Symbol('kDependantSignals');
const kOwn = Symbol('kDontThrowSymbol');

// Composite and timed signals that somebody listens to stay alive although only their sources know them, weakly.
const listenedTo = new Set();

function checkSignal(value) {
  if (value?.[kAborted] === undefined) throw new ERR_INVALID_THIS('AbortSignal');
}

function abortError() {
  const { DOMException } = require('internal/domexception');
  return new DOMException('This operation was aborted', 'AbortError');
}

function inspectAs(self, depth, options, fields) {
  // The caller then shows it as it shows any object below its depth.
  if (depth < 0) return self;
  const { inspect } = require('internal/util/inspect');
  return `${self.constructor.name} ${inspect(fields, { ...options, depth: options.depth === null ? null : options.depth - 1 })}`;
}

/** Tells whoever listens that an operation should stop. */
class AbortSignal extends EventTarget {
  constructor(own = undefined, aborted = false, reason = undefined, composite = false) {
    if (own !== kOwn) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
    this[kMaxEventTargetListeners] = 0;
    this[kAborted] = aborted;
    this[kReason] = reason;
    this[kComposite] = composite;
  }

  get aborted() {
    checkSignal(this);
    return this[kAborted];
  }

  get reason() {
    checkSignal(this);
    return this[kReason];
  }

  throwIfAborted() {
    checkSignal(this);
    if (this[kAborted]) throw this[kReason];
  }

  [kInspect](depth, options) {
    return inspectAs(this, depth, options, { aborted: this.aborted });
  }

  static abort(reason = abortError()) {
    return new AbortSignal(kOwn, true, reason);
  }

  static timeout(delay) {
    validateUint32(delay, 'delay', false);
    const signal = new AbortSignal(kOwn);
    // The timer does not keep a signal that nobody else can see.
    const weak = new WeakRef(signal);
    const timer = require('timers').setTimeout(() => {
      const target = weak.deref();
      if (target === undefined) return;
      const { DOMException } = require('internal/domexception');
      abortSignal(target, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }, delay);
    timer.unref();
    signal[kComposite] = 'timed';
    return signal;
  }

  static any(signals) {
    if (signals === null || typeof signals !== 'object' || typeof signals[Symbol.iterator] !== 'function') {
      const error = new ERR_INVALID_ARG_TYPE('signals', 'Array', signals);
      error.message = 'signals can not be converted to sequence.';
      throw error;
    }
    const all = Array.from(signals);
    for (let i = 0; i < all.length; i++) {
      if (all[i]?.[kAborted] === undefined) throw new ERR_INVALID_ARG_TYPE(`signals[${i}]`, 'AbortSignal', all[i]);
    }
    const result = new AbortSignal(kOwn, false, undefined, true);
    for (let i = 0; i < all.length; i++) {
      if (all[i].aborted) {
        abortSignal(result, all[i].reason);
        return result;
      }
    }
    const seen = new Set();
    result[kSources] = seen;
    for (let i = 0; i < all.length; i++) {
      // A composite stands for its own sources, which may not be composite again.
      const sources = all[i][kComposite] === true ? Array.from(all[i][kSources] ?? []) : [all[i]];
      for (let k = 0; k < sources.length; k++) {
        if (seen.has(sources[k])) continue;
        seen.add(sources[k]);
        addDependant(sources[k], result);
      }
    }
    return result;
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    super[kNewListener](size, type, listener, once, capture, passive, weak);
    if (type === 'abort' && this[kComposite] && !this[kAborted] && !weak && size === 1) listenedTo.add(this);
  }

  [kRemoveListener](size, type, listener, capture) {
    super[kRemoveListener](size, type, listener, capture);
    if (type === 'abort' && this[kComposite] && size === 0) listenedTo.delete(this);
  }
}

function addDependant(source, signal) {
  let list = source[kDependants];
  if (list === undefined) {
    list = source[kDependants] = [];
    list.limit = 16;
  } else if (list.length >= list.limit) {
    // A source that lives long must not gather what has been collected.
    list = source[kDependants] = list.filter((weak) => weak.deref() !== undefined);
    list.limit = Math.max(16, list.length * 2);
  }
  list.push(new WeakRef(signal));
}

/** Aborts a signal and those made from it: all are aborted before the first listener runs. */
function abortSignal(signal, reason) {
  if (signal[kAborted]) return;
  signal[kAborted] = true;
  signal[kReason] = reason;
  const heard = [signal];
  const dependants = signal[kDependants];
  if (dependants !== undefined) {
    for (let i = 0; i < dependants.length; i++) {
      const dependant = dependants[i].deref();
      if (dependant === undefined || dependant[kAborted]) continue;
      dependant[kAborted] = true;
      dependant[kReason] = reason;
      heard.push(dependant);
    }
    signal[kDependants] = undefined;
  }
  for (let i = 0; i < heard.length; i++) {
    if (heard[i][kEvents].has('abort')) heard[i].dispatchEvent(new Event('abort', { [kTrustEvent]: true }));
    listenedTo.delete(heard[i]);
  }
}

let signalOf;

/** Owns a signal and aborts it. */
class AbortController {
  #signal;

  static {
    signalOf = (controller) => {
      if (!(#signal in Object(controller))) {
        throw new TypeError('Cannot read private member #signal from an object whose class did not declare it');
      }
      return controller.#signal ??= new AbortSignal(kOwn);
    };
  }

  get signal() {
    return signalOf(this);
  }

  abort(reason = abortError()) {
    abortSignal(signalOf(this), reason);
  }

  [kInspect](depth, options) {
    return inspectAs(this, depth, options, { signal: this.signal });
  }
}

function finish(constructor, name, enumerable) {
  for (let i = 0; i < enumerable.length; i++) Object.defineProperty(constructor.prototype, enumerable[i], { __proto__: null, enumerable: true });
  Object.defineProperty(constructor.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: name });
}

finish(AbortSignal, 'AbortSignal', ['aborted', 'throwIfAborted']);
finish(AbortController, 'AbortController', ['signal', 'abort']);
Object.defineProperty(AbortSignal, 'length', { __proto__: null, configurable: true, value: 0 });
Object.defineProperty(AbortController.prototype.abort, 'length', { __proto__: null, configurable: true, value: 0 });
defineEventHandler(AbortSignal.prototype, 'abort');

/** A promise that is fulfilled when the signal aborts, for as long as `resource` lives. */
async function aborted(signal, resource) {
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  require('internal/validators').validateObject(resource, 'resource', 0x7);
  if (signal.aborted) return undefined;
  const { kWeakHandler } = require('internal/event_target');
  const { promise, resolve } = Promise.withResolvers();
  signal.addEventListener('abort', () => resolve(), { __proto__: null, [kWeakHandler]: resource, once: true });
  return promise;
}

module.exports = { AbortController, AbortSignal, aborted };
