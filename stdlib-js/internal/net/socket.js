'use strict';
// net.Socket: a Duplex over a handle of the native half.
const binding = internalBinding('net');
const stream = require('stream');
const { Duplex } = stream;
const { kTimeout } = require('internal/timers');
const {
  addFacts, kBytesRead, kBytesWritten, kSetKeepAlive, kSetKeepAliveInitialDelay, kSetNoDelay, kSetTOS,
} = require('internal/net/facts');
const errors = require('internal/errors');

const EOF = -4095;
const ENOTCONN = -107;
const ECANCELED = -125;
const normalizedArgsSymbol = Symbol('normalizedArgs');
const owner_symbol = Symbol('owner_symbol');
const kBuffer = Symbol('kBuffer');
const kBufferCb = Symbol('kBufferCb');
const kBufferGen = Symbol('kBufferGen');
const kLastWrite = Symbol('kLastWriteQueueSize');
const kReset = Symbol('resetAndClosing');
const kGenuine = Symbol('kGenuine');

const { option } = internalBinding('process');
/** Defaults that programs may change. */
const config = {
  autoSelectFamily: option('--network-family-autoselection'),
  attemptTimeout: Number(option('--network-family-autoselection-attempt-timeout') ?? 500),
};

function noop() {}
const lazyCodes = () => errors.codes;
const validators = () => require('internal/validators');

/** A handle for the open descriptor `fd`. */
function createHandle(fd, isServer) {
  validators().validateInt32(fd, 'fd', 0);
  const type = internalBinding('stdio').guessHandleType(fd);
  if (type === 'PIPE' || type === 'TCP') return binding.create(type === 'PIPE' ? 'Pipe' : 'TCP');
  if (type === 'TTY' && !isServer) return binding.create('TTY');
  throw new (lazyCodes().ERR_INVALID_FD_TYPE)(type === 'INVALID' ? 'UNKNOWN' : type);
}

/** The arguments of `connect` and `listen` as `[options, callback]`. */
function normalizeArgs(args) {
  let normalized;
  if (args.length === 0) {
    normalized = [{}, null];
  } else {
    const first = args[0];
    let options = {};
    if (typeof first === 'object' && first !== null) {
      options = first;
    } else if (isPipeName(first)) {
      options.path = first;
    } else {
      options.port = first;
      if (args.length > 1 && typeof args[1] === 'string') options.host = args[1];
    }
    const last = args[args.length - 1];
    normalized = [options, typeof last === 'function' ? last : null];
  }
  normalized[normalizedArgsSymbol] = true;
  return normalized;
}

function isPipeName(value) {
  return typeof value === 'string' && toNumber(value) === false;
}

/** Ports may be given as text. */
function toNumber(value) {
  return (value = Number(value)) >= 0 ? value : false;
}

/** Makes `socket` the owner of the handle it has. */
function initHandle(socket) {
  const handle = socket._handle;
  if (!handle) return;
  handle[owner_symbol] = socket;
  handle.onread = onRead;
  handle.reading = false;
  if (socket[kBuffer] !== null) handle.limitReads?.(socket[kBuffer].byteLength);
}

