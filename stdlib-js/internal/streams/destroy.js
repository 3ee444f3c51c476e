// The end of a stream's life (destroy, errors, close) and its optional beginning (_construct).

function recordError(err, w, r) {
  if (!err) return;
  // Reading the stack now keeps it even if the cause mutates the error later.
  err.stack; // eslint-disable-line no-unused-expressions
  if (w && !w.errored) w.errored = err;
  if (r && !r.errored) r.errored = err;
}

/** stream.destroy(err, cb): the shared method of Readable, Writable and Duplex. */
function destroy(err, cb) {
  const r = this._readableState;
  const w = this._writableState;
  const s = w || r;
  if ((w && w.destroyed) || (r && r.destroyed)) {
    if (typeof cb === 'function') cb();
    return this;
  }
  recordError(err, w, r);
  if (w) w.destroyed = true;
  if (r) r.destroyed = true;
  if (s.constructed) {
    runDestroy(this, err, cb);
  } else {
    s.ondestroy = (er) => runDestroy(this, require('internal/errors').aggregateTwoErrors(er, err), cb);
  }
  return this;
}

function runDestroy(self, err, cb) {
  let called = false;
  function onDestroy(err) {
    if (called) return;
    called = true;
    const r = self._readableState;
    const w = self._writableState;
    recordError(err, w, r);
    if (w) w.closed = true;
    if (r) r.closed = true;
    if (typeof cb === 'function') cb(err);
    process.nextTick(err ? emitErrorCloseNT : emitCloseNT, self, err);
  }
  try {
    self._destroy(err || null, onDestroy);
  } catch (err) {
    onDestroy(err);
  }
}

function emitErrorCloseNT(self, err) {
  emitErrorNT(self, err);
  emitCloseNT(self);
}

function emitCloseNT(self) {
  const r = self._readableState;
  const w = self._writableState;
  if (w) w.closeEmitted = true;
  if (r) r.closeEmitted = true;
  if ((w && w.emitClose) || (r && r.emitClose)) self.emit('close');
}

function emitErrorNT(self, err) {
  const r = self._readableState;
  const w = self._writableState;
  if ((w && w.errorEmitted) || (r && r.errorEmitted)) return;
  if (w) w.errorEmitted = true;
  if (r) r.errorEmitted = true;
  self.emit('error', err);
}

/** Makes a destroyed stream usable again (net.Socket reconnects with it). */
function undestroy() {
  const r = this._readableState;
  const w = this._writableState;
  if (r) {
    r.constructed = true;
    r.closed = r.closeEmitted = r.destroyed = r.errorEmitted = r.reading = false;
    r.errored = null;
    r.ended = r.endEmitted = r.readable === false;
  }
  if (w) {
    w.constructed = true;
    w.closed = w.closeEmitted = w.destroyed = w.errorEmitted = w.finalCalled = w.prefinished = false;
    w.errored = null;
    w.ended = w.ending = w.finished = w.writable === false;
  }
}

/** Fails the stream: destroys it, or with autoDestroy off only emits 'error'. */
function errorOrDestroy(stream, err, sync) {
  const r = stream._readableState;
  const w = stream._writableState;
  if ((w && w.destroyed) || (r && r.destroyed)) return;
  if ((r && r.autoDestroy) || (w && w.autoDestroy)) {
    stream.destroy(err);
  } else if (err) {
    recordError(err, w, r);
    if (sync) process.nextTick(emitErrorNT, stream, err);
    else emitErrorNT(stream, err);
  }
}

/** Runs stream._construct() in the next tick; `cb` when it has succeeded. */
function construct(stream, cb) {
  const r = stream._readableState;
  const w = stream._writableState;
  const s = w || r;
  if (r) r.constructed = false;
  if (w) w.constructed = false;
  const first = s.onconstructed;
  s.onconstructed = first ? () => { first(); cb(); } : cb;
  if (!first) process.nextTick(constructNT, stream);
}

function constructNT(stream) {
  let called = false;
  function onConstruct(err) {
    if (called) {
      errorOrDestroy(stream, err ?? new (require('internal/errors').codes.ERR_MULTIPLE_CALLBACK)());
      return;
    }
    called = true;
    const r = stream._readableState;
    const w = stream._writableState;
    const s = w || r;
    if (r) r.constructed = true;
    if (w) w.constructed = true;
    // Without one it was destroyed before it was known that there is something to construct.
    if (s.destroyed) s.ondestroy?.(err);
    else if (err) errorOrDestroy(stream, err, true);
    else s.onconstructed();
  }
  try {
    stream._construct((err) => process.nextTick(onConstruct, err));
  } catch (err) {
    process.nextTick(onConstruct, err);
  }
}

function isRequest(stream) {
  return stream?.setHeader && typeof stream.abort === 'function';
}

/** Destroys anything stream-like by the means that it has. */
function destroyer(stream, err) {
  const { isDestroyed, isFinished, isServerRequest, kIsDestroyed } = require('internal/streams/utils');
  if (!stream || isDestroyed(stream)) return;
  if (!err && !isFinished(stream)) err = new (require('internal/errors').AbortError)();
  if (isServerRequest(stream)) {
    stream.socket = null;
    stream.destroy(err);
  } else if (isRequest(stream)) {
    stream.abort();
  } else if (isRequest(stream.req)) {
    stream.req.abort();
  } else if (typeof stream.destroy === 'function') {
    stream.destroy(err);
  } else if (typeof stream.close === 'function') {
    stream.close();
  } else {
    process.nextTick(() => {
      if (err) stream.emit('error', err);
      stream.emit('close');
    });
  }
  if (!stream.destroyed) stream[kIsDestroyed] = true;
}

/** The promise of Symbol.asyncDispose: destroys `stream`, settles when it is closed. */
function disposeAsync(stream, done) {
  let error;
  if (!stream.destroyed) {
    error = done ? null : new (require('internal/errors').AbortError)();
    stream.destroy(error);
  }
  const { eos } = require('internal/streams/end-of-stream');
  return new Promise((resolve, reject) => {
    eos(stream, (err) => (err && err !== error ? reject(err) : resolve()));
  });
}

module.exports = { construct, destroy, destroyer, disposeAsync, errorOrDestroy, undestroy };
