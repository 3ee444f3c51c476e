// Writable: one chunk at a time goes to _write(), the others wait in a list.
module.exports = Writable;

const { Stream } = require('internal/streams/legacy');
const shared = require('internal/streams/state');
const { construct, destroy, errorOrDestroy, undestroy } = require('internal/streams/destroy');
const { codes, getHighWaterMark, getDefaultHighWaterMark, nop } = shared;

Object.setPrototypeOf(Writable.prototype, Stream.prototype);
Object.setPrototypeOf(Writable, Stream);
const proto = Writable.prototype;
const isInstance = Function.prototype[Symbol.hasInstance];
let Buffer; // loaded with the first chunk of bytes

/** @constructor */
function WritableState(options, stream, isDuplex) {
  if (isDuplex === undefined) isDuplex = shared.Duplex !== null && stream instanceof shared.Duplex;
  this.objectMode = !!(options && (options.objectMode || (isDuplex && options.writableObjectMode)));
  this.highWaterMark = options ?
    getHighWaterMark(this, options, 'writableHighWaterMark', isDuplex) :
    getDefaultHighWaterMark(false);
  this.length = 0;
  this.corked = 0;
  // The callback that _write() gets; made at the first write.
  this.onwrite = null;
  this.writelen = 0;
  this.writecb = null;
  // Waiting writes: { chunk, encoding, callback }, from bufferedIndex on; null when nothing waits.
  this.queue = null;
  this.bufferedIndex = 0;
  // Callbacks not called yet; 'finish' waits for all of them.
  this.pendingcb = 0;
  this.afterWritePending = false;
  this.needDrain = false;
  this.ending = false;
  this.ended = false;
  this.finished = false;
  this.writing = false;
  // Whether _write() is still on the stack, so that callbacks must wait for a tick.
  this.sync = true;
  this.constructed = true;
  this.destroyed = false;
  this.emitClose = !(options && options.emitClose === false);
  this.autoDestroy = !(options && options.autoDestroy === false);
  if (options && options.decodeStrings === false) this.decodeStrings = false;
  if (options && options.defaultEncoding && options.defaultEncoding !== 'utf8') {
    this.defaultEncoding = shared.checkedEncoding(options.defaultEncoding);
  }
}

// Fields that most streams never write, or only at their end: an own property costs at each construction.
Object.assign(WritableState.prototype, {
  afterWriteTickInfo: null,
  onfinish: null,
  finalCalled: false,
  prefinished: false,
  bufferProcessing: false,
  errored: null,
  decodeStrings: true,
  writable: undefined,
  errorEmitted: false,
  closed: false,
  closeEmitted: false,
  defaultEncoding: 'utf8',
  allBuffers: true,
  allNoop: true,
  onconstructed: null,
  ondestroy: null,
  getBuffer() { return this.queue === null ? [] : this.queue.slice(this.bufferedIndex); },
});
Object.defineProperties(WritableState.prototype, {
  buffered: { get() { return this.queue ?? []; } },
  bufferedRequestCount: { get() { return this.queue === null ? 0 : this.queue.length - this.bufferedIndex; } },
});

/** @constructor */
function Writable(options) {
  if (!(this instanceof Writable)) return new Writable(options);
  this._writableState = new WritableState(options, this, undefined);
  if (options) {
    if (typeof options.write === 'function') this._write = options.write;
    if (typeof options.writev === 'function') this._writev = options.writev;
    if (typeof options.destroy === 'function') this._destroy = options.destroy;
    if (typeof options.final === 'function') this._final = options.final;
    if (typeof options.construct === 'function') this._construct = options.construct;
  }
  Stream.call(this, options);
  if (options && options.signal) require('internal/streams/add-abort-signal').addAbortSignal(options.signal, this);
  if (this._construct != null) construct(this, () => onWritableConstructed(this));
}

function onWritableConstructed(stream) {
  const state = stream._writableState;
  if (!state.writing) clearBuffer(stream, state);
  if (state.ending) finishMaybe(stream, state);
}

// Duplex inherits from Readable alone, yet is an instance of Writable.
Object.defineProperty(Writable, Symbol.hasInstance, {
  value: function(object) {
    if (isInstance.call(this, object)) return true;
    return this === Writable && !!object && object._writableState instanceof WritableState;
  },
});

