'use strict';
const engine = internalBinding('async_context');

// The engine's value is `undefined` or a flat list: storage, value, storage, value. It never changes once it is in force,
// because what was captured earlier keeps it.

function find(frame, storage) {
  if (frame === undefined) return -1;
  for (let i = 0; i < frame.length; i += 2) {
    if (frame[i] === storage) return i + 1;
  }
  return -1;
}

function withValue(frame, storage, value) {
  const next = [];
  if (frame !== undefined) {
    for (let i = 0; i < frame.length; i += 2) {
      if (frame[i] !== storage) next.push(frame[i], frame[i + 1]);
    }
  }
  next.push(storage, value);
  return next;
}

function without(frame, storage) {
  const next = frame.filter((_, i) => frame[i & ~1] !== storage);
  return next.length === 0 ? undefined : next;
}

/** Ends what `own` began. What other storages entered meanwhile stays. */
function leave(storage, own, before) {
  const now = engine.get();
  if (now === own) {
    engine.set(before);
    return;
  }
  const at = find(before, storage);
  if (at > 0) engine.set(withValue(now, storage, before[at]));
  else if (now !== undefined) engine.set(without(now, storage));
}

/** Undoes `withScope` when it is disposed of. */
class RunScope {
  #storage;
  #before;
  #own;
  #done = false;

  constructor(storage, store) {
    this.#storage = storage;
    this.#before = engine.get();
    this.#own = withValue(this.#before, storage, store);
    engine.set(this.#own);
  }

  dispose() {
    if (this.#done) return;
    this.#done = true;
    leave(this.#storage, this.#own, this.#before);
  }

  [Symbol.dispose]() {
    this.dispose();
  }
}

/** A value that follows a chain of asynchronous calls. */
class AsyncLocalStorage {
  #default = undefined;
  #name = '';

  /** @param {{ defaultValue?: any, name?: string }} [options] */
  constructor(options = {}) {
    require('internal/validators').validateObject(options, 'options');
    this.#default = options.defaultValue;
    if (options.name !== undefined) this.#name = `${options.name}`;
  }

  get name() {
    return this.#name;
  }

  /** A function that always runs in the context of this moment. */
  static bind(fn) {
    require('internal/validators').validateFunction(fn, 'fn');
    return require('async_hooks').AsyncResource.bind(fn);
  }

  /** A function that runs its first argument, with the others, in the context of this moment. */
  static snapshot() {
    return AsyncLocalStorage.bind((fn, ...args) => fn(...args));
  }

  /** Forgets the value here and in all that follows from here. */
  disable() {
    const frame = engine.get();
    if (find(frame, this) > 0) engine.set(without(frame, this));
  }

  /** Keeps `store` for the rest of this callback and what follows from it. */
  enterWith(store) {
    engine.set(withValue(engine.get(), this, store));
  }

  /** Keeps `store` while `fn` runs and in what follows from it. */
  run(store, fn, ...args) {
    const before = engine.get();
    const at = find(before, this);
    if (at > 0 ? Object.is(before[at], store) : store === undefined && this.#default === undefined) return Reflect.apply(fn, null, args);
    const own = withValue(before, this, store);
    engine.set(own);
    try {
      return Reflect.apply(fn, null, args);
    } finally {
      leave(this, own, before);
    }
  }

  /** Runs `fn` without a value. */
  exit(fn, ...args) {
    return this.run(undefined, fn, ...args);
  }

  getStore() {
    const frame = engine.get();
    const at = find(frame, this);
    return at > 0 ? frame[at] : this.#default;
  }

  /** The same as `enterWith`, until what it returns is disposed of. */
  withScope(store) {
    return new RunScope(this, store);
  }
}

module.exports = { AsyncLocalStorage };
