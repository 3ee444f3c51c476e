// What the web streams share. Each public object carries its inner record under kState; the algorithms of the
// WHATWG Streams standard work on records, which know their public object as `self`.
const kState = Symbol('kState');

const codes = () => require('internal/errors').codes;

/** The record of `object`; throws if that is no `type`. */
function stateOf(object, type) {
  const state = object == null ? undefined : object[kState];
  if (state === undefined || state.type !== type) throw new (codes().ERR_INVALID_THIS)(type);
  return state;
}

/** As `stateOf`, for classes whose records Node keeps in private members. */
function privateStateOf(object, type) {
  const state = object == null ? undefined : object[kState];
  if (state !== undefined && state.type === type) return state;
  throw new TypeError('Cannot read private member #handle from an object whose class did not declare it');
}

function isType(object, type) {
  return object != null && object[kState]?.type === type;
}

function invalidState(message) {
  return new (codes().ERR_INVALID_STATE.TypeError)(message);
}

/** Gives `self` its record. */
function setState(self, state) {
  Object.defineProperty(self, kState, { value: state });
  state.self = self;
  return state;
}

/** A public object that no constructor made. */
function handleFor(Class, state) {
  setState(Object.create(Class.prototype), state);
  return state;
}

/** Makes members enumerable, as Web IDL wants, and names the class. */
function finish(Class, names) {
  for (const name of names) {
    const descriptor = Object.getOwnPropertyDescriptor(Class.prototype, name);
    descriptor.enumerable = true;
    Object.defineProperty(Class.prototype, name, descriptor);
  }
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

/** What util.inspect shows. */
function show(self, depth, options, fields) {
  if (depth < 0) return self;
  const { inspect } = require('internal/util/inspect');
  const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
  return `${self.constructor.name} ${inspect(fields, inner)}`;
}
const kInspect = Symbol.for('nodejs.util.inspect.custom');

const nop = () => {};

/** A promise and its ends. */
const deferred = () => Promise.withResolvers();
/** A rejection that nobody looks at is no unhandled one. */
function quiet(promise) {
  promise.then(undefined, nop);
  return promise;
}
function settledWith(value) {
  return { promise: Promise.resolve(value), resolve: nop, reject: nop };
}
function rejectedWith(reason) {
  return { promise: quiet(Promise.reject(reason)), resolve: nop, reject: nop };
}

/** Calls an algorithm so that what it throws is a rejection. */
function attempt(fn, a, b) {
  try {
    return Promise.resolve(fn(a, b));
  } catch (err) {
    return Promise.reject(err);
  }
}

/** First in, first out, with the sum of the sizes. */
class Queue {
  constructor() {
    this.reset();
  }

  reset() {
    this.items = [];
    this.head = 0;
    this.total = 0;
  }

  get length() {
    return this.items.length - this.head;
  }

  push(value, size) {
    size = Number(size);
    if (!(size >= 0) || size === Infinity) throw new (codes().ERR_INVALID_ARG_VALUE.RangeError)('size', size);
    this.items.push({ value, size });
    this.total += size;
  }

  peek() {
    return this.items[this.head];
  }

  take() {
    const item = this.items[this.head];
    this.items[this.head++] = undefined;
    if (this.head === this.items.length || this.head > 1024) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    this.total -= item.size;
    if (this.total < 0) this.total = 0;
    return item.value;
  }
}

function highWaterMarkOf(strategy, otherwise) {
  let value = strategy?.highWaterMark;
  if (value === undefined) return otherwise;
  value = Number(value);
  if (!(value >= 0)) throw new (codes().ERR_INVALID_ARG_VALUE.RangeError)('strategy.highWaterMark', value);
  return value;
}

const one = () => 1;
function sizeOf(strategy) {
  const size = strategy?.size;
  if (size === undefined) return one;
  require('internal/validators').validateFunction(size, 'strategy.size');
  return (chunk) => Reflect.apply(size, undefined, [chunk]);
}

/** A method of an underlying source or sink as a function; `undefined` if there is none. */
function method(object, name, label) {
  const fn = object?.[name];
  if (fn === undefined) return undefined;
  require('internal/validators').validateFunction(fn, `${label}.${name}`);
  return (a, b) => Reflect.apply(fn, object, [a, b]);
}

function checkOptions(value, name) {
  const { validateObject, kValidateObjectAllowObjects, kValidateObjectAllowObjectsAndNull } =
    require('internal/validators');
  validateObject(value, name, name === 'strategy' || name === 'options' ?
    kValidateObjectAllowObjectsAndNull : kValidateObjectAllowObjects);
}

module.exports = {
  Queue, attempt, checkOptions, codes, deferred, finish, handleFor, highWaterMarkOf, invalidState, isType, kInspect,
  kState, method, nop, quiet, rejectedWith, setState, settledWith, show, sizeOf, privateStateOf, stateOf,
};
