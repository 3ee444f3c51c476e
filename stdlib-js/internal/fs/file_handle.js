'use strict';
// `FileHandle`: a descriptor that knows what is under way on it, so that closing waits for that.
const EventEmitter = require('events');
const binding = internalBinding('fs');
const { kPromise } = internalBinding('request');
const { codes } = require('internal/errors');
const verbs = require('internal/fs/promised');
const io = require('internal/fs/io');

const kFd = Symbol('kFd');
const kRefs = Symbol('kRefs');
const kClosePromise = Symbol('kClosePromise');
const kCloseResolve = Symbol('kCloseResolve');
const kCloseReject = Symbol('kCloseReject');
const kRef = Symbol('kRef');
const kUnref = Symbol('kUnref');
const kLocked = Symbol('kLocked');

class FileHandle extends EventEmitter {
  constructor(fd) {
    super();
    this[kFd] = fd;
    this[kRefs] = 1;
    this[kClosePromise] = null;
  }

  get fd() {
    return this[kFd];
  }

  getAsyncId() {
    return -1;
  }

  appendFile(data, options) {
    return guarded(this, verbs.appendFile, 'writeFile', [this, data, options]);
  }

  chmod(mode) {
    return guarded(this, verbs.fchmod, 'fchmod', [this[kFd], mode]);
  }

  chown(uid, gid) {
    return guarded(this, verbs.fchown, 'fchown', [this[kFd], uid, gid]);
  }

  datasync() {
    return guarded(this, verbs.fdatasync, 'fdatasync', [this[kFd]]);
  }

  sync() {
    return guarded(this, verbs.fsync, 'fsync', [this[kFd]]);
  }

  read(buffer, offset, length, position) {
    return guarded(this, read, 'read', [this, buffer, offset, length, position]);
  }

  readv(buffers, position) {
    return guarded(this, readv, 'readv', [this, buffers, position]);
  }

  readFile(options) {
    return guarded(this, verbs.readFile, 'readFile', [this, options]);
  }

  readLines(options = undefined) {
    const { createInterface } = require('readline');
    return createInterface({ input: this.createReadStream(options), crlfDelay: Infinity });
  }

  stat(options) {
    return guarded(this, verbs.fstat, 'fstat', [this[kFd], options]);
  }

  truncate(len = 0) {
    return guarded(this, verbs.ftruncate, 'ftruncate', [this[kFd], len]);
  }

  utimes(atime, mtime) {
    return guarded(this, verbs.futimes, 'futimes', [this[kFd], atime, mtime]);
  }

  write(buffer, offset, length, position) {
    return guarded(this, write, 'write', [this, buffer, offset, length, position]);
  }

  writev(buffers, position) {
    return guarded(this, writev, 'writev', [this, buffers, position]);
  }

  writeFile(data, options) {
    return guarded(this, verbs.writeFile, 'writeFile', [this, data, options]);
  }

  readableWebStream(options = {}) {
    return require('internal/fs/web_stream').readableWebStream(this, options, kLocked);
  }

  createReadStream(options = undefined) {
    const { ReadStream } = require('internal/fs/streams');
    return new ReadStream(undefined, { ...options, fd: this });
  }

  createWriteStream(options = undefined) {
    const { WriteStream } = require('internal/fs/streams');
    return new WriteStream(undefined, { ...options, fd: this });
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  /** What streams call, so that the descriptor lives as long as they do. */
  [kRef]() {
    this[kRefs]++;
  }

  [kUnref]() {
    if (--this[kRefs] === 0 && this[kFd] !== -1) {
      const fd = this[kFd];
      this[kFd] = -1;
      verbs.close(fd).then(this[kCloseResolve], this[kCloseReject]);
    }
  }

}

/** An own property of each handle in Node; one of the prototype is enough here. */
FileHandle.prototype.close = function close() {
  if (this[kFd] === -1) return Promise.resolve();
  if (this[kClosePromise] !== null) return this[kClosePromise];
  this[kRefs]--;
  const over = () => {
    this[kClosePromise] = null;
  };
  if (this[kRefs] === 0) {
    const fd = this[kFd];
    this[kFd] = -1;
    this[kClosePromise] = verbs.close(fd).finally(over);
  } else {
    this[kClosePromise] = new Promise((resolve, reject) => {
      this[kCloseResolve] = resolve;
      this[kCloseReject] = reject;
    }).finally(over);
  }
  this.emit('close');
  return this[kClosePromise];
};

/** Runs an operation; the handle's descriptor stays open until it is over. */
async function guarded(handle, operation, syscall, args) {
  if (!(handle instanceof FileHandle)) throw new codes.ERR_INTERNAL_ASSERTION('handle must be an instance of FileHandle');
  if (handle[kFd] === -1) {
    const error = new Error('file closed');
    error.code = 'EBADF';
    error.syscall = syscall;
    throw error;
  }
  handle[kRef]();
  try {
    return await Reflect.apply(operation, undefined, args);
  } finally {
    handle[kUnref]();
  }
}

async function read(handle, buffer, offset, length, position) {
  let args;
  if (!ArrayBuffer.isView(buffer)) {
    const { validateObject, kValidateObjectAllowNullable } = require('internal/validators');
    if (buffer !== undefined) validateObject(buffer, 'options', kValidateObjectAllowNullable);
    const options = buffer ?? {};
    const { buffer: target = require('buffer').Buffer.alloc(io.kDefaultLength), offset: from = 0,
      length: most = target?.byteLength - from, position: at = null } = options;
    args = io.readArguments(target, from, most, at);
  } else if (offset !== null && typeof offset === 'object') {
    args = io.fromOptions(buffer, offset);
  } else {
    args = io.readArguments(buffer, offset, length ?? buffer.byteLength - (offset ?? 0), position);
  }
  const bytesRead = args.length === 0 ? 0 :
    await binding.read(handle[kFd], args.buffer, args.offset, args.length, args.position, kPromise);
  return { __proto__: null, bytesRead, buffer: args.buffer };
}

async function readv(handle, buffers, position) {
  io.checkBuffers(buffers);
  const bytesRead = await binding.readv(handle[kFd], buffers, io.plainPosition(position), kPromise);
  return { __proto__: null, bytesRead, buffers };
}

async function write(handle, buffer, offset, length, position) {
  let bytesWritten = 0;
  if (ArrayBuffer.isView(buffer)) {
    if (buffer.byteLength !== 0) {
      const args = io.writeArguments(buffer, offset, length, position);
      if (args.length !== 0) {
        bytesWritten = await binding.write(handle[kFd], buffer, args.offset, args.length, args.position, kPromise);
      }
    }
  } else {
    io.checkString(buffer);
    const encoding = io.encodingOf(buffer, length);
    bytesWritten = await binding.writeString(handle[kFd], buffer, offset, encoding, kPromise);
  }
  return { __proto__: null, bytesWritten, buffer };
}

async function writev(handle, buffers, position) {
  io.checkBuffers(buffers);
  const bytesWritten = buffers.length === 0 ? 0 :
    await binding.writev(handle[kFd], buffers, io.plainPosition(position), kPromise);
  return { __proto__: null, bytesWritten, buffers };
}

binding.setFileHandle(FileHandle.prototype);

module.exports = { FileHandle, kRef, kUnref };
