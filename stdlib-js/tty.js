'use strict';
// tty: terminals as streams.

const native = internalBinding('stdio');

/** Whether `fd` is a terminal. */
function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= 2147483647 && native.isatty(fd);
}

function checkFd(fd) {
  if (fd >> 0 !== fd || fd < 0) {
    const { codes: { ERR_INVALID_FD } } = require('internal/errors');
    throw new ERR_INVALID_FD(fd);
  }
}

function noTerminal() {
  const { codes: { ERR_TTY_INIT_FAILED } } = require('internal/errors');
  return new ERR_TTY_INIT_FAILED({ code: 'EINVAL', message: 'invalid argument', errno: -22, syscall: 'uv_tty_init' });
}

/** A terminal to read from. */
function ReadStream(fd, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(fd, options);
  checkFd(fd);
  if (!native.isatty(fd)) throw noTerminal();
  const net = require('net');
  net.Socket.call(this, { fd, highWaterMark: 0, manualStart: true, readable: true, writable: false, ...options });
  this.isRaw = false;
  this.isTTY = true;
}

ReadStream.prototype.setRawMode = function setRawMode(flag) {
  const raw = !!flag;
  const failed = this._handle?.setRawMode(raw);
  if (failed) this.emit('error', new (require('internal/errors').ErrnoException)(failed, 'setRawMode'));
  else this.isRaw = raw;
  return this;
};

/** A terminal to write to. Writes are synchronous. */
function WriteStream(fd) {
  if (!(this instanceof WriteStream)) return new WriteStream(fd);
  checkFd(fd);
  if (!native.isatty(fd)) throw noTerminal();
  require('internal/process/stdio').SyncWriteStream.call(this, fd);
  this.isTTY = true;
  const size = native.windowSize(fd);
  if (size !== undefined) {
    this.columns = size[0];
    this.rows = size[1];
  }
}

WriteStream.prototype._refreshSize = function _refreshSize() {
  const size = native.windowSize(this.fd);
  if (size === undefined || (size[0] === this.columns && size[1] === this.rows)) return;
  this.columns = size[0];
  this.rows = size[1];
  this.emit('resize');
};
WriteStream.prototype.getWindowSize = function getWindowSize() { return [this.columns, this.rows]; };
WriteStream.prototype.getColorDepth = function getColorDepth(env) { return require('internal/tty').getColorDepth(env); };
WriteStream.prototype.hasColors = function hasColors(count, env) { return require('internal/tty').hasColors(this, count, env); };
for (const name of ['cursorTo', 'moveCursor', 'clearLine', 'clearScreenDown']) {
  WriteStream.prototype[name] = function(...args) {
    return require('readline')[name].apply(null, [this].concat(args));
  };
}

let linked = false;
/** Parents are found when the first stream is made: a program that only asks isatty() loads no streams. */
function link() {
  if (linked) return;
  linked = true;
  const { SyncWriteStream } = require('internal/process/stdio');
  const { Writable } = require('stream');
  if (SyncWriteStream.prototype.write === undefined) {
    Object.setPrototypeOf(SyncWriteStream.prototype, Writable.prototype);
    Object.setPrototypeOf(SyncWriteStream, Writable);
  }
  Object.setPrototypeOf(WriteStream.prototype, SyncWriteStream.prototype);
  Object.setPrototypeOf(WriteStream, SyncWriteStream);
}
function linkRead() {
  const net = require('net');
  if (Object.getPrototypeOf(ReadStream) === net.Socket) return;
  Object.setPrototypeOf(ReadStream.prototype, net.Socket.prototype);
  Object.setPrototypeOf(ReadStream, net.Socket);
}

exports.isatty = isatty;
Object.defineProperty(exports, 'ReadStream', {
  configurable: true, enumerable: true, get() { linkRead(); return ReadStream; },
});
Object.defineProperty(exports, 'WriteStream', {
  configurable: true, enumerable: true, get() { link(); return WriteStream; },
});
