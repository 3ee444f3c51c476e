'use strict';
// How an object of the library's own takes part in structured cloning.

/** A method that returns `{ data, deserializeInfo }`: what to clone, and `module:Export` that makes the copy. */
const kClone = Symbol('messaging_clone_symbol');
/** A method of the fresh copy that takes the cloned data. */
const kDeserialize = Symbol('messaging_deserialize_symbol');
/** As `kClone`, for what moves and does not copy. */
const kTransfer = Symbol('messaging_transfer_symbol');
/** True on objects whose inner state cannot be copied. */
const kUncloneable = Symbol('uncloneable');

module.exports = { kClone, kDeserialize, kTransfer, kUncloneable, uncloneable: new WeakSet(), untransferable: new WeakSet() };
