'use strict';
// Objects that most programs use by their own methods and a few as streams: they become one when that side is touched.

const Transform = require('internal/streams/transform');

/** @constructor */
function LazyTransform(options) {
  this._options = options;
}
Object.setPrototypeOf(LazyTransform.prototype, Transform.prototype);
Object.setPrototypeOf(LazyTransform, Transform);

function lazyState(name) {
  Object.defineProperty(LazyTransform.prototype, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      if (this === LazyTransform.prototype || !(this instanceof LazyTransform)) return undefined;
      Transform.call(this, this._options);
      // Text is hashed or encrypted in its own encoding.
      this._writableState.decodeStrings = false;
      return this[name];
    },
    set(value) {
      Object.defineProperty(this, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    },
  });
}
lazyState('_readableState');
lazyState('_writableState');

module.exports = LazyTransform;
