// Readable: the buffer, the two reading modes, and the ticks between them.
// Rare members (pipe, wrap, iteration, operators, web adapters) live in files of their own, loaded at first use.
module.exports = Readable;

const { Stream } = require('internal/streams/legacy');
const shared = require('internal/streams/state');
const { construct, destroy, errorOrDestroy, undestroy } = require('internal/streams/destroy');
const { codes, getHighWaterMark, getDefaultHighWaterMark } = shared;

Object.setPrototypeOf(Readable.prototype, Stream.prototype);
Object.setPrototypeOf(Readable, Stream);
const proto = Readable.prototype;

let Buffer; // loaded with the first chunk of bytes
const NO_PIPES = Object.freeze([]);
const MAX_HIGH_WATER_MARK = 0x40000000;

/** @constructor */
function ReadableState(options, stream, isDuplex) {
  if (isDuplex === undefined) isDuplex = shared.Duplex !== null && stream instanceof shared.Duplex;
  if (options && (options.objectMode || (isDuplex && options.readableObjectMode))) this.objectMode = true;
  this.highWaterMark = options ?
    getHighWaterMark(this, options, 'readableHighWaterMark', isDuplex) :
    getDefaultHighWaterMark(false);
  // Chunks wait in buffer[bufferIndex..]; taken places are null.
  this.buffer = [];
  this.bufferIndex = 0;
  this.length = 0;
  // null: nobody asked for data yet; true: flowing; false: paused by somebody.
  this.flowing = null;
  this.ended = false;
  this.endEmitted = false;
  this.reading = false;
  // Whether _read() is still on the stack, so that 'readable' must wait for a tick.
  this.sync = true;
  this.needReadable = false;
  this.emittedReadable = false;
  this.dataListening = false;
  this.resumeScheduled = false;
  this.readingMore = false;
  this.dataEmitted = false;
  this.destroyed = false;
  if (options) {
    if (options.emitClose === false) this.emitClose = false;
    if (options.autoDestroy === false) this.autoDestroy = false;
    const { defaultEncoding, encoding } = options;
    if (defaultEncoding && defaultEncoding !== 'utf8') {
      this.defaultEncoding = shared.checkedEncoding(defaultEncoding);
    }
    if (encoding) setDecoder(this, encoding);
  }
}

// Fields that most streams never write: an own property costs at each construction.
Object.assign(ReadableState.prototype, {
  objectMode: false,
  pipes: NO_PIPES,
  constructed: true,
  readableListening: false,
  emitClose: true,
  autoDestroy: true,
  multiAwaitDrain: false,
  awaitDrainWriters: null,
  decoder: null,
  errored: null,
  errorEmitted: false,
  closed: false,
  closeEmitted: false,
  defaultEncoding: 'utf8',
  encoding: null,
  explicitlyPaused: null,
  onconstructed: null,
  ondestroy: null,
});
Object.defineProperties(ReadableState.prototype, {
  pipesCount: { get() { return this.pipes.length; } },
  paused: {
    get() { return this.explicitlyPaused; },
    set(value) { this.explicitlyPaused = !!value; },
  },
});

/** @constructor */
function Readable(options) {
  if (!(this instanceof Readable)) return new Readable(options);
  this._readableState = new ReadableState(options, this, undefined);
  if (options) {
    if (typeof options.read === 'function') this._read = options.read;
    if (typeof options.destroy === 'function') this._destroy = options.destroy;
    if (typeof options.construct === 'function') this._construct = options.construct;
  }
  Stream.call(this, options);
  if (options && options.signal) addSignal(options.signal, this);
  if (this._construct != null) construct(this, () => onReadableConstructed(this));
}

function addSignal(signal, stream) {
  require('internal/streams/add-abort-signal').addAbortSignal(signal, stream);
}

function onReadableConstructed(stream) {
  if (stream._readableState.needReadable) maybeReadMore(stream, stream._readableState);
}

proto.destroy = destroy;
proto._undestroy = undestroy;
proto._destroy = function(err, cb) { cb(err); };
proto[Symbol.for('nodejs.rejection')] = function(err) { this.destroy(err); };

