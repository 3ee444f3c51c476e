'use strict';
// Mocks: functions that remember their calls, members of objects that are replaced for a while.

function validators() {
  return require('internal/validators');
}

function checkTimes(times) {
  if (times !== Infinity) validators().validateInteger(times, 'options.times', 1);
}

/** What `fn.mock` is: the calls so far, and what runs instead of the original. */
class MockFunctionContext {
  #calls = [];
  #implementation;
  #original;
  #times;
  #undo;
  #once = new Map();

  constructor(implementation, original, times, undo) {
    this.#implementation = implementation;
    this.#original = original;
    this.#times = times;
    this.#undo = undo;
  }

  /** A copy of the list of calls. */
  get calls() {
    return this.#calls.slice();
  }

  callCount() {
    return this.#calls.length;
  }

  mockImplementation(implementation) {
    validators().validateFunction(implementation, 'implementation');
    this.#implementation = implementation;
  }

  mockImplementationOnce(implementation, onCall) {
    validators().validateFunction(implementation, 'implementation');
    const next = this.#calls.length;
    const call = onCall ?? next;
    validators().validateInteger(call, 'onCall', next);
    this.#once.set(call, implementation);
  }

  /** Back to what was there before; an unbound function calls its original from now on. */
  restore() {
    if (this.#undo === undefined) this.#implementation = this.#original;
    else this.#undo();
  }

  resetCalls() {
    this.#calls = [];
  }

  static next(context) {
    const number = context.#calls.length;
    const once = context.#once.get(number);
    if (once !== undefined) {
      context.#once.delete(number);
      return once;
    }
    if (number >= context.#times) {
      context.#times = Infinity;
      context.restore();
      return context.#original;
    }
    return context.#implementation;
  }

  static record(context, call) {
    context.#calls.push(call);
  }

}

const { next: nextImplementation, record } = MockFunctionContext;
for (const name of ['next', 'record']) Reflect.deleteProperty(MockFunctionContext, name);

/** A proxy of `original` that runs what its context says and notes each call. */
function mockFunction(original, context) {
  return new Proxy(original, {
    __proto__: null,
    apply(target, self, args) {
      const call = { __proto__: null, arguments: args, error: undefined, result: undefined, stack: undefined, target: undefined, this: self };
      try {
        return call.result = Reflect.apply(nextImplementation(context), self, args);
      } catch (error) {
        call.error = error;
        throw error;
      } finally {
        call.stack = new Error();
        record(context, call);
      }
    },
    construct(target, args, newTarget) {
      const implementation = nextImplementation(context);
      const call = { __proto__: null, arguments: args, error: undefined, result: undefined, stack: undefined, target: implementation, this: undefined };
      try {
        const made = Reflect.construct(implementation, args, newTarget);
        call.this = call.result = made;
        return made;
      } catch (error) {
        call.error = error;
        throw error;
      } finally {
        call.stack = new Error();
        record(context, call);
      }
    },
    get: (target, key, receiver) => (key === 'mock' ? context : Reflect.get(target, key, receiver)),
  });
}

/** What `mock.property()` gives as `mock`: the accesses so far. */
class MockPropertyContext {
  #object;
  #name;
  #original;
  #value;
  #accesses = [];
  #once = new Map();

  constructor(object, name, value) {
    this.#object = object;
    this.#name = name;
    this.#original = findDescriptor(object, name);
    const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
    if (this.#original === undefined) throw new ERR_INVALID_ARG_VALUE('propertyName', name, 'is not a property of the object');
    this.#value = value;
    const { configurable, enumerable } = this.#original;
    Object.defineProperty(object, name, {
      __proto__: null,
      configurable,
      enumerable,
      get: () => {
        const once = this.#take();
        const given = once === undefined ? this.#value : once.value;
        this.#note('get', given);
        return given;
      },
      set: (next) => {
        const once = this.#take();
        const taken = once === undefined ? next : once.value;
        this.#note('set', taken);
        this.#value = taken;
      },
    });
  }

  #take() {
    const number = this.#accesses.length;
    const once = this.#once.get(number);
    this.#once.delete(number);
    return once;
  }

  #note(type, value) {
    this.#accesses.push({ __proto__: null, type, value, stack: new Error() });
  }

  get accesses() {
    return this.#accesses.slice();
  }

  accessCount() {
    return this.#accesses.length;
  }

  mockImplementation(value) {
    this.#value = value;
  }

