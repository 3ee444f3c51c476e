'use strict';
// Reading and writing by descriptor: the many forms of arguments, made one. The bytes are the Rust half's.
const binding = internalBinding('fs');
const { codes } = require('internal/errors');
const { validateBuffer, validateInteger, validateInt32, validateObject, validateEncoding, validateFunction,
  kValidateObjectAllowNullable } = require('internal/validators');

/** What a read gets that is not told how much. */
const kDefaultLength = 16 * 1024;

function fdOf(fd) {
  validateInt32(fd, 'fd', 0);
  return Object.is(fd, -0) ? 0 : fd;
}

function callbackOf(callback) {
  validateFunction(callback, 'cb');
  return callback;
}

function positionOf(position, length) {
  if (position === null || position === undefined) return -1;
  if (typeof position === 'number') {
    validateInteger(position, 'position', -1);
  } else if (typeof position === 'bigint') {
    const most = 2n ** 63n - 1n - BigInt(length);
    if (position < -1n || position > most) {
      throw new codes.ERR_OUT_OF_RANGE('position', `>= -1 && <= ${most}`, position);
    }
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('position', ['bigint', 'integer'], position);
  }
  return position;
}

function checkRead(offset, length, byteLength) {
  if (offset < 0) throw new codes.ERR_OUT_OF_RANGE('offset', '>= 0', offset);
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  if (offset + length > byteLength) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${byteLength - offset}`, length);
}

function checkWrite(offset, length, byteLength) {
  if (offset > byteLength) throw new codes.ERR_OUT_OF_RANGE('offset', `<= ${byteLength}`, offset);
  if (length > byteLength - offset) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${byteLength - offset}`, length);
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  validateInt32(length, 'length', 0);
}

/**
 * The arguments of a read as `{ buffer, offset, length, position }`, of which a length of 0 means that there is
 * nothing to do.
 */
function readArguments(buffer, offset, length, position) {
  validateBuffer(buffer);
  if (offset === undefined || offset === null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  length |= 0;
  if (length !== 0) {
    if (buffer.byteLength === 0) {
      throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
    }
    checkRead(offset, length, buffer.byteLength);
  }
  return { buffer, offset, length, position: length === 0 ? -1 : positionOf(position, length) };
}

function fromOptions(buffer, options) {
  if (options !== undefined) validateObject(options, 'options', kValidateObjectAllowNullable);
  const { offset = 0, length = buffer?.byteLength - offset, position = null } = options ?? {};
  return readArguments(buffer, offset, length, position);
}

/** `read(fd[, buffer][, options], callback)` or `read(fd, buffer, offset, length, position, callback)` */
function read(fd, buffer, offset, length, position, callback) {
  fd = fdOf(fd);
  let args;
  const count = arguments.length;
  if (count <= 4) {
    let options;
    if (count === 4) {
      options = offset;
      callback = length;
    } else if (count === 3) {
      callback = offset;
      if (!ArrayBuffer.isView(buffer)) {
        options = buffer;
        if (options !== undefined) validateObject(options, 'options', kValidateObjectAllowNullable);
        ({ buffer = require('buffer').Buffer.alloc(kDefaultLength) } = options ?? {});
      }
    } else {
      callback = buffer;
      buffer = undefined;
      callbackOf(callback);
      buffer = require('buffer').Buffer.alloc(kDefaultLength);
    }
    args = fromOptions(buffer, options);
  } else {
    args = readArguments(buffer, offset, length, position);
  }
  callbackOf(callback);
  if (args.length === 0) return process.nextTick(callback, null, 0, buffer);
  binding.read(fd, buffer, args.offset, args.length, args.position, (error, bytesRead) => {
    callback(error, bytesRead || 0, buffer);
  });
}

/** `readSync(fd, buffer[, options])` or `readSync(fd, buffer, offset, length[, position])` */
function readSync(fd, buffer, offset, length, position) {
  fd = fdOf(fd);
  validateBuffer(buffer);
  const args = arguments.length <= 3 || (offset !== null && typeof offset === 'object') ?
    fromOptions(buffer, offset) : readArguments(buffer, offset, length, position);
  if (args.length === 0) return 0;
  return binding.read(fd, buffer, args.offset, args.length, args.position);
}

/** The arguments of a write of bytes. */
function writeArguments(buffer, offset, length, position) {
  if (offset !== null && typeof offset === 'object') {
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset);
  }
  if (offset === undefined || offset === null || typeof offset === 'function') offset = 0;
  else validateInteger(offset, 'offset', 0);
  if (typeof length !== 'number') length = buffer.byteLength - offset;
  if (typeof position !== 'number' && typeof position !== 'bigint') position = -1;
  checkWrite(offset, length, buffer.byteLength);
  return { offset, length, position };
}

