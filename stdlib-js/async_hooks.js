'use strict';
const { current, newAsyncId } = require('internal/async_context');
const { codes } = require('internal/errors');
const validators = require('internal/validators');
const engine = internalBinding('async_context');

const kFrame = Symbol('context_frame');
const kAsyncId = Symbol('async_id_symbol');
const kTriggerId = Symbol('trigger_async_id_symbol');

/** What `executionAsyncResource` gives outside any resource. */
const topLevel = {};

/** An asynchronous operation of a program's own, whose callbacks run in the context in which it was made. */
class AsyncResource {
  /**
   * @param {string} type
   * @param {number | { triggerAsyncId?: number, requireManualDestroy?: boolean }} [options]
   */
  constructor(type, options = {}) {
    validators.validateString(type, 'type');
    let trigger = options;
    let manual = false;
    if (typeof options !== 'number') {
      trigger = options.triggerAsyncId === undefined ? current.execution : options.triggerAsyncId;
      manual = !!options.requireManualDestroy;
    }
    if (!Number.isSafeInteger(trigger) || trigger < -1) throw new codes.ERR_INVALID_ASYNC_ID('triggerAsyncId', trigger);
    this[kFrame] = engine.get();
    this[kAsyncId] = newAsyncId();
    this[kTriggerId] = trigger;
    const { hooks } = current;
    if (hooks !== undefined) {
      if (type.length === 0) throw new codes.ERR_ASYNC_TYPE(type);
      hooks.init(this[kAsyncId], type, trigger, this);
      if (!manual) hooks.destroyWhenCollected(this, this[kAsyncId]);
    }
  }

  /** Calls `fn` as a callback of this operation. */
  runInAsyncScope(fn, thisArg, ...args) {
    return engine.run(this[kFrame], this[kAsyncId], this[kTriggerId], this, fn, thisArg, args);
  }

  /** Tells the hooks that the operation is over. */
  emitDestroy() {
    current.hooks?.destroy(this[kAsyncId]);
    return this;
  }

  asyncId() {
    return this[kAsyncId];
  }

  triggerAsyncId() {
    return this[kTriggerId];
  }

  /** A function that always runs as a callback of this operation. */
  bind(fn, thisArg) {
    validators.validateFunction(fn, 'fn');
    const resource = this;
    const bound = thisArg === undefined ?
      function(...args) {
        return resource.runInAsyncScope(fn, this, ...args);
      } :
      (...args) => resource.runInAsyncScope(fn, thisArg, ...args);
    Object.defineProperties(bound, {
      length: { __proto__: null, configurable: true, enumerable: false, value: fn.length, writable: false },
      name: { __proto__: null, configurable: true, value: 'bound' },
    });
    return bound;
  }

  /** A function that always runs in the context of this moment. */
  static bind(fn, type, thisArg) {
    return new AsyncResource(type || fn.name || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

/** The id of the callback that runs now. */
function executionAsyncId() {
  return current.execution;
}

/** The id of what caused the callback that runs now. */
function triggerAsyncId() {
  return current.trigger;
}

/** The resource of the callback that runs now. */
function executionAsyncResource() {
  return current.resource ?? topLevel;
}

module.exports = {
  createHook(fns) {
    return require('internal/async_hooks').createHook(fns);
  },
  executionAsyncId,
  triggerAsyncId,
  executionAsyncResource,
  AsyncResource,
};

Object.defineProperties(module.exports, {
  AsyncLocalStorage: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => require('internal/async_local_storage').AsyncLocalStorage,
  },
  asyncWrapProviders: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => require('internal/async_hooks').asyncWrapProviders,
  },
});
