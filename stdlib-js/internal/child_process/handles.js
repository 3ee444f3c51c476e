'use strict';
// Sockets and servers on their way to another process: what is said about them, and what the other side makes of it.
const binding = internalBinding('net');
const errors = require('internal/errors');

/** What can be sent of `value`: `{ type, native }`; `native` is null for a socket that is closed. */
exports.describe = function describe(value) {
  const net = require('net');
  if (value instanceof net.Socket) return { type: 'net.Socket', native: value._handle };
  if (value instanceof net.Server) return { type: 'net.Server', native: value._handle };
  if (binding.kindOf(value) !== undefined) return { type: 'net.Native', native: value };
  throw new errors.codes.ERR_INVALID_HANDLE_TYPE();
};

/** Takes a socket out of this process's hands; `keepOpen` leaves it as it is. */
exports.letGo = function letGo(value, type, keepOpen) {
  if (type !== 'net.Socket' || keepOpen) return;
  const handle = value._handle;
  if (handle === null) return;
  value.setTimeout(0);
  handle.onread = () => {};
  handle.readStop();
  value._handle = null;
  if (value._server) {
    value._server._connections--;
    value._server._emitCloseIfDrained();
    value._server = null;
  }
};

/** Closes what was sent, now that the other side has it. */
exports.release = function release(native, type, keepOpen) {
  if (native && !keepOpen && type === 'net.Socket') native.close();
};

/** Makes of a handle that came what was sent; `done` gets it. */
exports.revive = function revive(type, native, done) {
  const net = require('net');
  if (type === 'net.Socket') {
    done(new net.Socket({ handle: native, readable: true, writable: true }));
  } else if (type === 'net.Server') {
    const server = new net.Server();
    server.listen(native, () => done(server));
  } else {
    done(native);
  }
};
