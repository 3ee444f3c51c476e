'use strict';
// process.stdin, stdout and stderr. Output is synchronous, whatever it goes to; input comes through the loop.

const { guessHandleType, writeSync } = internalBinding('stdio');

/** A Writable whose writes are over when they return. */
function SyncWriteStream(fd) {
  const { Writable } = require('stream');
  Writable.call(this, { autoDestroy: true, decodeStrings: false });
  this.fd = fd;
}

function link() {
  const { Writable } = require('stream');
  Object.setPrototypeOf(SyncWriteStream.prototype, Writable.prototype);
  Object.setPrototypeOf(SyncWriteStream, Writable);
}

SyncWriteStream.prototype._write = function(chunk, encoding, callback) {
  if (typeof chunk === 'string' && encoding !== 'utf8' && encoding !== 'utf-8') {
    chunk = require('buffer').Buffer.from(chunk, encoding);
  }
  const error = writeSync(this.fd, chunk);
  if (error === undefined) callback();
  // Pipes fail as sockets do, in fewer words than files.
  else callback(this._type === 'pipe' ? new (require('internal/errors').ErrnoException)(error.errno, 'write') : error);
};

/** The standard streams cannot be closed, only ended. */
function dummyDestroy(error, callback) {
  callback(error);
  this._undestroy();
  if (!this._writableState.emitClose) process.nextTick(() => this.emit('close'));
}

function createOutput(fd) {
  const type = guessHandleType(fd);
  let stream;
  if (type === 'TTY') {
    const tty = require('tty');
    stream = new tty.WriteStream(fd);
    stream._type = 'tty';
  } else if (type === 'INVALID' || type === 'UNKNOWN') {
    const { Writable } = require('stream');
    stream = new Writable({ write(chunk, encoding, callback) { callback(); } });
  } else {
    if (SyncWriteStream.prototype.write === undefined) link();
    stream = new SyncWriteStream(fd);
    stream._type = type === 'FILE' ? 'fs' : 'pipe';
  }
  stream.fd = fd;
  stream._isStdio = true;
  stream.destroySoon = stream.destroy;
  stream._destroy = dummyDestroy;
  return stream;
}

const made = {};
function lazily(name, create) {
  Object.defineProperty(exports, name, {
    configurable: true,
    enumerable: true,
    get() {
      if (made[name] === undefined) made[name] = create();
      return made[name];
    },
  });
}

lazily('stdout', () => {
  const stream = createOutput(1);
  if (stream.isTTY) {
    process.on('SIGWINCH', () => stream._refreshSize());
  }
  return stream;
});
lazily('stderr', () => createOutput(2));
lazily('stdin', () => require('internal/process/stdin').create());

exports.SyncWriteStream = SyncWriteStream;
