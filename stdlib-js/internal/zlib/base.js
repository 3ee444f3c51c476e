'use strict';
// What all streams of `zlib` share: a Transform over a native codec. A chunk is worked on in steps, each with room for
// `chunkSize` bytes of output; a step that filled its room is followed by another, once the reader wants more.
module.exports = ZlibBase;

const Transform = require('internal/streams/transform');
const Handle = require('internal/zlib/handle');
const { range } = require('internal/zlib/checks');
const { kMaxLength } = require('buffer');

const kFlush = Symbol('kFlushFlag');
const kCallback = Symbol('kCallback');
const kError = Symbol('kError');

Object.setPrototypeOf(ZlibBase.prototype, Transform.prototype);
Object.setPrototypeOf(ZlibBase, Transform);
const proto = ZlibBase.prototype;

// Empty chunks that carry an operation through the write queue, by operation.
const flushChunks = [];

function flushChunk(kind) {
  let chunk = flushChunks[kind];
  if (chunk === undefined) {
    chunk = flushChunks[kind] = Buffer.alloc(0);
    chunk[kFlush] = kind;
  }
  return chunk;
}

/**
 * @constructor
 * @param {object} [options] the program's options
 * @param {object|Array} native a native handle, or the failure to make one, which the first write reports
 * @param {{flush: number, finishFlush: number, fullFlush: number, last: number}} operations the format's own
 */
function ZlibBase(options, native, operations) {
  let chunkSize = 16384;
  let limit = kMaxLength;
  let flush = operations.flush;
  let finishFlush = operations.finishFlush;
  let info;
  let reject = false;
  if (options) {
    chunkSize = range(options.chunkSize, 'options.chunkSize', 64, Infinity, chunkSize);
    flush = range(options.flush, 'options.flush', 0, operations.last, flush);
    finishFlush = range(options.finishFlush, 'options.finishFlush', 0, operations.last, finishFlush);
    limit = range(options.maxOutputLength, 'options.maxOutputLength', 1, limit, limit);
    info = options.info;
    reject = options.rejectGarbageAfterEnd === true;
    if (options.encoding || options.objectMode || options.writableObjectMode) {
      options = { ...options, encoding: null, objectMode: false, writableObjectMode: false };
    }
  }
  Transform.call(this, { autoDestroy: true, ...options });
  this._writeState = new Uint32Array(2);
  this[kError] = Array.isArray(native) ? native : null;
  this[kCallback] = null;
  this.bytesWritten = 0;
  this._handle = new Handle(this[kError] === null ? native : undefined, this);
  this._chunkSize = chunkSize;
  this._defaultFlushFlag = flush;
  this._finishFlushFlag = finishFlush;
  this._defaultFullFlushFlag = operations.fullFlush;
  this._info = info;
  this._maxOutputLength = limit;
  this._rejectGarbageAfterEnd = reject;
}

Object.defineProperty(proto, '_closed', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() { return !this._handle; },
});

/** Begins a new stream with the same options. */
proto.reset = function() {
  require('internal/assert')(this._handle, 'zlib binding closed');
  this._handle.reset();
};

proto._flush = function(callback) {
  this._transform(Buffer.alloc(0), '', callback);
};

proto._final = function(callback) {
  callback();
};

proto.flush = function(kind, callback) {
  if (typeof kind === 'function' || (kind === undefined && !callback)) {
    callback = kind;
    kind = this._defaultFullFlushFlag;
  }
  if (this.writableFinished) {
    if (callback) process.nextTick(callback);
  } else if (this.writableEnded) {
    if (callback) this.once('end', callback);
  } else {
    this.write(flushChunk(kind), '', callback);
  }
};

proto.close = function(callback) {
  if (callback) require('internal/streams/end-of-stream').eos(this, callback);
  this.destroy();
};

proto._destroy = function(error, callback) {
  close(this);
  callback(error);
};

function close(stream) {
  const handle = stream._handle;
  stream._handle = null;
  if (handle && handle.native !== undefined) handle.close();
}

proto._transform = function(chunk, encoding, callback) {
  let flush = this._defaultFlushFlag;
  if (typeof chunk[kFlush] === 'number') flush = chunk[kFlush];
  // The last chunk: it and the end are one operation.
  if (this.writableEnded && this.writableLength === chunk.byteLength) flush = later(flush, this._finishFlushFlag);
  work(this, chunk, flush, callback);
};

// Operations by how much they do; Z_BLOCK, the highest number, does the least.
const order = [0, 1, 2, 3, 5, 4];

