'use strict';
// `fs.Utf8Stream`: text or bytes into a file, kept until there is enough of them to be worth a write.
const EventEmitter = require('events');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE } } = require('internal/errors');
const { validateBoolean, validateFunction, validateObject, validateOneOf, validateUint32 } = require('internal/validators');

const kMaxWrite = 16 * 1024;
/** What `write` calls enough. */
const kHighWaterMark = 16387;
/** Milliseconds before a write is tried again that the system could not take. */
const kRetryAfter = 100;

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** The first `n` bytes taken from `chunk`; a character that they would split stays whole. */
function without(chunk, n) {
  if (typeof chunk !== 'string') return chunk.subarray(n);
  const bytes = require('buffer').Buffer.from(chunk);
  let cut = n;
  while (cut > 0 && cut < bytes.length && (bytes[cut] & 0xc0) === 0x80) cut--;
  return cut >= bytes.length ? '' : bytes.utf8Slice(cut, bytes.length);
}

class Utf8Stream extends EventEmitter {
  #fs;
  #fd = -1;
  #file = null;
  #options;
  #queue = [];
  /** The chunk that is being written, or that a write has failed on. */
  #chunk = null;
  #length = 0;
  #writing = false;
  #opening = false;
  #ending = false;
  #reopening = false;
  #destroyed = false;
  #flushWhenOpen = false;
  #drainPending = false;
  #timer = null;