proto.push = function(chunk, encoding) {
  const state = this._readableState;
  if (chunk === null) {
    state.reading = false;
    endOfChunks(this, state);
    return false;
  }
  if (!state.objectMode) {
    if (typeof chunk === 'string') {
      encoding = encoding || state.defaultEncoding;
      if (state.encoding !== encoding) {
        chunk = require('buffer').Buffer.from(chunk, encoding);
        encoding = '';
      }
    } else {
      if (!ArrayBuffer.isView(chunk)) return refuseChunk(this, state, chunk);
      encoding = '';
      if (!(chunk instanceof (Buffer ??= require('buffer').Buffer))) chunk = shared.viewToBuffer(chunk);
    }
    if (chunk.length <= 0) {
      state.reading = false;
      maybeReadMore(this, state);
      return canPushMore(state);
    }
  }
  if (state.ended) {
    errorOrDestroy(this, new (codes().ERR_STREAM_PUSH_AFTER_EOF)());
    return false;
  }
  if (state.destroyed || state.errored) return false;
  state.reading = false;
  if (state.decoder !== null && !encoding) {
    chunk = state.decoder.write(chunk);
    if (chunk.length === 0 && !state.objectMode) {
      maybeReadMore(this, state);
      return canPushMore(state);
    }
  }
  addChunk(this, state, chunk);
  return canPushMore(state);
};

/** Puts a chunk back in front of those that wait. */
proto.unshift = function(chunk, encoding) {
  const state = this._readableState;
  if (chunk === null) return this.push(null);
  if (!state.objectMode) {
    if (typeof chunk === 'string') {
      Buffer ??= require('buffer').Buffer;
      encoding = encoding || state.defaultEncoding;
      if (state.encoding !== encoding) {
        chunk = Buffer.from(chunk, encoding);
        if (state.encoding) chunk = chunk.toString(state.encoding);
      }
    } else if (ArrayBuffer.isView(chunk)) {
      if (!(chunk instanceof (Buffer ??= require('buffer').Buffer))) chunk = shared.viewToBuffer(chunk);
      if (state.decoder !== null) chunk = chunk.toString(state.encoding);
    } else {
      return refuseChunk(this, state, chunk);
    }
    if (chunk.length <= 0) return canPushMore(state);
  }
  if (state.endEmitted) {
    errorOrDestroy(this, new (codes().ERR_STREAM_UNSHIFT_AFTER_END_EVENT)());
    return false;
  }
  if (state.destroyed || state.errored) return false;
  state.length += state.objectMode ? 1 : chunk.length;
  if (state.bufferIndex > 0) state.buffer[--state.bufferIndex] = chunk;
  else state.buffer.unshift(chunk);
  if (state.needReadable) emitReadable(this);
  maybeReadMore(this, state);
  return canPushMore(state);
};

function refuseChunk(stream, state, chunk) {
  if (chunk === undefined) {
    state.reading = false;
    maybeReadMore(stream, state);
    return canPushMore(state);
  }
  const { ERR_INVALID_ARG_TYPE } = codes();
  errorOrDestroy(stream, new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk));
  return false;
}

function canPushMore(state) {
  return !state.ended && (state.length < state.highWaterMark || state.length === 0);
}

function addChunk(stream, state, chunk) {
  if (state.flowing && state.length === 0 && !state.sync && state.dataListening) {
    // Straight to the listeners, past the buffer. A chunk given out ends the wait of slow pipes.
    if (state.awaitDrainWriters !== null) drainAwaited(state);
    state.dataEmitted = true;
    stream.emit('data', chunk);
  } else {
    state.length += state.objectMode ? 1 : chunk.length;
    state.buffer.push(chunk);
    if (state.needReadable) emitReadable(stream);
  }
  if (!state.readingMore && state.constructed) maybeReadMore(stream, state);
}

function drainAwaited(state) {
  if (state.multiAwaitDrain) state.awaitDrainWriters.clear();
  else state.awaitDrainWriters = null;
}

function endOfChunks(stream, state) {
  if (state.ended) return;
  if (state.decoder !== null) {
    const rest = state.decoder.end();
    if (rest && rest.length) {
      state.buffer.push(rest);
      state.length += state.objectMode ? 1 : rest.length;
    }
  }
  state.ended = true;
  if (state.sync) {
    emitReadable(stream);
  } else {
    state.needReadable = false;
    state.emittedReadable = true;
    emitReadableNT(stream);
  }
}

proto.isPaused = function() {
  const state = this._readableState;
  return state.explicitlyPaused === true || state.flowing === false;
};

function setDecoder(state, encoding) {
  const { StringDecoder } = require('string_decoder');
  state.decoder = new StringDecoder(encoding);
  state.encoding = state.decoder.encoding;
}

proto.setEncoding = function(encoding) {
  const state = this._readableState;
  setDecoder(state, encoding);
  const parts = [];
  for (let i = state.bufferIndex; i < state.buffer.length; i++) parts.push(state.decoder.write(state.buffer[i]));
  const content = parts.join('');
  state.buffer = content === '' ? [] : [content];
  state.bufferIndex = 0;
  state.length = content.length;
  return this;
};

