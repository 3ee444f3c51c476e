// Between Node's streams and web streams.
const u = require('internal/streams/utils');
const { eos } = require('internal/streams/end-of-stream');
const { destroyer } = require('internal/streams/destroy');
const { codes, isType, nop } = require('internal/webstreams/util');

const abortError = () => new (require('internal/errors').AbortError)();
const webReadable = () => require('internal/webstreams/readablestream').ReadableStream;
const webWritable = () => require('internal/webstreams/writablestream').WritableStream;

/** A premature close is an abort, for a web stream. */
function translated(err) {
  if (err?.code !== 'ERR_STREAM_PREMATURE_CLOSE') return err;
  const { AbortError } = require('internal/errors');
  return new AbortError(undefined, { cause: err });
}

function throwLater(err) {
  // Not from inside a promise job: it shall be an uncaught exception.
  process.nextTick(() => { throw err; });
}

/** Writable.toWeb */
function newWritableStreamFromStreamWritable(writable) {
  if (typeof writable?._writableState !== 'object' && !u.isWritableNodeStream(writable)) {
    throw new (codes().ERR_INVALID_ARG_TYPE)('streamWritable', 'stream.Writable', writable);
  }
  const WritableStream = webWritable();
  if (u.isDestroyed(writable) || !u.isWritable(writable)) {
    const stream = new WritableStream();
    stream.close();
    return stream;
  }
  const highWaterMark = writable.writableHighWaterMark;
  const strategy = writable.writableObjectMode ?
    { highWaterMark, size: () => 1 } : { highWaterMark, size: (chunk) => chunk?.byteLength ?? chunk?.length ?? 1 };
  let controller;
  let drain;
  let closed;
  const cleanup = eos(writable, (err) => {
    err = translated(err);
    cleanup();
    writable.on('error', nop); // Later errors have been reported by the first.
    if (err != null) {
      if (drain !== undefined) drain.reject(err);
      if (closed !== undefined) {
        closed.reject(err);
        closed = undefined;
      }
      controller.error(err);
      return;
    }
    if (closed !== undefined) {
      closed.resolve();
      closed = undefined;
      return;
    }
    controller.error(abortError());
  });
  writable.on('drain', () => {
    if (drain !== undefined) drain.resolve();
  });
  return new WritableStream({
    start(c) { controller = c; },
    write(chunk) {
      if (chunk instanceof ArrayBuffer && !writable.writableObjectMode) chunk = new Uint8Array(chunk);
      if (!writable.writableNeedDrain && writable.write(chunk)) return undefined;
      if (drain === undefined) {
        drain = Promise.withResolvers();
        const forget = () => { drain = undefined; };
        drain.promise.then(forget, forget);
      }
      return drain.promise;
    },
    abort(reason) { destroyer(writable, reason); },
    close() {
      if (closed === undefined && !u.isWritableEnded(writable)) writable.end();
      closed = Promise.withResolvers();
      return closed.promise;
    },
  }, strategy);
}

/** Writable.fromWeb */
function newStreamWritableFromWritableStream(writableStream, options = {}) {
  if (!isType(writableStream, 'WritableStream')) {
    throw new (codes().ERR_INVALID_ARG_TYPE)('writableStream', 'WritableStream', writableStream);
  }
  const { highWaterMark, decodeStrings = true, objectMode = false, signal } = checkedOptions(options);
  const Writable = require('internal/streams/writable');
  const side = writingSide(writableStream.getWriter(), () => writable);
  const writable = new Writable({
    highWaterMark, objectMode, decodeStrings, signal,
    write: side.write,
    writev: side.writev,
    final: side.final,
    destroy(error, callback) {
      side.destroy(error).then(() => call(callback, error), throwLater);
    },
  });
  return writable;
}

function checkedOptions(options) {
  const validators = require('internal/validators');
  validators.validateObject(options, 'options');
  for (const name of ['objectMode', 'decodeStrings']) {
    if (options[name] !== undefined) validators.validateBoolean(options[name], `options.${name}`);
  }
  return options;
}