  constructor(options = {}) {
    super();
    validateObject(options, 'options');
    const { fd, dest, minLength = 0, maxLength = 0, maxWrite = kMaxWrite, periodicFlush = 0, sync = false, append = true, mkdir = false,
      mode, fsync = false, contentMode = 'utf8', retryEAGAIN = () => true, fs: own = {} } = options;
    validateUint32(minLength, 'options.minLength');
    validateUint32(maxLength, 'options.maxLength');
    validateUint32(maxWrite, 'options.maxWrite');
    validateUint32(periodicFlush, 'options.periodicFlush');
    validateBoolean(sync, 'options.sync');
    validateBoolean(append, 'options.append');
    validateBoolean(mkdir, 'options.mkdir');
    validateBoolean(fsync, 'options.fsync');
    validateOneOf(contentMode, 'options.contentMode', ['buffer', 'utf8']);
    validateFunction(retryEAGAIN, 'options.retryEAGAIN');
    validateObject(own, 'options.fs');
    const fs = require('fs');
    this.#fs = {};
    for (const name of ['open', 'openSync', 'mkdir', 'mkdirSync', 'write', 'writeSync', 'fsync', 'fsyncSync', 'close']) {
      if (own[name] !== undefined) validateFunction(own[name], `options.fs.${name}`);
      this.#fs[name] = own[name] ?? fs[name];
    }
    this.#options = { minLength, maxLength, maxWrite: Math.min(maxWrite || kMaxWrite, kMaxWrite), periodicFlush, sync, append, mkdir, mode,
      fsync, contentMode, retryEAGAIN };
    if (minLength >= this.#options.maxWrite) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('minLength', minLength, `should be smaller than maxWrite (${this.#options.maxWrite})`);
    }
    const target = fd ?? dest;
    if (typeof target === 'number') {
      this.#fd = target;
      process.nextTick(() => this.emit('ready'));
    } else if (typeof target === 'string') {
      this.#open(target);
    } else {
      throw new ERR_INVALID_ARG_TYPE('fd', ['number', 'string'], target);
    }
    if (periodicFlush > 0) {
      this.#timer = setInterval(() => this.flush(), periodicFlush);
      this.#timer.unref();
    }
  }

  get append() { return this.#options.append; }
  get contentMode() { return this.#options.contentMode; }
  get fd() { return this.#fd; }
  get file() { return this.#file; }
  get fsync() { return this.#options.fsync; }
  get maxLength() { return this.#options.maxLength; }
  get minLength() { return this.#options.minLength; }
  get mkdir() { return this.#options.mkdir; }
  get mode() { return this.#options.mode; }
  get periodicFlush() { return this.#options.periodicFlush; }
  get sync() { return this.#options.sync; }
  get writing() { return this.#writing; }

  /** Takes `data`; false once there is more than should be. */
  write(data) {
    this.#check();
    const text = this.#options.contentMode === 'utf8';
    if (text ? typeof data !== 'string' : !require('buffer').Buffer.isBuffer(data)) {
      throw new ERR_INVALID_ARG_TYPE('data', text ? 'string' : 'Buffer', data);
    }
    const { maxLength, maxWrite, minLength } = this.#options;
    if (maxLength > 0 && this.#length + data.length > maxLength) {
      this.emit('drop', data);
      return this.#length < kHighWaterMark;
    }
    const last = this.#queue[this.#queue.length - 1];
    if (last !== undefined && last.length + data.length <= maxWrite) {
      last.parts.push(data);
      last.length += data.length;
    } else {
      this.#queue.push({ parts: [data], length: data.length });
    }
    this.#length += data.length;
    if (!this.#writing && this.#length >= minLength) this.#run();
    return this.#length < kHighWaterMark;
  }

  /** Writes what there is; calls back when it is done. */
  flush(callback) {
    if (callback !== undefined && callback !== null) validateFunction(callback, 'callback');
    if (this.#destroyed) {
      callback?.(new ERR_INVALID_STATE('Utf8Stream is destroyed'));
      return;
    }
    if (this.#options.minLength === 0) {
      callback?.();
      return;
    }
    if (callback) this.#callWhenDrained(callback);
    if (this.#writing) {
      if (this.#opening) this.#flushWhenOpen = true;
      return;
    }
    if (this.#length > 0) this.#run();
    else process.nextTick(() => this.emit('drain'));
  }

  /** Writes what there is, at once. */
  flushSync() {
    this.#check();
    if (this.#fd < 0) throw new ERR_INVALID_STATE('Invalid file descriptor');
    // An asynchronous write that is under way has its own chunk.
    if (!this.#writing && this.#chunk !== null) this.#putBack(this.#chunk);
    if (!this.#writing) this.#chunk = null;
    while (this.#queue.length > 0) {
      const chunk = this.#take();
      let rest = chunk;
      try {
        rest = without(chunk, this.#written(this.#writeNow(chunk), chunk));
      } catch (error) {
        if (!this.#mayRetry(error, chunk)) {
          this.#putBack(chunk);
          throw error;
        }
        sleep(kRetryAfter);
      }
      this.#length -= chunk.length - rest.length;
      if (rest.length > 0) this.#putBack(rest);
    }
    try {
      this.#fs.fsyncSync(this.#fd);
    } catch {
      // Not every descriptor can be synchronized.
    }
  }

  /** Opens the file, or another, anew: for programs that rotate logs. */
  reopen(file) {
    this.#check();
    if (this.#opening) {
      this.once('ready', () => this.reopen(file));
      return;
    }
    if (this.#ending) return;
    if (this.#file === null && !file) throw new ERR_INVALID_STATE('Unable to reopen a file descriptor, you must pass a file to Utf8Stream');
    if (file) this.#file = file;
    this.#reopening = true;
    if (this.#writing) return;
    const before = this.#fd;
    this.once('ready', () => {
      if (before === this.#fd) return;
      this.#fs.close(before, (error) => {
        if (error) this.emit('error', error);
      });
    });
    this.#open(this.#file);
  }

  /** Writes what there is and closes the file. */
  end() {
    this.#check();
    if (this.#opening) {
      this.once('ready', () => this.end());
      return;
    }
    if (this.#ending) return;
    this.#ending = true;
    if (this.#writing) return;
    if (this.#length > 0 && this.#fd >= 0) this.#run();
    else this.#close();
  }

  /** Closes the file; what is not written is lost. */
  destroy() {
    if (!this.#destroyed) this.#close();
  }

  [require('internal/util').SymbolDispose]() {
    this.destroy();
  }

  #check() {
    if (this.#destroyed) throw new ERR_INVALID_STATE('Utf8Stream is destroyed');
  }

  /** The next chunk of the queue. */
  #take() {
    const { parts, length } = this.#queue[0];
    this.#queue = this.#queue.slice(1);
    if (parts.length === 1) return parts[0];
    return typeof parts[0] === 'string' ? parts.join('') : require('buffer').Buffer.concat(parts, length);
  }

  #putBack(chunk) {
    this.#queue = [{ parts: [chunk], length: chunk.length }, ...this.#queue];
  }

  #writeNow(chunk) {
    return typeof chunk === 'string' ? this.#fs.writeSync(this.#fd, chunk, 'utf8') : this.#fs.writeSync(this.#fd, chunk);
  }

  /** How many bytes of `chunk` are written; a `write` that says nothing has written all. */
  #written(n, chunk) {
    return typeof n === 'number' ? n : require('buffer').Buffer.byteLength(chunk);
  }

  #mayRetry(error, chunk) {
    return (error.code === 'EAGAIN' || error.code === 'EBUSY') &&
      this.#options.retryEAGAIN(error, chunk.length, this.#length - chunk.length);
  }

  /** Writes chunk after chunk, as long as there is enough. */
  #run() {
    this.#writing = true;
    if (!this.#options.sync) {
      this.#start();
      return;
    }
    do {
      if (!this.#prepare()) break;
      let n;
      try {
        n = this.#writeNow(this.#chunk);
      } catch (error) {
        if (!this.#mayRetry(error, this.#chunk)) {
          this.#fail(error);
          return;
        }
        sleep(kRetryAfter);
        continue;
      }
      this.#took(n);
    } while (this.#goesOn());
    this.#rest();
  }

  #start() {
    if (!this.#prepare()) {
      this.#rest();
      return;
    }
    const done = (error, n) => {
      if (error) {
        if (this.#mayRetry(error, this.#chunk)) setTimeout(() => this.#start(), kRetryAfter);
        else this.#fail(error);
        return;
      }
      this.#took(n);
      if (!this.#destroyed && this.#goesOn()) this.#start();
      else this.#rest();
    };
    if (typeof this.#chunk === 'string') this.#fs.write(this.#fd, this.#chunk, 'utf8', done);
    else this.#fs.write(this.#fd, this.#chunk, done);
  }

  /** True if there is a chunk to write. */
  #prepare() {
    if (this.#chunk === null || this.#chunk.length === 0) this.#chunk = this.#queue.length === 0 ? null : this.#take();
    return this.#chunk !== null;
  }

  #took(n) {
    const bytes = this.#written(n, this.#chunk);
    const before = this.#chunk.length;
    this.#chunk = without(this.#chunk, bytes);
    this.#length -= before - this.#chunk.length;
    this.emit('write', bytes);
    if (this.#chunk.length === 0) {
      this.#chunk = null;
      if (this.#options.fsync) this.#fs.fsyncSync(this.#fd);
    }
  }

  #goesOn() {
    if (this.#chunk !== null) return true;
    if (this.#reopening || this.#length === 0) return false;
    return this.#length > this.#options.minLength || this.#ending;
  }

  /** Nothing more is to be written for now. */
  #rest() {
    this.#writing = false;
    if (this.#reopening) {
      this.#reopening = false;
      this.reopen();
    } else if (this.#ending && !this.#destroyed) {
      this.#close();
    } else if (!this.#options.sync) {
      this.emit('drain');
    } else if (!this.#drainPending) {
      this.#drainPending = true;
      process.nextTick(() => {
        this.#drainPending = false;
        if (this.listenerCount('drain') > 0) this.emit('drain');
      });
    }
  }

  #fail(error) {
    this.#writing = false;
    this.emit('error', error);
  }

  #callWhenDrained(callback) {
    const off = () => {
      this.off('drain', drained);
      this.off('error', failed);
    };
    const drained = () => {
      off();
      if (this.#options.fsync || this.#destroyed) {
        callback();
        return;
      }
      this.#fs.fsync(this.#fd, (error) => callback(error?.code === 'EBADF' ? undefined : error));
    };
    const failed = (error) => {
      off();
      callback(error);
    };
    this.once('drain', drained);
    this.once('error', failed);
  }

  #open(file) {
    this.#opening = true;
    this.#writing = true;
    const { append, mkdir, mode, sync } = this.#options;
    const flags = append ? 'a' : 'w';
    const folder = require('path').dirname(file);
    if (sync) {
      try {
        if (mkdir) this.#fs.mkdirSync(folder, { recursive: true });
        this.#opened(undefined, this.#fs.openSync(file, flags, mode), file);
      } catch (error) {
        this.#opened(error);
        throw error;
      }
      return;
    }
    const open = (error) => {
      if (error) this.#opened(error);
      else this.#fs.open(file, flags, mode, (failure, fd) => this.#opened(failure, fd, file));
    };
    if (mkdir) this.#fs.mkdir(folder, { recursive: true }, open);
    else open();
  }

  #opened(error, fd, file) {
    const again = this.#reopening;
    this.#opening = false;
    this.#writing = false;
    this.#reopening = false;
    if (error) {
      if (!this.#options.sync) this.emit('error', error);
      else process.nextTick(() => this.listenerCount('error') > 0 && this.emit('error', error));
      return;
    }
    this.#fd = fd;
    this.#file = file;
    if (this.#options.sync) process.nextTick(() => this.emit('ready'));
    else this.emit('ready');
    if (this.#destroyed || this.#writing) return;
    if (this.#length > this.#options.minLength || (this.#flushWhenOpen && this.#length > 0)) this.#run();
    else if (this.#flushWhenOpen || again) process.nextTick(() => this.emit('drain'));
    this.#flushWhenOpen = false;
  }

  #close() {
    if (this.#fd === -1) {
      this.once('ready', () => this.#close());
      return;
    }
    clearInterval(this.#timer);
    this.#destroyed = true;
    this.#queue = [];
    const closed = (error) => {
      if (error) {
        this.emit('error', error);
        return;
      }
      if (this.#ending && !this.#writing) this.emit('finish');
      this.emit('close');
    };
    const close = () => {
      if (this.#fd === 1 || this.#fd === 2) closed();
      else this.#fs.close(this.#fd, closed);
    };
    // Whether the descriptor can be synchronized or not, it is closed.
    if (this.#options.fsync) close();
    else this.#fs.fsync(this.#fd, close);
  }
}

module.exports = { Utf8Stream };