  mockImplementationOnce(value, onAccess) {
    const next = this.#accesses.length;
    const access = onAccess ?? next;
    validators().validateInteger(access, 'onAccess', next);
    this.#once.set(access, { value });
  }

  resetAccesses() {
    this.#accesses = [];
  }

  restore() {
    Object.defineProperty(this.#object, this.#name, { __proto__: null, ...this.#original });
  }
}

/** The property's descriptor, its own or inherited. */
function findDescriptor(object, name) {
  for (let at = object; at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Makes mocks and ends them together. */
class MockTracker {
  #mocks = [];
  #timers;

  /** Timers and dates that move when they are told to. */
  get timers() {
    return this.#timers ??= new (require('internal/test/mock_timers').MockTimers)();
  }

  fn(original = () => {}, implementation = original, options = {}) {
    if (original !== null && typeof original === 'object') {
      options = original;
      original = () => {};
      implementation = original;
    } else if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = original;
    }
    validators().validateFunction(original, 'original');
    validators().validateFunction(implementation, 'implementation');
    validators().validateObject(options, 'options');
    const { times = Infinity } = options;
    checkTimes(times);
    const context = new MockFunctionContext(implementation, original, times);
    this.#mocks.push(context);
    return mockFunction(original, context);
  }

  method(object, methodName, implementation, options = {}) {
    const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
    if (typeof object !== 'function') validators().validateObject(object, 'object');
    if (typeof methodName !== 'string' && typeof methodName !== 'symbol') {
      const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('methodName', ['string', 'symbol'], methodName);
    }
    if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = undefined;
    }
    if (implementation !== undefined) validators().validateFunction(implementation, 'implementation');
    validators().validateObject(options, 'options');
    const { getter = false, setter = false, times = Infinity } = options;
    validators().validateBoolean(getter, 'options.getter');
    validators().validateBoolean(setter, 'options.setter');
    checkTimes(times);
    if (getter && setter) throw new ERR_INVALID_ARG_VALUE('options.setter', setter, "cannot be used with 'options.getter'");
    const descriptor = findDescriptor(object, methodName);
    const part = getter ? 'get' : setter ? 'set' : 'value';
    const original = descriptor?.[part];
    if (typeof original !== 'function') throw new ERR_INVALID_ARG_VALUE('methodName', original, 'must be a method');
    const context = new MockFunctionContext(implementation ?? original, original, times, () => {
      Object.defineProperty(object, methodName, descriptor);
    });
    const mocked = mockFunction(original, context);
    const replaced = { __proto__: null, configurable: descriptor.configurable, enumerable: descriptor.enumerable };
    if (part === 'value') {
      replaced.writable = descriptor.writable;
      replaced.value = mocked;
    } else {
      replaced.get = part === 'get' ? mocked : descriptor.get;
      replaced.set = part === 'set' ? mocked : descriptor.set;
    }
    Object.defineProperty(object, methodName, replaced);
    this.#mocks.push(context);
    return mocked;
  }

  getter(object, methodName, implementation, options) {
    return this.#accessor('getter', object, methodName, implementation, options);
  }

  setter(object, methodName, implementation, options) {
    return this.#accessor('setter', object, methodName, implementation, options);
  }

  #accessor(kind, object, methodName, implementation = {}, options = {}) {
    if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = undefined;
    } else {
      validators().validateObject(options, 'options');
    }
    const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
    if (options[kind] === false) throw new ERR_INVALID_ARG_VALUE(`options.${kind}`, false, 'cannot be false');
    return this.method(object, methodName, implementation, { ...options, [kind]: true });
  }

  /** Replaces a property's value and notes its accesses; what is returned reads as the object, with `mock`. */
  property(object, propertyName, ...value) {
    validators().validateObject(object, 'object');
    if (typeof propertyName !== 'string' && typeof propertyName !== 'symbol') {
      const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('propertyName', ['string', 'symbol'], propertyName);
    }
    const context = new MockPropertyContext(object, propertyName, value.length > 0 ? value[0] : object[propertyName]);
    this.#mocks.push(context);
    return new Proxy(object, { __proto__: null, get: (target, key, receiver) => (key === 'mock' ? context : Reflect.get(target, key, receiver)) });
  }

  /** Restores all and forgets them. */
  reset() {
    this.restoreAll();
    this.#timers?.reset();
    this.#mocks = [];
  }

  restoreAll() {
    for (let i = 0; i < this.#mocks.length; i++) this.#mocks[i].restore();
  }
}

module.exports = { MockTracker };
