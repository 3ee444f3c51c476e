'use strict';
// Sockets whose bytes a parser takes where they arrive, past the socket's own stream, until somebody else wants them.

const SHARED = Symbol('http.share');

function emit(socket, event) {
  socket.emit(event);
}

function on(event, listener) {
  if (event === 'data' || event === 'readable') this[SHARED]();
  return Object.getPrototypeOf(this).on.call(this, event, listener);
}

function resume() {
  const handle = this._handle;
  if (handle && !handle.reading && !this.connecting) {
    handle.reading = true;
    const failed = handle.readStart();
    if (failed) this.destroy(new (require('internal/errors').ErrnoException)(failed, 'read'));
    process.nextTick(emit, this, 'resume');
  }
  return this;
}

function pause() {
  const handle = this._handle;
  if (handle && handle.reading) {
    handle.reading = false;
    handle.readStop();
    this.emit('pause');
  }
  return this;
}

/** From here on `share` is called as soon as somebody else listens to the bytes of `socket`. */
function guard(socket, share) {
  socket[SHARED] = share;
  socket.on = socket.addListener = on;
  socket.pause = pause;
  socket.resume = resume;
}

/** The socket is an ordinary one again. */
function unguard(socket) {
  for (const name of ['on', 'addListener', 'pause', 'resume', SHARED]) Reflect.deleteProperty(socket, name);
}

module.exports = { guard, unguard };