function Socket(options) {
  if (!(this instanceof Socket)) return new Socket(options);
  if (options?.objectMode) throw new (lazyCodes().ERR_INVALID_ARG_VALUE)('options.objectMode', options.objectMode, 'is not supported');
  if (options?.readableObjectMode || options?.writableObjectMode) {
    const name = options.readableObjectMode ? 'readableObjectMode' : 'writableObjectMode';
    throw new (lazyCodes().ERR_INVALID_ARG_VALUE)(`options.${name}`, options[name], 'is not supported');
  }
  if (options?.keepAliveInitialDelay !== undefined) {
    validators().validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
    if (options.keepAliveInitialDelay < 0) options.keepAliveInitialDelay = 0;
  }
  if (typeof options === 'number') options = { fd: options };
  else options = { ...options };
  options.allowHalfOpen = Boolean(options.allowHalfOpen);
  options.emitClose = false;
  options.autoDestroy = true;
  options.decodeStrings = false;

  this.connecting = false;
  this._hadError = false;
  this._handle = null;
  this._parent = null;
  this._host = null;
  this[kLastWrite] = 0;
  this[kTimeout] = null;
  this[kBuffer] = null;
  this[kBufferCb] = null;
  this[kBufferGen] = null;
  this[kBytesRead] = 0;
  this[kBytesWritten] = 0;
  this._closeAfterHandlingError = false;
  if (options.signal) {
    // Its abort destroys the socket; the stream would only end the signal's own listeners.
    const signal = options.signal;
    options.signal = undefined;
    Duplex.call(this, options);
    require('internal/streams/add-abort-signal').addAbortSignal(signal, this);
  } else {
    Duplex.call(this, options);
  }
  if (options.handle) {
    this._handle = options.handle;
  } else if (options.fd !== undefined) {
    const { fd } = options;
    this._handle = createHandle(fd, false);
    const failed = this._handle.open(fd);
    if (failed) {
      this._handle = null;
      throw new errors.ErrnoException(failed, 'open');
    }
    if ((fd === 1 || fd === 2) && binding.kindOf(this._handle) === 'Pipe') this._handle.setBlocking(true);
  }
  const { onread } = options;
  if (onread !== null && typeof onread === 'object' &&
      (ArrayBuffer.isView(onread.buffer) || typeof onread.buffer === 'function') && typeof onread.callback === 'function') {
    if (typeof onread.buffer === 'function') {
      this[kBufferGen] = onread.buffer;
      this[kBuffer] = onread.buffer();
    } else {
      this[kBuffer] = onread.buffer;
    }
    this[kBufferCb] = onread.callback;
  }
  this[kSetNoDelay] = Boolean(options.noDelay);
  this[kSetKeepAlive] = Boolean(options.keepAlive);
  this[kSetKeepAliveInitialDelay] = ~~(options.keepAliveInitialDelay / 1000);
  if (options.typeOfService !== undefined) {
    validators().validateInteger(options.typeOfService, 'options.typeOfService', 0, 255);
    this[kSetTOS] = options.typeOfService;
  }
  this.on('end', onEnd);
  initHandle(this);
  this._sockname = null;
  this._pendingData = null;
  this._pendingEncoding = '';
  this.server = null;
  this._server = null;
  if (this._handle && options.readable !== false && !options.noHandleStart) {
    if (options.pauseOnCreate) {
      this._handle.reading = false;
      this._handle.readStop();
      this.readableFlowing = false;
    } else if (!options.manualStart) {
      this.read(0);
    }
  }
}
Object.setPrototypeOf(Socket.prototype, Duplex.prototype);
Object.setPrototypeOf(Socket, Duplex);

function onEnd() {
  if (!this.allowHalfOpen) this.write = writeAfterEnd;
}

/** The peer has ended and this side may not stay half open. */
function writeAfterEnd(chunk, encoding, callback) {
  if (!this.writableEnded) return Duplex.prototype.write.call(this, chunk, encoding, callback);
  if (typeof encoding === 'function') callback = encoding;
  const error = errors.genericNodeError('This socket has been ended by the other party', { code: 'EPIPE' });
  if (typeof callback === 'function') process.nextTick(callback, error);
  this.destroy(error);
  return false;
}

/** Called by the native half for each read. */
function onRead(nread, chunk) {
  const socket = this[owner_symbol];
  if (socket === undefined || socket === null) return;
  if (socket[kTimeout] !== null || socket._parent !== null) socket._unrefTimer();
  if (nread > 0) {
    if (socket.destroyed) return;
    const more = socket[kBuffer] !== null ? intoBuffer(socket, chunk) : socket.push(chunk);
    if (!more && socket._handle !== null) stopReading(socket);
    return;
  }
  if (nread === 0) return;
  if (nread !== EOF) {
    socket.destroy(new errors.ErrnoException(nread, 'read'));
    return;
  }
  this.reading = false;
  if (socket._readableState.endEmitted) {
    maybeDestroy(socket);
    return;
  }
  socket.on('end', function() { maybeDestroy(this); });
  if (socket[kBuffer] !== null && socket._readableState.length === 0) socket.read(0);
  socket.push(null);
  socket.read(0);
}

/** Data for a socket that reads into its owner's buffer, no more than fits; false stops the reading. */
function intoBuffer(socket, chunk) {
  const target = socket[kBuffer];
  new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(chunk);
  const more = socket[kBufferCb](chunk.length, target) !== false;
  if (socket[kBufferGen] !== null) {
    const next = socket[kBufferGen]();
    if (next) {
      socket[kBuffer] = next;
      socket._handle?.limitReads?.(next.byteLength);
    }
  }
  return more;
}