function call(callback, err) {
  try {
    callback(err);
  } catch (thrown) {
    throwLater(thrown);
  }
}

/** The writing methods of a stream over a writer. */
function writingSide(writer, stream, alwaysAborts = false) {
  let closed = false;
  writer.closed.then(() => {
    closed = true;
    // Closed from the other side before we ended it.
    if (!u.isWritableEnded(stream())) destroyer(stream(), new (codes().ERR_STREAM_PREMATURE_CLOSE)());
  }, (err) => {
    closed = true;
    destroyer(stream(), err);
  });
  const done = (callback) => (err) => {
    const error = err ?? undefined;
    process.nextTick(callback, error);
  };
  return {
    write(chunk, encoding, callback) {
      const finished = done(callback);
      writer.ready.then(() => writer.write(chunk)).then(() => finished(), finished);
    },
    writev(chunks, callback) {
      const finished = done(callback);
      writer.ready.then(() => Promise.all(chunks.map(({ chunk }) => writer.write(chunk)))).then(() => finished(), finished);
    },
    final(callback) {
      const finished = done(callback);
      if (closed) finished();
      else writer.close().then(() => finished(), finished);
    },
    async destroy(error) {
      if (closed) return;
      try {
        if (alwaysAborts || error != null) await writer.abort(error);
        else await writer.close();
      } catch {
        // The stream's own error has been reported.
      }
    },
  };
}

/** Readable.toWeb */
function newReadableStreamFromStreamReadable(readable, options = {}) {
  if (typeof readable?._readableState !== 'object') {
    throw new (codes().ERR_INVALID_ARG_TYPE)('streamReadable', 'stream.Readable', readable);
  }
  require('internal/validators').validateObject(options, 'options');
  const isBytes = options.type === 'bytes';
  if (options.type !== undefined) require('internal/validators').validateOneOf(options.type, 'options.type', ['bytes', undefined]);
  const ReadableStream = webReadable();
  if (u.isDestroyed(readable) || !u.isReadable(readable)) {
    const stream = new ReadableStream(isBytes ? { type: 'bytes' } : {});
    stream.cancel();
    return stream;
  }
  const { readableObjectMode: objectMode, readableHighWaterMark: highWaterMark } = readable;
  let strategy = options.strategy;
  if (!strategy) {
    strategy = isBytes ? { highWaterMark } : objectMode ?
      { highWaterMark, size: () => 1 } : { highWaterMark, size: (chunk) => chunk?.byteLength ?? chunk?.length ?? 1 };
  }
  let controller;
  let wasCanceled = false;
  readable.pause();
  const cleanup = eos(readable, (err) => {
    err = translated(err);
    cleanup();
    readable.on('error', nop);
    if (wasCanceled) return;
    wasCanceled = true;
    if (err) {
      controller.error(err);
    } else {
      controller.close();
      // A read that waits with a buffer of its own gets it back.
      if (isBytes) controller.byobRequest?.respond(0);
    }
  });
  readable.on('data', (chunk) => {
    if (!objectMode && chunk instanceof Uint8Array) chunk = new Uint8Array(chunk);
    controller.enqueue(chunk);
    if (controller.desiredSize <= 0) readable.pause();
  });
  return new ReadableStream({
    ...(isBytes ? { type: 'bytes' } : {}),
    start(c) { controller = c; },
    pull() { readable.resume(); },
    cancel(reason) {
      wasCanceled = true;
      destroyer(readable, reason);
    },
  }, strategy);
}