/** The next power of two, so that odd read sizes do not move the mark all the time. */
function raisedHighWaterMark(n) {
  if (n > MAX_HIGH_WATER_MARK) throw new (codes().ERR_OUT_OF_RANGE)('size', '<= 1GiB', n);
  return n <= 1 ? 1 : 2 ** Math.ceil(Math.log2(n));
}

function howMuchToRead(n, state) {
  if (n <= 0 || (state.length === 0 && state.ended)) return 0;
  if (state.objectMode) return 1;
  if (n !== n) return state.flowing && state.length ? state.buffer[state.bufferIndex].length : state.length;
  if (n <= state.length) return n;
  return state.ended ? state.length : 0;
}

proto.read = function(n) {
  const state = this._readableState;
  if (n === undefined) n = NaN;
  else if (!Number.isInteger(n)) n = Number.parseInt(n, 10);
  const asked = n;
  if (n > state.highWaterMark) state.highWaterMark = raisedHighWaterMark(n);
  if (n !== 0) state.emittedReadable = false;

  // read(0) with a full buffer only announces what is there.
  if (n === 0 && state.needReadable &&
      ((state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0) || state.ended)) {
    if (state.length === 0 && state.ended) endReadable(this);
    else emitReadable(this);
    return null;
  }

  n = howMuchToRead(n, state);
  if (n === 0 && state.ended) {
    if (state.length === 0) endReadable(this);
    return null;
  }

  if ((state.needReadable || state.length === 0 || state.length - n < state.highWaterMark) &&
      !state.ended && !state.reading && !state.destroyed && !state.errored && state.constructed) {
    state.reading = true;
    state.sync = true;
    if (state.length === 0) state.needReadable = true;
    try {
      this._read(state.highWaterMark);
    } catch (err) {
      errorOrDestroy(this, err);
    }
    state.sync = false;
    if (!state.reading) n = howMuchToRead(asked, state);
  }

  const chunk = n > 0 ? fromList(n, state) : null;
  if (chunk === null) {
    state.needReadable = state.length <= state.highWaterMark;
    n = 0;
  } else {
    state.length -= n;
    if (state.awaitDrainWriters !== null) drainAwaited(state);
  }
  if (state.length === 0) {
    if (!state.ended) state.needReadable = true;
    if (asked !== n && state.ended) endReadable(this);
  }
  if (chunk !== null && !state.errorEmitted && !state.closeEmitted) {
    state.dataEmitted = true;
    this.emit('data', chunk);
  }
  return chunk;
};

proto._read = function(n) {
  throw new (codes().ERR_METHOD_NOT_IMPLEMENTED)('_read()');
};

/** Takes `n` bytes, characters or one object out of the buffer; the caller corrects state.length. */
function fromList(n, state) {
  if (state.length === 0) return null;
  const { buffer } = state;
  let index = state.bufferIndex;
  let chunk;
  if (state.objectMode || n === buffer[index].length) {
    chunk = buffer[index];
    buffer[index++] = null;
  } else if (!n || n >= state.length) {
    if (buffer.length - index === 1) chunk = buffer[index];
    else if (state.decoder !== null) chunk = buffer.slice(index).join('');
    else chunk = require('buffer').Buffer.concat(index ? buffer.slice(index) : buffer, state.length);
    index = buffer.length;
  } else if (n < buffer[index].length) {
    const first = buffer[index];
    chunk = first.slice(0, n);
    buffer[index] = first.slice(n);
  } else {
    const parts = [];
    while (n > 0) {
      const part = buffer[index];
      if (part.length > n) {
        parts.push(part.slice(0, n));
        buffer[index] = part.slice(n);
        break;
      }
      parts.push(part);
      n -= part.length;
      buffer[index++] = null;
    }
    chunk = state.decoder !== null ? parts.join('') : require('buffer').Buffer.concat(parts);
  }
  if (index >= buffer.length) {
    if (index > 0) state.buffer = [];
    index = 0;
  } else if (index > 1024) {
    state.buffer = buffer.slice(index);
    index = 0;
  }
  state.bufferIndex = index;
  return chunk;
}

function emitReadable(stream) {
  const state = stream._readableState;
  state.needReadable = false;
  if (state.emittedReadable) return;
  state.emittedReadable = true;
  process.nextTick(emitReadableNT, stream);
}

