'use strict';
// The body of a message on its way out: what may be sent, how it is framed, and how it ends.
const { kHighWaterMark, kRejectNonStandardBodyWrites, kSocket } = require('internal/http/common');

const kCorked = Symbol('corked');
const kChunkedBuffer = Symbol('kChunkedBuffer');
const kChunkedLength = Symbol('kChunkedLength');
const kBytesWritten = Symbol('kBytesWritten');

const errors = () => require('internal/errors').codes;
let Buffer;

function nop() {}

/** Whether the body's length must be what Content-Length says. */
function isStrict(message) {
  return message.strictContentLength && message._contentLength !== null && message._hasBody &&
    !message._removedContLen && !message.chunkedEncoding && !message.hasHeader('transfer-encoding');
}

function mismatch(written, announced) {
  return new (errors().ERR_HTTP_CONTENT_LENGTH_MISMATCH)(written, announced);
}

/** Tells of a failure in the next tick; of the first only. */
function failLater(message, error, callback) {
  if (message.destroyed) return;
  process.nextTick(failNow, message, error, callback);
}

function failNow(message, error, callback) {
  callback(error);
  if (typeof message.emit === 'function' && !message.destroyed) message.emit('error', error);
}

function uncorkLater(socket) {
  process.nextTick(uncorkNow, socket);
}

function uncorkNow(socket) {
  socket.uncork();
}

const REFUSED = -1;
const NOT_SENT = -2;

/** Looks at a part of the body before it is sent, and settles the head. Its length in bytes, or why it is not sent. */
function admit(message, chunk, encoding, callback, isLast) {
  let length;
  if (chunk === null) {
    throw new (errors().ERR_STREAM_NULL_VALUES)();
  } else if (typeof chunk === 'string') {
    length = (Buffer ??= require('buffer').Buffer).byteLength(chunk, encoding);
  } else if (require('internal/util/types').isUint8Array(chunk)) {
    length = chunk.length;
  } else {
    throw new (errors().ERR_INVALID_ARG_TYPE)('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  }
  let error;
  if (message.finished) error = new (errors().ERR_STREAM_WRITE_AFTER_END)();
  else if (message.destroyed) error = new (errors().ERR_STREAM_DESTROYED)('write');
  if (error !== undefined) {
    if (message.destroyed) process.nextTick(callback, error);
    else failLater(message, error, callback);
    return REFUSED;
  }
  if (isStrict(message)) {
    const written = length + message[kBytesWritten];
    if (isLast ? written !== message._contentLength : written > message._contentLength) {
      throw mismatch(written, message._contentLength);
    }
  }
  if (message.strictContentLength) message[kBytesWritten] += length;
  if (!message._header) {
    if (isLast) message._contentLength ??= length;
    message._implicitHeader();
  }
  if (message._hasBody) return length;
  if (message[kRejectNonStandardBodyWrites]) throw new (errors().ERR_HTTP_BODY_NOT_ALLOWED)();
  process.nextTick(callback);
  return NOT_SENT;
}

/** Whether the framing of a chunk can be part of the same text. A head before it is Latin-1. */
function isText(message, chunk, encoding) {
  if (typeof chunk !== 'string' || (encoding && encoding !== 'utf8' && encoding !== 'utf-8' && encoding !== 'latin1')) return false;
  return message._headerSent || !message.chunkedEncoding || Buffer.byteLength(message._header) === message._header.length;
}

/** Sends one part of the body; true if there is room for more. */
function writeBody(message, chunk, encoding, callback) {
  if (typeof callback !== 'function') callback = nop;
  const length = admit(message, chunk, encoding, callback, false);
  if (length < 0) return length === NOT_SENT;
  const socket = message[kSocket];
  if (socket && !socket.writableCorked) {
    // What is written in one go leaves in one go.
    socket.cork();
    uncorkLater(socket);
  }
  if (!message.chunkedEncoding || chunk.length === 0) return message._send(chunk, encoding, callback, length);
  if (message[kCorked] && message._headerSent) {
    (message[kChunkedBuffer] ??= []).push({ chunk, encoding, callback });
    message[kChunkedLength] += length;
    return message[kChunkedLength] < message[kHighWaterMark];
  }
  const size = `${length.toString(16)}\r\n`;
  if (isText(message, chunk, encoding)) return message._send(`${size}${chunk}\r\n`, encoding, callback, size.length + length + 2);
  message._send(size, 'latin1', null);
  message._send(chunk, encoding, null, length);
  return message._send('\r\n', 'latin1', callback);
}

/** Sends the last part of the body with what ends it. */
function endBody(message, chunk, encoding, callback) {
  const length = admit(message, chunk, encoding, nop, true);
  if (length === REFUSED) return;
  if (isStrict(message) && message[kBytesWritten] !== message._contentLength) {
    throw mismatch(message[kBytesWritten], message._contentLength);
  }
  const isChunked = message._hasBody && message.chunkedEncoding;
  if (length === NOT_SENT || chunk.length === 0) {
    endHead(message, isChunked, callback);
    return;
  }
  const socket = message[kSocket];
  const size = isChunked ? `${length.toString(16)}\r\n` : '';
  const rest = isChunked ? `\r\n0\r\n${message._trailer}\r\n` : '';
  if (isText(message, chunk, encoding) && message[kCorked] === 0) {
    message._send(isChunked ? size + chunk + rest : chunk, encoding, callback, size.length + length + rest.length);
    return;
  }
  if (socket) socket.cork();
  if (isChunked) message._send(size, 'latin1', null);
  message._send(chunk, encoding, null, length);
  message._send(rest, 'latin1', callback);
}

/** Sends what ends a message whose body has gone before, or is empty. */
function endHead(message, isChunked, callback) {
  if (isChunked) message._send(`0\r\n${message._trailer}\r\n`, 'latin1', callback);
  else if (!message._headerSent || message.writableLength) message._send('', 'latin1', callback);
  else process.nextTick(callback);
}

/** All that was written while corked is one chunk. */
function flushChunks(message) {
  const waiting = message[kChunkedBuffer];
  message._send(`${message[kChunkedLength].toString(16)}\r\n`, 'latin1', null);
  message[kChunkedBuffer] = null;
  message[kChunkedLength] = 0;
  for (let i = 0; i < waiting.length; i++) message._send(waiting[i].chunk, waiting[i].encoding, null);
  return message._send('\r\n', 'latin1', waiting.length === 1 ? waiting[0].callback : (error) => {
    for (let i = 0; i < waiting.length; i++) waiting[i].callback(error);
  });
}

module.exports = {
  endBody, endHead, failLater, flushChunks, isStrict, kBytesWritten, kChunkedBuffer, kChunkedLength, kCorked, mismatch, nop, writeBody,
};
