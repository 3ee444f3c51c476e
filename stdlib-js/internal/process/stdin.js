'use strict';
// process.stdin: a file is read through fs, anything else through the loop.

const { guessHandleType } = internalBinding('stdio');

/** Makes the stream for descriptor 0. */
exports.create = function create() {
  const fd = 0;
  const type = guessHandleType(fd);
  let stream;
  if (type === 'TTY') {
    const tty = require('tty');
    stream = new tty.ReadStream(fd);
  } else if (type === 'FILE') {
    const { ReadStream } = require('fs');
    stream = new ReadStream(null, { fd, autoClose: false });
  } else if (type === 'PIPE' || type === 'TCP') {
    const net = require('net');
    stream = new net.Socket({ fd, readable: true, writable: false, manualStart: true });
    stream._type = 'pipe';
  } else {
    const { Readable } = require('stream');
    stream = new Readable({ read() {} });
    stream.push(null);
  }
  stream.fd = fd;
  // Reading starts with the first listener, and a paused stdin does not hold the process.
  if (stream._handle?.readStop) {
    stream._handle.reading = false;
    stream._readableState.reading = false;
    stream._handle.readStop();
  }
  stream.on('pause', () => {
    if (!stream._handle) return;
    if (stream._handle.reading) {
      stream._handle.reading = false;
      stream._handle.readStop();
    }
  });
  return stream;
};
