'use strict';
// `Dir`: a directory that is read a few entries at a time.
const binding = internalBinding('fs');
const { codes } = require('internal/errors');
const { Dirent } = require('internal/fs/dirent');
const { validateFunction, validateUint32 } = require('internal/validators');
const { SymbolDispose, SymbolAsyncDispose } = require('internal/util');

class Dir {
  #handle;
  #path;
  #encoding;
  #bufferSize;
  // Entries that were read and not yet given: name, kind and parent in turn, and how far they were taken.
  #entries = [];
  #taken = 0;
  #closed = false;
  // What waits for the read that is under way, if one is.
  #waiting = null;

  constructor(handle, path, options) {
    if (handle === undefined || handle === null) throw new codes.ERR_MISSING_ARGS('handle');
    this.#handle = handle;
    this.#path = path;
    this.#encoding = options?.encoding ?? 'utf8';
    this.#bufferSize = options?.bufferSize ?? 32;
  }

  get path() {
    if (!(#path in this)) throw new codes.ERR_INVALID_THIS('Dir');
    return this.#path;
  }

  #take() {
    const at = this.#taken;
    this.#taken += 3;
    return new Dirent(this.#entries[at], this.#entries[at + 1], this.#entries[at + 2]);
  }

  #fill(flat) {
    this.#entries = flat === null ? [] : flat;
    this.#taken = 0;
    return flat === null ? null : this.#take();
  }

  /** The next entry, null at the end: promised, or called back. */
  read(callback) {
    if (callback === undefined) return new Promise((resolve, reject) => this.#readOne(settle(resolve, reject)));
    validateFunction(callback, 'cb');
    if (this.#closed) throw new codes.ERR_DIR_CLOSED();
    this.#readOne(callback);
    return undefined;
  }

  #readOne(callback) {
    if (this.#closed) return process.nextTick(callback, new codes.ERR_DIR_CLOSED());
    if (this.#waiting !== null) {
      this.#waiting.push(() => this.#readOne(callback));
      return undefined;
    }
    if (this.#taken < this.#entries.length) return process.nextTick(callback, null, this.#take());
    this.#waiting = [];
    binding.readDir(this.#handle, this.#bufferSize, this.#encoding, (error, flat) => {
      const waiting = this.#waiting;
      this.#waiting = null;
      for (let i = 0; i < waiting.length; i++) process.nextTick(waiting[i]);
      if (error) callback(error);
      else callback(null, this.#fill(flat));
    });
    return undefined;
  }

  readSync() {
    this.#checkSync();
    if (this.#taken < this.#entries.length) return this.#take();
    return this.#fill(binding.readDir(this.#handle, this.#bufferSize, this.#encoding));
  }

  #checkSync() {
    if (this.#closed) throw new codes.ERR_DIR_CLOSED();
    if (this.#waiting !== null) throw new codes.ERR_DIR_CONCURRENT_OPERATION();
  }

  close(callback) {
    if (callback === undefined) return new Promise((resolve, reject) => this.#closeNow(settle(resolve, reject)));
    validateFunction(callback, 'cb');
    this.#closeNow(callback);
    return undefined;
  }

  #closeNow(callback) {
    if (this.#closed) return process.nextTick(callback, new codes.ERR_DIR_CLOSED());
    if (this.#waiting !== null) {
      this.#waiting.push(() => this.#closeNow(callback));
      return undefined;
    }
    this.#closed = true;
    binding.closeDir(this.#handle, callback);
    return undefined;
  }

  closeSync() {
    this.#checkSync();
    this.#closed = true;
    binding.closeDir(this.#handle);
  }

  async* entries() {
    try {
      for (;;) {
        const entry = await this.read();
        if (entry === null) break;
        yield entry;
      }
    } finally {
      if (!this.#closed) await this.close();
    }
  }

  [SymbolDispose]() {
    if (!this.#closed) this.closeSync();
  }

  async [SymbolAsyncDispose]() {
    if (!this.#closed) await this.close();
  }
}

Object.defineProperties(Dir.prototype, {
  [Symbol.asyncIterator]: {
    __proto__: null, value: Dir.prototype.entries, enumerable: false, writable: true, configurable: true,
  },
});

function settle(resolve, reject) {
  return (error, value) => (error ? reject(error) : resolve(value));
}

function optionsOf(options) {
  const { getOptions } = require('internal/fs/utils');
  const given = { encoding: 'utf8', ...getOptions(options) };
  if (given.bufferSize !== undefined) validateUint32(given.bufferSize, 'options.bufferSize', true);
  return given;
}

function opendir(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'callback');
  const { getValidatedPath } = require('internal/fs/utils');
  path = getValidatedPath(path);
  options = optionsOf(typeof options === 'function' ? undefined : options);
  binding.opendir(path, Boolean(options.recursive), (error, handle) => {
    if (error) callback(error);
    else callback(null, new Dir(handle, path, options));
  });
}

function opendirSync(path, options) {
  const { getValidatedPath } = require('internal/fs/utils');
  path = getValidatedPath(path);
  options = optionsOf(options);
  return new Dir(binding.opendir(path, Boolean(options.recursive)), path, options);
}

module.exports = { Dir, opendir, opendirSync };
