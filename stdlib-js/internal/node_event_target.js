'use strict';
const { EventTarget, kEvents, kHybridDispatch, kIsNodeEventTarget, listenersOf } = require('internal/event_target');
const events = require('events');
const { codes: { ERR_INVALID_THIS } } = require('internal/errors');

function check(value) {
  if (!value?.constructor?.[kIsNodeEventTarget]) throw new ERR_INVALID_THIS('NodeEventTarget');
}

/** An event target with the everyday methods of an emitter, as message ports have them. */
class NodeEventTarget extends EventTarget {
  setMaxListeners(n) {
    check(this);
    events.setMaxListeners(n, this);
  }

  getMaxListeners() {
    check(this);
    return this[events.kMaxEventTargetListeners];
  }

  eventNames() {
    check(this);
    return Array.from(this[kEvents].keys());
  }

  listenerCount(type) {
    check(this);
    return listenersOf(this, type).length;
  }

  off(type, listener, options) {
    check(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  removeListener(type, listener, options) {
    check(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  on(type, listener) {
    check(this);
    this.addEventListener(type, listener, { __proto__: null, isNodeStyle: true });
    return this;
  }

  addListener(type, listener) {
    check(this);
    this.addEventListener(type, listener, { __proto__: null, isNodeStyle: true });
    return this;
  }

  emit(type, arg) {
    check(this);
    require('internal/validators').validateString(type, 'type');
    const had = this.listenerCount(type) > 0;
    this[kHybridDispatch](arg, type);
    return had;
  }

  once(type, listener) {
    check(this);
    this.addEventListener(type, listener, { __proto__: null, once: true, isNodeStyle: true });
    return this;
  }

  removeAllListeners(type) {
    check(this);
    if (type === undefined) this[kEvents].clear();
    else this[kEvents].delete(String(type));
    return this;
  }
}

for (const name of ['setMaxListeners', 'getMaxListeners', 'eventNames', 'listenerCount', 'off', 'removeListener', 'on', 'addListener', 'emit', 'once', 'removeAllListeners']) {
  Object.defineProperty(NodeEventTarget.prototype, name, { __proto__: null, enumerable: true });
}
Object.defineProperty(NodeEventTarget, kIsNodeEventTarget, { __proto__: null, enumerable: true, value: true });
Object.defineProperty(NodeEventTarget, 'defaultMaxListeners', { __proto__: null, enumerable: true, get: () => events.defaultMaxListeners });

module.exports = { NodeEventTarget };
