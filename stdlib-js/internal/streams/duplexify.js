// Duplex.from: a Duplex out of nearly anything.
const u = require('internal/streams/utils');
const { eos } = require('internal/streams/end-of-stream');
const { destroyer } = require('internal/streams/destroy');
const { codes } = require('internal/streams/state');
const Readable = require('internal/streams/readable');
const Duplex = require('internal/streams/duplex');
const from = require('internal/streams/from');

module.exports = function duplexify(body, name) {
  if (u.isDuplexNodeStream(body)) return body;
  if (u.isReadableNodeStream(body)) return join({ readable: body });
  if (u.isWritableNodeStream(body)) return join({ writable: body });
  if (u.isNodeStream(body)) return join({ writable: false, readable: false });
  if (u.isReadableStream(body)) return join({ readable: Readable.fromWeb(body) });
  if (u.isWritableStream(body)) return join({ writable: require('internal/streams/writable').fromWeb(body) });
  if (typeof body === 'function') return ofFunction(body, name);
  if (isBlob(body)) return duplexify(body.arrayBuffer(), name);
  if (u.isIterable(body)) return from(Duplex, body, { objectMode: true, writable: false });
  if (u.isReadableStream(body?.readable) && u.isWritableStream(body?.writable)) return Duplex.fromWeb(body);
  if (typeof body?.writable === 'object' || typeof body?.readable === 'object') {
    return join({
      readable: body.readable ?
        (u.isReadableNodeStream(body.readable) ? body.readable : duplexify(body.readable)) : undefined,
      writable: body.writable ?
        (u.isWritableNodeStream(body.writable) ? body.writable : duplexify(body.writable)) : undefined,
    });
  }
  if (typeof body?.then === 'function') return ofPromise(body);
  throw new (codes().ERR_INVALID_ARG_TYPE)(name, [
    'Blob', 'ReadableStream', 'WritableStream', 'Stream', 'Iterable', 'AsyncIterable', 'Function',
    '{ readable, writable } pair', 'Promise'], body);
};

function isBlob(value) {
  return value !== null && typeof value === 'object' && typeof value.arrayBuffer === 'function' &&
    require('buffer').Blob !== undefined && value instanceof require('buffer').Blob;
}

function ofPromise(promise) {
  const duplex = new Duplex({ objectMode: true, writable: false, read() {} });
  promise.then((value) => {
    if (value != null) duplex.push(value);
    duplex.push(null);
  }, (err) => destroyer(duplex, err));
  return duplex;
}

function ofFunction(fn, name) {
  const input = writesAsIterable();
  const value = fn(input.iterable, { signal: input.signal });
  const { write, final, destroy } = input;
  // The function may have been a constructor.
  if (u.isDuplexNodeStream(value)) return value;
  if (u.isIterable(value)) return from(Duplex, value, { objectMode: true, write, final, destroy });
  if (typeof value?.then !== 'function') {
    throw new (codes().ERR_INVALID_RETURN_VALUE)('Iterable, AsyncIterable or AsyncFunction', name, value);
  }
  const promise = value.then((result) => {
    if (result != null) throw new (codes().ERR_INVALID_RETURN_VALUE)('nully', 'body', result);
  }, (err) => destroyer(duplex, err));
  const duplex = new Duplex({
    objectMode: true,
    readable: false,
    write,
    final(cb) {
      final(async () => {
        try {
          await promise;
          process.nextTick(cb, null);
        } catch (err) {
          process.nextTick(cb, err);
        }
      });
    },
    destroy,
  });
  return duplex;
}

/** The writing half as methods, and what is written as an async iterable. */
function writesAsIterable() {
  let next = Promise.withResolvers();
  const controller = new AbortController();
  const { signal } = controller;
  const hand = (message) => {
    const { resolve } = next;
    resolve(message);
  };
  async function* iterate() {
    while (true) {
      const { chunk, done, cb } = await next.promise;
      // Replaced before the acknowledgement, which brings the next write.
      next = Promise.withResolvers();
      process.nextTick(cb);
      if (done) return;
      if (signal.aborted) throw new (require('internal/errors').AbortError)(undefined, { cause: signal.reason });
      yield chunk;
    }
  }
  return {
    iterable: iterate(),
    signal,
    write(chunk, encoding, cb) { hand({ chunk, done: false, cb }); },
    final(cb) { hand({ done: true, cb }); },
    destroy(err, cb) {
      controller.abort();
      cb(err);
    },
  };
}

/** One Duplex over a readable and a writable that know nothing of each other. */
function join(pair) {
  const r = pair.readable && typeof pair.readable.read !== 'function' ? Readable.wrap(pair.readable) : pair.readable;
  const w = pair.writable;
  let readable = !!u.isReadable(r);
  let writable = !!u.isWritable(w);
  let ondrain = null;
  let onfinish = null;
  let onreadable = null;
  let onclose = null;

  const take = (cb) => {
    if (cb !== null) cb();
  };
  function onfinished(err) {
    const cb = onclose;
    onclose = null;
    if (cb !== null) cb(err);
    else if (err) duplex.destroy(err);
  }
  const duplex = new Duplex({
    readableObjectMode: !!r?.readableObjectMode,
    writableObjectMode: !!w?.writableObjectMode,
    readable,
    writable,
  });

  if (writable) {
    eos(w, (err) => {
      writable = false;
      if (err) destroyer(r, err);
      onfinished(err);
    });
    duplex._write = function(chunk, encoding, callback) {
      if (w.write(chunk, encoding)) callback();
      else ondrain = callback;
    };
    duplex._final = function(callback) {
      w.end();
      onfinish = callback;
    };
    w.on('drain', () => {
      const cb = ondrain;
      ondrain = null;
      take(cb);
    });
    w.on('finish', () => {
      const cb = onfinish;
      onfinish = null;
      take(cb);
    });
  }

  if (readable) {
    eos(r, (err) => {
      readable = false;
      if (err) destroyer(r, err);
      onfinished(err);
    });
    r.on('readable', () => {
      const cb = onreadable;
      onreadable = null;
      take(cb);
    });
    r.on('end', () => { duplex.push(null); });
    duplex._read = function() {
      while (true) {
        const chunk = r.read();
        if (chunk === null) {
          onreadable = duplex._read;
          return;
        }
        if (!duplex.push(chunk)) return;
      }
    };
  }

  duplex._destroy = function(err, callback) {
    if (!err && onclose !== null) err = new (require('internal/errors').AbortError)();
    onreadable = ondrain = onfinish = null;
    if (!readable && !writable) {
      callback(err);
    } else {
      onclose = callback;
      destroyer(w, err);
      destroyer(r, err);
    }
  };
  return duplex;
}