function later(a, b) {
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

proto._processChunk = function(chunk, flush, callback) {
  if (typeof callback === 'function') return work(this, chunk, flush, callback);
  const result = all(this, chunk, flush);
  close(this);
  return result;
};

/** Works on one chunk and calls back when it is done and its output has been taken. */
function work(stream, chunk, flush, callback) {
  const handle = stream._handle;
  if (!handle) {
    process.nextTick(callback);
    return;
  }
  if (stream[kError] !== null) {
    stream.destroy(Handle.error(stream[kError]));
    return;
  }
  stream[kCallback] = callback;
  let left = chunk.byteLength;

  function step(input) {
    handle.step(flush, input, 0, left, stream._chunkSize, stepped);
  }

  function stepped(lost, result) {
    if (stream.destroyed) {
      finish(stream);
      return;
    }
    if (lost) {
      stream.destroy(lost);
      return;
    }
    if (result[0] === null) {
      const error = Handle.error(result);
      stream.destroy(error);
      return;
    }
    const output = result[0];
    stream._writeState[0] = result[2];
    stream._writeState[1] = result[1];
    stream.bytesWritten += left - result[1];
    left = result[1];
    const full = output.length > 0 && !stream.push(output);
    // A listener may have destroyed it.
    if (stream.destroyed) {
      finish(stream);
      return;
    }
    if (result[2] === 0) {
      if (full) wait();
      else step(undefined);
      return;
    }
    if (left > 0) {
      // There was room, and the codec wanted no more: its data has ended, and this is something else.
      if (stream._rejectGarbageAfterEnd) {
        stream.destroy(new (require('internal/errors').codes.ERR_TRAILING_JUNK_AFTER_STREAM_END)());
        return;
      }
      stream.push(null);
      return;
    }
    finish(stream);
  }

  /** Goes on when the reader asks. */
  function wait() {
    const read = stream._read;
    stream._read = function(size) {
      stream._read = read;
      step(undefined);
      this._read(size);
    };
  }

  step(chunk);
}

function finish(stream) {
  const callback = stream[kCallback];
  stream[kCallback] = null;
  if (callback !== null) callback();
}

/** Works on all of `chunk` at once and returns the output. */
function all(stream, chunk, flush) {
  if (stream[kError] !== null) throw Handle.error(stream[kError]);
  const native = stream._handle.native;
  const result = internalBinding('zlib').whole(native, flush, chunk, stream._maxOutputLength, undefined);
  return output(stream, chunk, result);
}

/** The output of a whole run, or the error that it ended with. */
function output(stream, chunk, result) {
  if (result[0] === null) {
    close(stream);
    throw Handle.error(result);
  }
  stream.bytesWritten = chunk.byteLength - result[1];
  if (result[3]) {
    close(stream);
    throw new (require('internal/errors').codes.ERR_BUFFER_TOO_LARGE)(stream._maxOutputLength);
  }
  return result[0];
}

/** The whole of `input` through a fresh `stream`, now. */
ZlibBase.runSync = function runSync(stream, input) {
  if (typeof input === 'string') {
    input = Buffer.from(input);
  } else if (!ArrayBuffer.isView(input)) {
    if (!require('internal/util/types').isAnyArrayBuffer(input)) {
      const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], input);
    }
    input = Buffer.from(input);
  }
  const buffer = all(stream, input, stream._finishFlushFlag);
  close(stream);
  return stream._info ? { buffer, engine: stream } : buffer;
};

/** The whole of `input` through a fresh `stream`, on the worker pool. */
ZlibBase.run = function run(stream, input, callback) {
  require('internal/validators').validateFunction(callback, 'callback');
  if (require('internal/util/types').isAnyArrayBuffer(input)) input = Buffer.from(input);
  else if (typeof input === 'string') input = Buffer.from(input);
  else if (!ArrayBuffer.isView(input)) {
    const { codes } = require('internal/errors');
    if (input === null) throw new codes.ERR_STREAM_NULL_VALUES();
    throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], input);
  }
  if (stream[kError] !== null) {
    process.nextTick(callback, Handle.error(stream[kError]));
    return;
  }
  const native = stream._handle.native;
  internalBinding('zlib').whole(native, stream._finishFlushFlag, input, stream._maxOutputLength, (lost, result) => {
    let buffer;
    let error = lost;
    if (!error) {
      try {
        buffer = output(stream, input, result);
      } catch (failure) {
        error = failure;
      }
    }
    close(stream);
    if (error) callback(error);
    else callback(null, stream._info ? { buffer, engine: stream } : buffer);
  });
};