function stopReading(socket) {
  if (!socket._handle.reading) return;
  socket._handle.reading = false;
  const failed = socket._handle.readStop();
  if (failed) socket.destroy(new errors.ErrnoException(failed, 'read'));
}

function startReading(socket) {
  socket._handle.reading = true;
  const failed = socket._handle.readStart();
  if (failed) {
    socket._handle.reading = false;
    socket.destroy(new errors.ErrnoException(failed, 'read'));
  }
}

/** Destroys a socket of which both ways are over. */
function maybeDestroy(socket) {
  if (!socket.readable && !socket.writable && !socket.destroyed && !socket.connecting && !socket.writableLength) {
    socket.destroy();
  }
}

const methods = {
  /** Starts the time-out anew, here and in what this socket carries. */
  _unrefTimer() {
    for (let s = this; s !== null; s = s._parent) {
      if (s[kTimeout]) s[kTimeout].refresh();
    }
  },

  _final(callback) {
    if (this.connecting) {
      this.once('connect', () => this._final(callback));
      return;
    }
    if (!this._handle) {
      callback();
      return;
    }
    const failed = this._handle.shutdown((status) => {
      if (this.destroyed || status === ECANCELED || status === ENOTCONN) callback();
      else callback(status < 0 ? new errors.ErrnoException(status, 'shutdown') : null);
    });
    if (failed === ENOTCONN) callback();
    else if (failed) callback(new errors.ErrnoException(failed, 'shutdown'));
  },

  setTimeout(msecs, callback) {
    if (this.destroyed) return this;
    this.timeout = msecs;
    const timers = require('internal/timers');
    msecs = timers.getTimerDuration(msecs, 'msecs');
    if (this[kTimeout]) timers.clearTimer(this[kTimeout]);
    if (msecs === 0) {
      if (callback !== undefined) {
        validators().validateFunction(callback, 'callback');
        this.removeListener('timeout', callback);
      }
      this[kTimeout] = null;
    } else {
      if (callback !== undefined) validators().validateFunction(callback, 'callback');
      this[kTimeout] = timers.setUnrefTimeout(this._onTimeout.bind(this), msecs);
      if (callback !== undefined) this.once('timeout', callback);
    }
    return this;
  },

  _onTimeout() {
    const handle = this._handle;
    const size = handle ? handle.writeQueueSize : 0;
    if (size > 0 && this[kLastWrite] !== size) {
      // Bytes are on their way out.
      this[kLastWrite] = size;
      this._unrefTimer();
      return;
    }
    this[kLastWrite] = size;
    this.emit('timeout');
  },

  _read(n) {
    if (this.connecting || !this._handle) {
      this.once('connect', () => this._read(n));
    } else if (!this._handle.reading) {
      startReading(this);
    }
  },

  end(data, encoding, callback) {
    Duplex.prototype.end.call(this, data, encoding, callback);
    return this;
  },

  resetAndDestroy() {
    if (this._handle) {
      if (binding.kindOf(this._handle) !== 'TCP') throw new (lazyCodes().ERR_INVALID_HANDLE_TYPE)();
      if (this.connecting) this.once('connect', () => this._reset());
      else this._reset();
    } else {
      this.destroy(new (lazyCodes().ERR_SOCKET_CLOSED)());
    }
    return this;
  },

  _reset() {
    this[kReset] = true;
    return this.destroy();
  },

  pause() {
    if (this[kBuffer] !== null && !this.connecting && this._handle?.reading) stopReading(this);
    return Duplex.prototype.pause.call(this);
  },

  resume() {
    if (this[kBuffer] !== null && !this.connecting && this._handle && !this._handle.reading) startReading(this);
    return Duplex.prototype.resume.call(this);
  },

  read(n) {
    if (this[kBuffer] !== null && !this.connecting && this._handle && !this._handle.reading) startReading(this);
    return Duplex.prototype.read.call(this, n);
  },

  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy);
  },

  _destroy(exception, callback) {
    this.connecting = false;
    for (let s = this; s !== null; s = s._parent) {
      if (s[kTimeout]) {
        require('internal/timers').clearTimer(s[kTimeout]);
        s[kTimeout] = null;
      }
    }
    if (this._handle) {
      const isException = Boolean(exception);
      const handle = this._handle;
      this[kBytesRead] = handle.bytesRead;
      this[kBytesWritten] = handle.bytesWritten + handle.writeQueueSize;
      const closed = () => this.emit('close', isException);
      handle.onread = noop;
      if (this[kReset]) {
        this[kReset] = false;
        const failed = handle.reset(closed);
        if (failed) {
          handle.close(closed);
          this.emit('error', new errors.ErrnoException(failed, 'reset'));
        }
      } else {
        handle.close(closed);
      }
      this._handle = null;
      this._sockname = null;
      callback(exception);
    } else {
      callback(exception);
      process.nextTick(emitClose, this);
    }
    if (this._server) {
      this._server._connections--;
      this._server._emitCloseIfDrained?.();
    }
  },

  _writeGeneric(writev, data, encoding, callback) {
    if (this.connecting) {
      this._pendingData = data;
      this._pendingEncoding = encoding;
      const closed = () => callback(new (lazyCodes().ERR_SOCKET_CLOSED_BEFORE_CONNECTION)());
      this.once('connect', function() {
        this.off('close', closed);
        this._writeGeneric(writev, data, encoding, callback);
      });
      this.once('close', closed);
      return;
    }
    this._pendingData = null;
    this._pendingEncoding = '';
    if (!this._handle) {
      callback(new (lazyCodes().ERR_SOCKET_CLOSED)());
      return;
    }
    if (this[kTimeout] !== null || this._parent !== null) this._unrefTimer();
    const result = writev ? this._handle.write(flat(data), '', done) : this._handle.write(native(data, encoding), code(encoding), done);
    if (result === 0) {
      callback(null);
    } else if (result < 0) {
      const error = new errors.ErrnoException(result, 'write');
      callback(error);
    }
    const socket = this;
    function done(status) {
      if (socket.destroyed) {
        // The stream was told already; its callback still has to know.
        callback(status < 0 ? new errors.ErrnoException(status, 'write') : null);
        return;
      }
      if (status < 0) {
        callback(new errors.ErrnoException(status, 'write'));
        return;
      }
      socket._unrefTimer();
      callback(null);
    }
  },

  _writev(chunks, callback) {
    this._writeGeneric(true, chunks, '', callback);
  },

  _write(data, encoding, callback) {
    this._writeGeneric(false, data, encoding, callback);
  },

  connect(...args) {
    return require('internal/net/connect').connect(this, args);
  },

  ref() {
    if (!this._handle) {
      this.once('connect', this.ref);
      return this;
    }
    if (typeof this._handle.ref === 'function') this._handle.ref();
    return this;
  },

  unref() {
    if (!this._handle) {
      this.once('connect', this.unref);
      return this;
    }
    if (typeof this._handle.unref === 'function') this._handle.unref();
    return this;
  },
};