function emitReadableNT(stream) {
  const state = stream._readableState;
  if (!state.destroyed && !state.errored && (state.length || state.ended)) {
    stream.emit('readable');
    state.emittedReadable = false;
  }
  state.needReadable = !state.flowing && !state.ended && state.length <= state.highWaterMark;
  flow(stream);
}

/** Fills the buffer up to the high water mark, from the next tick on. */
function maybeReadMore(stream, state) {
  if (state.readingMore || !state.constructed) return;
  state.readingMore = true;
  process.nextTick(maybeReadMoreNT, stream, state);
}

function maybeReadMoreNT(stream, state) {
  while (!state.reading && !state.ended &&
         (state.length < state.highWaterMark || (state.flowing && state.length === 0))) {
    const before = state.length;
    stream.read(0);
    if (before === state.length) break;
  }
  state.readingMore = false;
}

proto.on = function(event, listener) {
  const result = Stream.prototype.on.call(this, event, listener);
  const state = this._readableState;
  if (event === 'data') {
    state.dataListening = true;
    state.readableListening = this.listenerCount('readable') > 0;
    if (state.flowing !== false) this.resume();
  } else if (event === 'readable' && !state.endEmitted && !state.readableListening) {
    state.readableListening = state.needReadable = true;
    state.flowing = false;
    state.emittedReadable = false;
    if (state.length) emitReadable(this);
    else if (!state.reading) process.nextTick(readZeroNT, this);
  }
  return result;
};
proto.addListener = proto.on;

proto.removeListener = function(event, listener) {
  const result = Stream.prototype.removeListener.call(this, event, listener);
  if (event === 'readable') process.nextTick(updateReadableListening, this);
  else if (event === 'data' && this.listenerCount('data') === 0) this._readableState.dataListening = false;
  return result;
};
proto.off = proto.removeListener;

proto.removeAllListeners = function(event) {
  const result = Stream.prototype.removeAllListeners.apply(this, arguments);
  if (event === 'readable' || event === undefined) process.nextTick(updateReadableListening, this);
  if (event === 'data' || event === undefined) this._readableState.dataListening = false;
  return result;
};

// Removal is looked at one tick later: a listener often is taken off only to be put on again.
function updateReadableListening(stream) {
  const state = stream._readableState;
  state.readableListening = stream.listenerCount('readable') > 0;
  if (state.resumeScheduled && state.explicitlyPaused === false) state.flowing = true;
  else if (stream.listenerCount('data') > 0) stream.resume();
  else if (!state.readableListening) state.flowing = null;
}

function readZeroNT(stream) {
  stream.read(0);
}

proto.resume = function() {
  const state = this._readableState;
  if (!state.flowing) {
    // With a 'readable' listener it is that listener that reads.
    state.flowing = !state.readableListening;
    if (!state.resumeScheduled) {
      state.resumeScheduled = true;
      process.nextTick(resumeNT, this, state);
    }
  }
  state.explicitlyPaused = false;
  return this;
};

function resumeNT(stream, state) {
  if (!state.reading) stream.read(0);
  state.resumeScheduled = false;
  stream.emit('resume');
  flow(stream);
  if (state.flowing && !state.reading) stream.read(0);
}

proto.pause = function() {
  const state = this._readableState;
  if (state.flowing !== false) {
    state.flowing = false;
    this.emit('pause');
  }
  state.explicitlyPaused = true;
  return this;
};

function flow(stream) {
  const state = stream._readableState;
  while (state.flowing && stream.read() !== null);
}

function endReadable(stream) {
  const state = stream._readableState;
  if (state.endEmitted) return;
  state.ended = true;
  process.nextTick(endReadableNT, state, stream);
}

function endReadableNT(state, stream) {
  if (state.errored || state.closeEmitted || state.endEmitted || state.length !== 0) return;
  state.endEmitted = true;
  stream.emit('end');
  if (stream.writable && stream.allowHalfOpen === false) {
    process.nextTick(endWritableNT, stream);
  } else if (state.autoDestroy) {
    const w = stream._writableState;
    if (!w || (w.autoDestroy && (w.finished || w.writable === false))) stream.destroy();
  }
}

function endWritableNT(stream) {
  if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end();
}

proto.pipe = function(dest, options) {
  return require('internal/streams/pipe').pipe(this, dest, options);
};

proto.unpipe = function(dest) {
  return this._readableState.pipes.length === 0 ? this : require('internal/streams/pipe').unpipe(this, dest);
};

Readable.ReadableState = ReadableState;
Readable._fromList = fromList;
shared.readable = { ReadableState, maybeReadMore, addSignal };
require('internal/streams/readable-members')(Readable);
