'use strict';
// The main thread's face: ports and channels work, threads of their own do not exist yet.
const { codes } = require('internal/errors');
const { uncloneable, untransferable } = require('internal/worker/js_transferable');

const environment = new Map();

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Would start a thread. */
class Worker {
  constructor() {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED('new Worker()');
  }
}

module.exports = {
  isInternalThread: false,
  isMainThread: true,
  /** Makes cloning the object an error. */
  markAsUncloneable(object) {
    if (isObject(object)) uncloneable.add(object);
  },
  /** Makes transferring the object an error. */
  markAsUntransferable(object) {
    if (isObject(object)) untransferable.add(object);
  },
  isMarkedAsUntransferable(object) {
    return isObject(object) && untransferable.has(object);
  },
  moveMessagePortToContext() {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED('moveMessagePortToContext()');
  },
  resourceLimits: {},
  async postMessageToThread(threadId) {
    if (threadId === 0) throw new codes.ERR_WORKER_MESSAGING_SAME_THREAD();
    throw new codes.ERR_WORKER_MESSAGING_FAILED();
  },
  threadId: 0,
  threadName: '',
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  Worker,
  parentPort: null,
  workerData: null,
  /** Data that workers would inherit; undefined removes. */
  setEnvironmentData(key, value) {
    if (value === undefined) environment.delete(key);
    else environment.set(key, value);
  },
  getEnvironmentData(key) {
    return environment.get(key);
  },
};

Object.defineProperty(module.exports, 'locks', {
  __proto__: null, configurable: true, enumerable: true, get: () => require('internal/locks').locks,
});
for (const name of ['MessagePort', 'MessageChannel', 'receiveMessageOnPort', 'BroadcastChannel']) {
  Object.defineProperty(module.exports, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => require('internal/worker/io')[name],
  });
}
