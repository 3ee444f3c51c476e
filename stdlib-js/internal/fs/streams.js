'use strict';
// `ReadStream` and `WriteStream`: files as streams.
const { Readable, Writable } = require('stream');
const { codes } = require('internal/errors');
const { validateFunction, validateInteger, validateBoolean } = require('internal/validators');
const { getOptions, getValidatedPath, getValidatedFd } = require('internal/fs/utils');

const binding = internalBinding('fs');

const kFs = Symbol('kFs');
const kHandle = Symbol('kHandle');
const kIsPerformingIO = Symbol('kIsPerformingIO');
const kIoDone = Symbol('kIoDone');

/** The functions that a stream works with: those of `fs`, of the program's own `fs`, or of a `FileHandle`. */
function functionsOf(stream, options, needed) {
  const fd = options.fd;
  if (fd !== undefined && fd !== null && typeof fd === 'object') {
    const { FileHandle } = require('internal/fs/file_handle');
    if (!(fd instanceof FileHandle)) throw new codes.ERR_INVALID_ARG_TYPE('fd', ['number', 'FileHandle'], fd);
    if (options.fs) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
    const { kRef } = require('internal/fs/file_handle');
    const number = getValidatedFd(fd.fd);
    stream[kHandle] = fd;
    fd[kRef]();
    // The handle may be closed while the stream still works: then so does the stream.
    fd.on('close', () => stream.close());
    stream[kFs] = overHandle(fd);
    return number;
  }
  stream[kFs] = options.fs || require('fs');
  if (options.fs) {
    for (let i = 0; i < needed.length; i++) {
      const [name, when] = needed[i];
      if (when(stream[kFs])) validateFunction(stream[kFs][name], `options.fs.${name}`);
    }
  }
  return fd === undefined || fd === null ? null : getValidatedFd(fd);
}

/** The same functions, by way of a handle. */
function overHandle(handle) {
  const { kUnref } = require('internal/fs/file_handle');
  return {
    open: (path, flags, mode, callback) => callback(new codes.ERR_METHOD_NOT_IMPLEMENTED('open()')),
    close(fd, callback) {
      handle[kUnref]();
      handle.close().then(() => callback(), callback);
    },
    read(fd, buffer, offset, length, position, callback) {
      handle.read(buffer, offset, length, position).then(
        (result) => callback(null, result.bytesRead, result.buffer), (error) => callback(error, 0, buffer));
    },
    write(fd, buffer, offset, length, position, callback) {
      handle.write(buffer, offset, length, position).then(
        (result) => callback(null, result.bytesWritten, result.buffer), (error) => callback(error, 0, buffer));
    },
    writev(fd, buffers, position, callback) {
      handle.writev(buffers, position).then(
        (result) => callback(null, result.bytesWritten, result.buffers), (error) => callback(error, 0, buffers));
    },
    fsync(fd, callback) {
      handle.sync().then(() => callback(), callback);
    },
  };
}

const always = () => true;

/** Opens the file, unless there is a descriptor already. */
function construct(callback) {
  const stream = this;
  if (typeof stream.fd === 'number') {
    callback();
    return;
  }
  if (typeof stream.open === 'function') {
    openByProgram(stream, callback);
    return;
  }
  stream[kFs].open(stream.path, stream.flags, stream.mode, (error, fd) => {
    if (error) {
      callback(error);
      return;
    }
    stream.fd = fd;
    callback();
    stream.emit('open', fd);
    stream.emit('ready');
  });
}

/** An `open` of the program's own, which Node has long let replace ours, tells by an event when it is done. */
function openByProgram(stream, callback) {
  const before = stream.emit;
  stream.emit = function(name, ...rest) {
    if (name === 'open' || name === 'error') {
      stream.emit = before;
      callback(name === 'error' ? rest[0] : undefined);
      if (name === 'error') return false;
    }
    return Reflect.apply(before, this, [name, ...rest]);
  };
  stream.open();
}

function close(stream, error, callback) {
  const fd = stream.fd;
  if (typeof fd !== 'number') return callback(error);
  const finish = () => stream[kFs].close(fd, (closeError) => {
    callback(closeError || error);
  });
  stream.fd = null;
  if (stream.flush && !error) {
    stream[kFs].fsync(fd, (syncError) => {
      if (syncError) error = syncError;
      finish();
    });
  } else {
    finish();
  }
  return undefined;
}