proto.pipe = function() {
  errorOrDestroy(this, new (codes().ERR_STREAM_CANNOT_PIPE)());
};

proto.write = function(chunk, encoding, cb) {
  if (chunk != null && typeof encoding === 'function') {
    cb = encoding;
    encoding = null;
  }
  return write(this, chunk, encoding, cb) === true;
};

/** Takes one chunk: whether there is room for more, or the error that it met. */
function write(stream, chunk, encoding, cb) {
  const state = stream._writableState;
  if (typeof cb !== 'function') cb = nop;
  if (chunk === null) throw new (codes().ERR_STREAM_NULL_VALUES)();
  if (!state.objectMode) {
    if (!encoding) {
      encoding = state.defaultEncoding;
    } else if (encoding !== 'buffer' && encoding !== 'utf8') {
      shared.checkedEncoding(encoding);
    }
    if (typeof chunk === 'string') {
      if (state.decodeStrings) {
        chunk = (Buffer ??= require('buffer').Buffer).from(chunk, encoding);
        encoding = 'buffer';
      }
    } else if (ArrayBuffer.isView(chunk)) {
      if (!(chunk instanceof (Buffer ??= require('buffer').Buffer))) chunk = shared.viewToBuffer(chunk);
      encoding = 'buffer';
    } else {
      throw new (codes().ERR_INVALID_ARG_TYPE)('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
  }
  if (state.ending || state.destroyed) {
    const err = state.ending ?
      new (codes().ERR_STREAM_WRITE_AFTER_END)() :
      new (codes().ERR_STREAM_DESTROYED)('write');
    process.nextTick(cb, err);
    errorOrDestroy(stream, err, true);
    return err;
  }
  state.pendingcb++;

  const length = state.objectMode ? 1 : chunk.length;
  state.length += length;
  if (state.writing || state.corked || state.errored || !state.constructed) {
    if (state.queue === null) state.queue = [];
    state.queue.push({ chunk, encoding, callback: cb });
    if (state.allBuffers && encoding !== 'buffer') state.allBuffers = false;
    if (state.allNoop && cb !== nop) state.allNoop = false;
  } else {
    if (state.onwrite === null) state.onwrite = (err) => onwrite(stream, err);
    state.writelen = length;
    state.writecb = cb;
    state.writing = true;
    state.sync = true;
    stream._write(chunk, encoding, state.onwrite);
    state.sync = false;
  }
  // A chunk that is written already needs no room, whatever its size.
  const room = state.length < state.highWaterMark || state.length === 0;
  if (!room) state.needDrain = true;
  return room && !state.errored && !state.destroyed;
}

/** Hands one chunk, or with `writev` all waiting ones, to the stream. */
function doWrite(stream, state, writev, length, chunk, encoding, cb) {
  if (state.onwrite === null) state.onwrite = (err) => onwrite(stream, err);
  state.writelen = length;
  state.writecb = cb;
  state.writing = true;
  state.sync = true;
  if (state.destroyed) state.onwrite(new (codes().ERR_STREAM_DESTROYED)('write'));
  else if (writev) stream._writev(chunk, state.onwrite);
  else stream._write(chunk, encoding, state.onwrite);
  state.sync = false;
}

function onwrite(stream, err) {
  const state = stream._writableState;
  const { sync, writecb: cb } = state;
  if (cb === null) {
    errorOrDestroy(stream, new (codes().ERR_MULTIPLE_CALLBACK)());
    return;
  }
  state.writing = false;
  state.writecb = null;
  state.length -= state.writelen;
  state.writelen = 0;

  if (err) {
    err.stack; // eslint-disable-line no-unused-expressions
    if (!state.errored) state.errored = err;
    const r = stream._readableState;
    if (r && !r.errored) r.errored = err;
    if (sync) process.nextTick(onwriteError, stream, state, err, cb);
    else onwriteError(stream, state, err, cb);
    return;
  }

  if (state.queue !== null) clearBuffer(stream, state);
  if (!sync) {
    afterWrite(stream, state, 1, cb);
  } else if (cb === nop) {
    // Nobody waits for this chunk: a tick is needed only if something else does.
    if (!state.afterWritePending && (state.destroyed || (state.needDrain && state.length === 0))) {
      state.afterWritePending = true;
      process.nextTick(afterWrite, stream, state, 1, cb);
    } else {
      state.pendingcb--;
      if (state.ending) finishMaybe(stream, state, true);
    }
  } else if (state.afterWriteTickInfo !== null && state.afterWriteTickInfo.cb === cb) {
    state.afterWriteTickInfo.count++;
  } else {
    state.afterWriteTickInfo = { count: 1, cb, stream, state };
    state.afterWritePending = true;
    process.nextTick(afterWriteTick, state.afterWriteTickInfo);
  }
}

function onwriteError(stream, state, err, cb) {
  --state.pendingcb;
  cb(err);
  errorBuffer(state);
  errorOrDestroy(stream, err);
}

function afterWriteTick({ stream, state, count, cb }) {
  state.afterWriteTickInfo = null;
  afterWrite(stream, state, count, cb);
}

function afterWrite(stream, state, count, cb) {
  state.afterWritePending = false;
  if (state.needDrain && !state.ending && state.length === 0 && !stream.destroyed) {
    state.needDrain = false;
    stream.emit('drain');
  }
  while (count-- > 0) {
    state.pendingcb--;
    cb(null);
  }
  if (state.destroyed) errorBuffer(state);
  if (state.ending) finishMaybe(stream, state);
}

/** Fails everything that waits. */
function errorBuffer(state) {
  if (state.writing) return;
  const { queue } = state;
  if (queue !== null) {
    for (let i = state.bufferedIndex; i < queue.length; i++) {
      const { chunk, callback } = queue[i];
      state.length -= state.objectMode ? 1 : chunk.length;
      callback(state.errored ?? new (codes().ERR_STREAM_DESTROYED)('write'));
    }
    resetBuffer(state);
  }
  callFinishCallbacks(state, state.errored ?? (state.onfinish && new (codes().ERR_STREAM_DESTROYED)('end')));
}

function callFinishCallbacks(state, err) {
  const callbacks = state.onfinish;
  if (callbacks === null) return;
  state.onfinish = null;
  for (let i = 0; i < callbacks.length; i++) callbacks[i](err);
}

function resetBuffer(state) {
  state.queue = null;
  state.bufferedIndex = 0;
  state.allBuffers = true;
  state.allNoop = true;
}

function clearBuffer(stream, state) {
  const { queue } = state;
  if (queue === null || state.corked || state.bufferProcessing || state.destroyed || !state.constructed) return;
  let i = state.bufferedIndex;
  const waiting = queue.length - i;
  if (waiting === 0) return;
  state.bufferProcessing = true;
  if (waiting > 1 && stream._writev) {
    state.pendingcb -= waiting - 1;
    const callback = state.allNoop ? nop : (err) => {
      for (let n = i; n < queue.length; n++) queue[n].callback(err);
    };
    const chunks = state.allNoop && i === 0 ? queue : queue.slice(i);
    chunks.allBuffers = state.allBuffers;
    doWrite(stream, state, true, state.length, chunks, '', callback);
    resetBuffer(state);
  } else {
    do {
      const { chunk, encoding, callback } = queue[i];
      queue[i++] = null;
      // Kept up to date while _write() runs: it may look at what waits.
      state.bufferedIndex = i;
      doWrite(stream, state, false, state.objectMode ? 1 : chunk.length, chunk, encoding, callback);
    } while (i < queue.length && !state.writing);
    if (i === queue.length) {
      resetBuffer(state);
    } else if (i > 256) {
      state.queue = queue.slice(i);
      state.bufferedIndex = 0;
    }
  }
  state.bufferProcessing = false;
}

proto.cork = function() {
  this._writableState.corked++;
};

proto.uncork = function() {
  const state = this._writableState;
  if (state.corked === 0) return;
  state.corked--;
  if (!state.writing) clearBuffer(this, state);
};

proto.setDefaultEncoding = function setDefaultEncoding(encoding) {
  if (typeof encoding === 'string') encoding = encoding.toLowerCase();
  this._writableState.defaultEncoding = shared.checkedEncoding(encoding);
  return this;
};

proto._write = function(chunk, encoding, cb) {
  if (!this._writev) throw new (codes().ERR_METHOD_NOT_IMPLEMENTED)('_write()');
  this._writev([{ chunk, encoding }], cb);
};
proto._writev = null;

proto.end = function(chunk, encoding, cb) {
  const state = this._writableState;
  if (typeof chunk === 'function') {
    cb = chunk;
    chunk = null;
    encoding = null;
  } else if (typeof encoding === 'function') {
    cb = encoding;
    encoding = null;
  }

  let err = null;
  if (chunk !== null && chunk !== undefined) {
    const result = write(this, chunk, encoding);
    if (typeof result === 'object') err = result;
  }
  if (state.corked) {
    state.corked = 1;
    this.uncork();
  }
  if (err === null) {
    if (!state.errored && !state.ending) {
      state.ending = true;
      finishMaybe(this, state, true);
      state.ended = true;
    } else if (state.finished) {
      err = new (codes().ERR_STREAM_ALREADY_FINISHED)('end');
    } else if (state.destroyed) {
      err = new (codes().ERR_STREAM_DESTROYED)('end');
    }
  }
  if (typeof cb === 'function') {
    if (err) process.nextTick(cb, err);
    else if (state.errored) process.nextTick(cb, state.errored);
    else if (state.finished) process.nextTick(cb);
    else if (state.onfinish === null) state.onfinish = [cb];
    else state.onfinish.push(cb);
  }
  return this;
};

function needFinish(state) {
  return state.ending && !state.destroyed && state.constructed && state.length === 0 && !state.errored &&
    state.queue === null && !state.finished && !state.writing && !state.errorEmitted && !state.closeEmitted;
}

function onFinal(stream, state, err) {
  state.pendingcb--;
  if (err) {
    callFinishCallbacks(state, err);
    errorOrDestroy(stream, err, state.sync);
  } else if (needFinish(state)) {
    state.prefinished = true;
    stream.emit('prefinish');
    // 'finish' must not come from inside end().
    state.pendingcb++;
    process.nextTick(finish, stream, state);
  }
}

function prefinish(stream, state) {
  if (state.prefinished || state.finalCalled) return;
  if (typeof stream._final !== 'function' || state.destroyed) {
    state.prefinished = true;
    stream.emit('prefinish');
    return;
  }
  state.finalCalled = true;
  let called = false;
  const done = (err) => {
    if (called) {
      errorOrDestroy(stream, err ?? new (codes().ERR_MULTIPLE_CALLBACK)());
      return;
    }
    called = true;
    onFinal(stream, state, err);
  };
  state.sync = true;
  state.pendingcb++;
  try {
    stream._final(done);
  } catch (err) {
    done(err);
  }
  state.sync = false;
}

function finishMaybe(stream, state, sync) {
  if (!needFinish(state)) return;
  prefinish(stream, state);
  if (state.pendingcb !== 0) return;
  if (sync) {
    state.pendingcb++;
    process.nextTick(finishNT, stream, state);
  } else if (needFinish(state)) {
    state.pendingcb++;
    finish(stream, state);
  }
}

function finishNT(stream, state) {
  if (needFinish(state)) finish(stream, state);
  else state.pendingcb--;
}

function finish(stream, state) {
  state.pendingcb--;
  state.finished = true;
  callFinishCallbacks(state, null);
  stream.emit('finish');
  if (state.autoDestroy) {
    const r = stream._readableState;
    if (!r || (r.autoDestroy && (r.endEmitted || r.readable === false))) stream.destroy();
  }
}

proto.destroy = function(err, cb) {
  const state = this._writableState;
  if (!state.destroyed && (state.queue !== null || state.onfinish !== null)) process.nextTick(errorBuffer, state);
  destroy.call(this, err, cb);
  return this;
};
proto._undestroy = undestroy;
proto._destroy = function(err, cb) { cb(err); };
proto[Symbol.for('nodejs.rejection')] = function(err) { this.destroy(err); };

Writable.WritableState = WritableState;
shared.writable = { WritableState, onWritableConstructed };
require('internal/streams/writable-members')(Writable);