function checkString(value) {
  if (typeof value !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], value);
  }
}

/** The encoding to write `text` in: what is none counts as UTF-8. */
function encodingOf(text, encoding) {
  validateEncoding(text, encoding);
  return require('internal/util').normalizeEncoding(encoding) ?? 'utf8';
}

/** `write(fd, buffer, ...)` or `write(fd, string[, position[, encoding]], callback)` */
function write(fd, buffer, offset, length, position, callback) {
  function done(error, written) {
    callback(error, written || 0, buffer);
  }
  fd = fdOf(fd);
  if (ArrayBuffer.isView(buffer)) {
    callback = callbackOf(callback || position || length || offset);
    if (typeof length === 'function') length = undefined;
    if (typeof position === 'function') position = null;
    const args = writeArguments(buffer, offset, length, position);
    binding.write(fd, buffer, args.offset, args.length, args.position, done);
    return;
  }
  checkString(buffer);
  if (typeof position !== 'function') {
    if (typeof offset === 'function') {
      position = offset;
      offset = null;
    } else {
      position = length;
    }
    length = 'utf8';
  }
  const encoding = encodingOf(buffer, length);
  callback = callbackOf(position);
  binding.writeString(fd, buffer, offset, encoding, done);
}

function writeSync(fd, buffer, offset, length, position) {
  fd = fdOf(fd);
  if (ArrayBuffer.isView(buffer)) {
    const args = writeArguments(buffer, offset, length, position);
    return binding.write(fd, buffer, args.offset, args.length, args.position);
  }
  checkString(buffer);
  return binding.writeString(fd, buffer, offset, encodingOf(buffer, length));
}

function checkBuffers(buffers) {
  let fine = Array.isArray(buffers);
  for (let i = 0; fine && i < buffers.length; i++) fine = ArrayBuffer.isView(buffers[i]);
  if (!fine) throw new codes.ERR_INVALID_ARG_TYPE('buffers', 'ArrayBufferView[]', buffers);
  return buffers;
}

function plainPosition(position) {
  return typeof position === 'number' || typeof position === 'bigint' ? position : -1;
}

function readv(fd, buffers, position, callback) {
  fd = fdOf(fd);
  checkBuffers(buffers);
  callback = callbackOf(callback || position);
  binding.readv(fd, buffers, plainPosition(position), (error, bytesRead) => callback(error, bytesRead || 0, buffers));
}

function readvSync(fd, buffers, position) {
  fd = fdOf(fd);
  return binding.readv(fd, checkBuffers(buffers), plainPosition(position));
}

function writev(fd, buffers, position, callback) {
  fd = fdOf(fd);
  checkBuffers(buffers);
  callback = callbackOf(callback || position);
  if (buffers.length === 0) return process.nextTick(callback, null, 0, buffers);
  binding.writev(fd, buffers, plainPosition(position), (error, written) => callback(error, written || 0, buffers));
}

function writevSync(fd, buffers, position) {
  fd = fdOf(fd);
  checkBuffers(buffers);
  return buffers.length === 0 ? 0 : binding.writev(fd, buffers, plainPosition(position));
}

module.exports = {
  read, readSync, readv, readvSync, write, writeSync, writev, writevSync,
  kDefaultLength, fromOptions, readArguments, writeArguments, checkBuffers, checkString, encodingOf, plainPosition,
};