/** Waits for the operation that is under way, if one is. */
function afterIo(stream, run) {
  if (stream[kIsPerformingIO]) stream.once(kIoDone, run);
  else run();
}

function common(stream, path, options, flags, needed) {
  stream.fd = functionsOf(stream, options, needed);
  if (stream.fd === null) {
    stream.path = getValidatedPath(path);
    stream.flags = options.flags === undefined ? flags : options.flags;
    stream.mode = options.mode === undefined ? 0o666 : options.mode;
  }
  stream[kIsPerformingIO] = false;
}

/** A copy that has what the options inherit, too. */
function copyOptions(options) {
  options = getOptions(options);
  const copy = {};
  for (const key in options) copy[key] = options[key];
  return copy;
}

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  options = copyOptions(options);
  if (options.highWaterMark === undefined) options.highWaterMark = 64 * 1024;
  common(this, path, options, 'r', [['open', () => options.fd === undefined || options.fd === null], ['read', always],
    ['close', always]]);
  options.autoDestroy = options.autoClose === undefined ? true : options.autoClose;
  this.start = options.start;
  this.end = options.end ?? Infinity;
  this.pos = undefined;
  this.bytesRead = 0;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  if (this.end !== Infinity) {
    validateInteger(this.end, 'end', 0);
    if (this.start !== undefined && this.start > this.end) {
      throw new codes.ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }
  Reflect.apply(Readable, this, [options]);
  if (options.encoding) this.setEncoding(options.encoding);
  return undefined;
}
Object.setPrototypeOf(ReadStream.prototype, Readable.prototype);
Object.setPrototypeOf(ReadStream, Readable);

ReadStream.prototype._construct = construct;

ReadStream.prototype._read = function(n) {
  n = this.pos !== undefined ? Math.min(this.end - this.pos + 1, n) : Math.min(this.end - this.bytesRead + 1, n);
  if (n <= 0) {
    this.push(null);
    return;
  }
  this[kIsPerformingIO] = true;
  if (this[kFs].read === binding.plainRead) {
    binding.readChunk(this.fd, n, this.pos, (error, chunk) => gotChunk(this, error, chunk));
    return;
  }
  const buffer = require('buffer').Buffer.allocUnsafeSlow(n);
  this[kFs].read(this.fd, buffer, 0, n, this.pos, (error, bytesRead, filled) => {
    if (error) gotChunk(this, error, undefined);
    // A short answer must not pin a long block.
    else if (bytesRead * 2 > filled.length) gotChunk(this, null, filled.subarray(0, bytesRead));
    else gotChunk(this, null, require('buffer').Buffer.from(filled.subarray(0, bytesRead)));
  });
};

function gotChunk(stream, error, chunk) {
  stream[kIsPerformingIO] = false;
  if (stream.destroyed) {
    stream.emit(kIoDone, error);
  } else if (error) {
    require('internal/streams/destroy').errorOrDestroy(stream, error);
  } else if (chunk.length > 0) {
    if (stream.pos !== undefined) stream.pos += chunk.length;
    stream.bytesRead += chunk.length;
    stream.push(chunk);
  } else {
    stream.push(null);
  }
}

ReadStream.prototype._destroy = function(error, callback) {
  afterIo(this, (ioError) => close(this, error || ioError, callback));
};

