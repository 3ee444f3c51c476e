'use strict';
// require('fs'). Its functions are made by the Rust half from the table of verbs: see crates/native/src/fs/mod.rs.
// What few programs call is in internal/fs/ and loads at the first call.
const binding = internalBinding('fs');
binding.addTo(exports);
// Streams go a shorter way as long as it is not replaced.
binding.plainRead = exports.read;
const { customPromisifyArgs, promisify: { custom } } = require('internal/util');

function hide(fn, symbol, value) {
  Object.defineProperty(fn, symbol, { __proto__: null, value, enumerable: false, configurable: true });
}

// What their promises give, where a callback gets two values.
hide(exports.read, customPromisifyArgs, ['bytesRead', 'buffer']);
hide(exports.readv, customPromisifyArgs, ['bytesRead', 'buffers']);
hide(exports.write, customPromisifyArgs, ['bytesWritten', 'buffer']);
hide(exports.writev, customPromisifyArgs, ['bytesWritten', 'buffers']);
hide(exports.exists, custom, function exists(path) {
  return new Promise((resolve) => exports.exists(path, resolve));
});
exports.lchmod = undefined;
exports.lchmodSync = undefined;