/** Readable.fromWeb */
function newStreamReadableFromReadableStream(readableStream, options = {}) {
  if (!isType(readableStream, 'ReadableStream')) {
    throw new (codes().ERR_INVALID_ARG_TYPE)('readableStream', 'ReadableStream', readableStream);
  }
  const { highWaterMark, encoding, objectMode = false, signal } = checkedOptions(options);
  if (encoding !== undefined && !require('buffer').Buffer.isEncoding(encoding)) {
    throw new (codes().ERR_INVALID_ARG_VALUE)('options.encoding', encoding);
  }
  const Readable = require('internal/streams/readable');
  const side = readingSide(readableStream.getReader(), () => readable);
  const readable = new Readable({
    objectMode, highWaterMark, encoding, signal,
    read: side.read,
    destroy(error, callback) {
      side.destroy(error).then(() => call(callback, error), throwLater);
    },
  });
  return readable;
}

/** The reading methods of a stream over a reader. */
function readingSide(reader, stream) {
  let closed = false;
  reader.closed.then(() => { closed = true; }, (err) => {
    closed = true;
    destroyer(stream(), err);
  });
  return {
    read() {
      reader.read().then(({ value, done }) => { stream().push(done ? null : value); },
                         (err) => destroyer(stream(), err)).catch(throwLater);
    },
    async destroy(error) {
      if (closed) return;
      try {
        await reader.cancel(error ?? undefined);
      } catch {
        // The stream's own error has been reported.
      }
    },
  };
}

/** Duplex.toWeb */
function newReadableWritablePairFromDuplex(duplex, options = {}) {
  if (typeof duplex?._writableState !== 'object' || typeof duplex?._readableState !== 'object') {
    throw new (codes().ERR_INVALID_ARG_TYPE)('duplex', 'stream.Duplex', duplex);
  }
  require('internal/validators').validateObject(options, 'options');
  const readableOptions = { type: options.readableType ?? options.type };
  const ReadableStream = webReadable();
  if (u.isDestroyed(duplex)) {
    const writable = new (webWritable())();
    const readable = new ReadableStream(readableOptions.type === 'bytes' ? { type: 'bytes' } : {});
    writable.close();
    readable.cancel();
    return { readable, writable };
  }
  const writable = newWritableStreamFromStreamWritable(duplex);
  const readable = newReadableStreamFromStreamReadable(duplex, readableOptions);
  return { writable, readable };
}

/** Duplex.fromWeb */
function newStreamDuplexFromReadableWritablePair(pair = {}, options = {}) {
  require('internal/validators').validateObject(pair, 'pair');
  const { readable, writable } = pair;
  if (!isType(readable, 'ReadableStream')) {
    throw new (codes().ERR_INVALID_ARG_TYPE)('pair.readable', 'ReadableStream', readable);
  }
  if (!isType(writable, 'WritableStream')) {
    throw new (codes().ERR_INVALID_ARG_TYPE)('pair.writable', 'WritableStream', writable);
  }
  const { allowHalfOpen = false, objectMode = false, encoding, decodeStrings = true, highWaterMark, signal } =
    checkedOptions(options);
  if (encoding !== undefined && !require('buffer').Buffer.isEncoding(encoding)) {
    throw new (codes().ERR_INVALID_ARG_VALUE)('options.encoding', encoding);
  }
  const Duplex = require('internal/streams/duplex');
  const writing = writingSide(writable.getWriter(), () => duplex, true);
  const reading = readingSide(readable.getReader(), () => duplex);
  const duplex = new Duplex({
    allowHalfOpen, highWaterMark, objectMode, encoding, decodeStrings, signal,
    write: writing.write,
    writev: writing.writev,
    final: writing.final,
    read: reading.read,
    destroy(error, callback) {
      Promise.all([writing.destroy(error), reading.destroy(error)]).then(() => call(callback, error), throwLater);
    },
  });
  return duplex;
}

module.exports = {
  newReadableStreamFromStreamReadable, newReadableWritablePairFromDuplex, newStreamDuplexFromReadableWritablePair,
  newStreamReadableFromReadableStream, newStreamWritableFromWritableStream, newWritableStreamFromStreamWritable,
};