ReadStream.prototype.close = function(callback) {
  if (typeof callback === 'function') require('stream').finished(this, callback);
  this.destroy();
};

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  options = copyOptions(options);
  // Strings are turned into bytes by the stream.
  options.decodeStrings = true;
  if (options.flush !== undefined && options.flush !== null) validateBoolean(options.flush, 'options.flush');
  this.flush = options.flush ?? false;
  common(this, path, options, 'w', [
    ['open', () => options.fd === undefined || options.fd === null],
    ['write', (own) => !own.writev || own.write],
    ['writev', (own) => own.writev],
    ['close', always],
    ['fsync', () => options.flush],
  ]);
  options.autoDestroy = options.autoClose === undefined ? true : options.autoClose;
  if (!this[kFs].write) this._write = null;
  if (!this[kFs].writev) this._writev = null;
  this.start = options.start;
  this.pos = undefined;
  this.bytesWritten = 0;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  Reflect.apply(Writable, this, [options]);
  if (options.encoding) this.setDefaultEncoding(options.encoding);
  return undefined;
}
Object.setPrototypeOf(WriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(WriteStream, Writable);

WriteStream.prototype._construct = construct;

/** Writes all of `data`, in as many calls as it takes; `EAGAIN` a few times over. */
function writeAll(stream, data, size, position, callback, retries) {
  stream[kFs].write(stream.fd, data, 0, size, position, (error, written, buffer) => {
    if (error?.code === 'EAGAIN') {
      error = null;
      written = 0;
    }
    if (stream.destroyed || error) {
      callback(error || new codes.ERR_STREAM_DESTROYED('write'));
      return;
    }
    stream.bytesWritten += written;
    retries = written ? 0 : retries + 1;
    size -= written;
    if (retries > 5) callback(new Error('write failed'));
    else if (size) writeAll(stream, buffer.subarray(written), size, position === undefined ? position : position + written, callback, retries);
    else callback();
  });
}

WriteStream.prototype._write = function(data, encoding, callback) {
  this[kIsPerformingIO] = true;
  writeAll(this, data, data.length, this.pos, (error) => {
    this[kIsPerformingIO] = false;
    if (this.destroyed) {
      callback(error);
      this.emit(kIoDone, error);
      return;
    }
    callback(error);
  }, 0);
  if (this.pos !== undefined) this.pos += data.length;
};

function writevAll(stream, chunks, size, position, callback, retries) {
  stream[kFs].writev(stream.fd, chunks, position, (error, written, buffers) => {
    if (error?.code === 'EAGAIN') {
      error = null;
      written = 0;
    }
    if (stream.destroyed || error) {
      callback(error || new codes.ERR_STREAM_DESTROYED('writev'));
      return;
    }
    stream.bytesWritten += written;
    retries = written ? 0 : retries + 1;
    size -= written;
    if (retries > 5) {
      callback(new Error('writev failed'));
    } else if (size) {
      const rest = [require('buffer').Buffer.concat(buffers).subarray(written)];
      writevAll(stream, rest, size, position === undefined ? position : position + written, callback, retries);
    } else {
      callback();
    }
  });
}

WriteStream.prototype._writev = function(data, callback) {
  const chunks = [];
  let size = 0;
  for (let i = 0; i < data.length; i++) {
    chunks.push(data[i].chunk);
    size += data[i].chunk.length;
  }
  this[kIsPerformingIO] = true;
  writevAll(this, chunks, size, this.pos, (error) => {
    this[kIsPerformingIO] = false;
    if (this.destroyed) {
      callback(error);
      this.emit(kIoDone, error);
      return;
    }
    callback(error);
  }, 0);
  if (this.pos !== undefined) this.pos += size;
};

WriteStream.prototype._destroy = function(error, callback) {
  afterIo(this, (ioError) => close(this, error || ioError, callback));
};

WriteStream.prototype.close = function(callback) {
  if (callback) {
    if (this.closed) {
      process.nextTick(callback);
      return;
    }
    this.on('close', callback);
  }
  // Without autoClose the stream is not destroyed once all is written: this does it.
  if (!this.autoClose) this.on('finish', this.destroy);
  this.end();
};

/** An old name. */
WriteStream.prototype.destroySoon = WriteStream.prototype.end;

function accessors(Class, state) {
  Object.defineProperties(Class.prototype, {
    autoClose: {
      __proto__: null,
      get() {
        return this[state]?.autoDestroy;
      },
      set(value) {
        this[state].autoDestroy = value;
      },
    },
    pending: {
      __proto__: null,
      configurable: true,
      get() {
        return this.fd === null;
      },
    },
  });
}
accessors(ReadStream, '_readableState');
accessors(WriteStream, '_writableState');

function createReadStream(path, options) {
  return new ReadStream(path, options);
}

function createWriteStream(path, options) {
  return new WriteStream(path, options);
}

module.exports = { ReadStream, WriteStream, createReadStream, createWriteStream };
