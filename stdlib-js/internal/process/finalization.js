'use strict';
// `process.finalization`: functions that are called with objects that still live when the process ends.

const registered = new Map();
let registry;
const wired = new Set();

function sweep(event) {
  registered.forEach((entry, ref) => {
    if (entry.event !== event) return;
    const object = ref.deref();
    registered.delete(ref);
    if (object !== undefined) entry.fn(object, event);
  });
}

function add(event, object, fn) {
  const { validateFunction, validateObject } = require('internal/validators');
  if (typeof object !== 'function') validateObject(object, 'obj');
  validateFunction(fn, 'fn');
  registry ??= new FinalizationRegistry((ref) => registered.delete(ref));
  const ref = new WeakRef(object);
  registered.set(ref, { event, fn });
  registry.register(object, ref, ref);
  if (!wired.has(event)) {
    wired.add(event);
    process.on(event, () => sweep(event));
  }
}

function warn(name) {
  require('internal/util').emitExperimentalWarning(`process.finalization.${name}`);
}

module.exports = {
  register(object, fn) {
    warn('register');
    add('exit', object, fn);
  },
  registerBeforeExit(object, fn) {
    warn('registerBeforeExit');
    add('beforeExit', object, fn);
  },
  unregister(object) {
    warn('unregister');
    registered.forEach((entry, ref) => {
      if (ref.deref() === object) {
        registered.delete(ref);
        registry.unregister(ref);
      }
    });
  },
};