function emitClose(socket) {
  socket.emit('close');
}

/** The encodings that the native half writes itself. */
function code(encoding) {
  switch (encoding) {
    case 'latin1':
    case 'binary':
    case 'ascii':
      return 'latin1';
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return 'utf16le';
    default:
      return '';
  }
}

/** What the native half can write: bytes, or text in one of its encodings. */
function native(data, encoding) {
  if (typeof data !== 'string' || encoding === 'utf8' || encoding === 'utf-8' || code(encoding) !== '') return data;
  return require('buffer').Buffer.from(data, encoding);
}

/** The chunks of a writev as the native half takes them. */
function flat(chunks) {
  const list = [];
  for (let i = 0; i < chunks.length; i++) {
    const { chunk, encoding } = chunks[i];
    list.push(native(chunk, encoding), code(encoding));
  }
  return list;
}

for (const name of Object.keys(methods)) {
  Object.defineProperty(Socket.prototype, name, { __proto__: null, value: methods[name], writable: true, enumerable: true, configurable: true });
}

addFacts(Socket.prototype);

module.exports = {
  Socket, normalizeArgs, createHandle, initHandle, toNumber, config, normalizedArgsSymbol, owner_symbol, kGenuine,
  kSetNoDelay, kSetKeepAlive, kSetKeepAliveInitialDelay, kSetTOS,
};
