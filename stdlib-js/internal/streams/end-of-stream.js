// finished(): tells once when a stream is over, and how.
const u = require('internal/streams/utils');
const { codes, nop } = require('internal/streams/state');

/**
 * Calls `callback(err)` once when `stream` has ended, failed or been closed too early.
 * @returns {Function} takes the listeners off again
 */
function eos(stream, options, callback) {
  const validators = require('internal/validators');
  if (arguments.length === 2) {
    callback = options;
    options = {};
  } else if (options == null) {
    options = {};
  } else {
    validators.validateObject(options, 'options');
  }
  validators.validateFunction(callback, 'callback');
  validators.validateAbortSignal(options.signal, 'options.signal');

  if (u.isReadableStream(stream) || u.isWritableStream(stream)) return eosWeb(stream, options, callback);
  if (!u.isNodeStream(stream)) {
    throw new (codes().ERR_INVALID_ARG_TYPE)('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }

  const r = stream._readableState;
  const w = stream._writableState;
  const readable = options.readable ?? u.isReadableNodeStream(stream);
  const writable = options.writable ?? u.isWritableNodeStream(stream);
  let readableDone = u.isReadableFinished(stream, false);
  let writableDone = u.isWritableFinished(stream, false);
  let closed = u.isClosed(stream);
  // Only if the caller looks at both sides that exist can the end be left to 'close'.
  let closeComes = u.willEmitClose(stream) && u.isReadableNodeStream(stream) === readable &&
    u.isWritableNodeStream(stream) === writable;
  let done = false;
  let stopListening = nop;

  function settle(err) {
    if (done) return;
    done = true;
    stopListening();
    if (err === undefined) callback.call(stream);
    else callback.call(stream, err);
  }
  function onfinish() {
    writableDone = true;
    // Destroyed streams may have closed before anyone listened.
    if (stream.destroyed) closeComes = false;
    if (closeComes && (!stream.writable || readable)) return;
    if (!readable || readableDone) settle();
  }
  function onend() {
    readableDone = true;
    if (stream.destroyed) closeComes = false;
    if (closeComes && (!stream.readable || writable)) return;
    if (!writable || writableDone) settle();
  }
  function onlegacyfinish() {
    if (!stream.writable) onfinish();
  }
  function onerror(err) {
    settle(err);
  }
  function failure() {
    const err = (w ? w.errored : stream.writableErrored) || (r ? r.errored : stream.readableErrored) ||
      (stream.errored ?? null);
    return err && typeof err !== 'boolean' ? err : undefined;
  }
  function onclose() {
    closed = true;
    const err = failure();
    if (err !== undefined) return settle(err);
    if ((readable && !readableDone && u.isReadableNodeStream(stream, true) && !u.isReadableFinished(stream, false)) ||
        (writable && !writableDone && !u.isWritableFinished(stream, false))) {
      return settle(new (codes().ERR_STREAM_PREMATURE_CLOSE)());
    }
    settle();
  }
  function onclosed() {
    closed = true;
    settle(failure());
  }
  function onrequest() {
    stream.req.on('finish', onfinish);
  }

  const isRequest = stream.setHeader && typeof stream.abort === 'function';
  if (isRequest) {
    stream.on('complete', onfinish);
    if (!closeComes) stream.on('abort', onclose);
    if (stream.req) onrequest();
    else stream.on('request', onrequest);
  } else if (writable && !w) {
    stream.on('end', onlegacyfinish);
    stream.on('close', onlegacyfinish);
  }
  if (!closeComes && typeof stream.aborted === 'boolean') stream.on('aborted', onclose);
  stream.on('end', onend);
  stream.on('finish', onfinish);
  if (options.error !== false) stream.on('error', onerror);
  stream.on('close', onclose);

  if (closed) {
    process.nextTick(onclose);
  } else if (((w?.errorEmitted || r?.errorEmitted) && !closeComes) ||
             (!(w?.errorEmitted || r?.errorEmitted) && isOverAlready())) {
    process.nextTick(onclosed);
  }

  function isOverAlready() {
    if (!readable && (!closeComes || u.isReadable(stream)) && (writableDone || u.isWritable(stream) === false) &&
        !w?.pendingcb) {
      return true;
    }
    if (!writable && (!closeComes || u.isWritable(stream)) && (readableDone || u.isReadable(stream) === false)) {
      return true;
    }
    return !!(r && stream.req && stream.aborted);
  }

  function cleanup() {
    done = true;
    stopListening();
    stream.removeListener('aborted', onclose);
    stream.removeListener('complete', onfinish);
    stream.removeListener('abort', onclose);
    stream.removeListener('request', onrequest);
    if (stream.req) stream.req.removeListener('finish', onfinish);
    stream.removeListener('end', onlegacyfinish);
    stream.removeListener('close', onlegacyfinish);
    stream.removeListener('finish', onfinish);
    stream.removeListener('end', onend);
    stream.removeListener('error', onerror);
    stream.removeListener('close', onclose);
  }

  if (options.signal && !closed) {
    stopListening = onAbortOf(options.signal, (err) => {
      if (done) return;
      cleanup();
      callback.call(stream, err);
    });
  }
  return cleanup;
}

/** Calls `abort(err)` when `signal` fires, in the next tick if it has already; returns the way to stop that. */
function onAbortOf(signal, abort) {
  const { AbortError } = require('internal/errors');
  const run = () => abort(new AbortError(undefined, { cause: signal.reason }));
  if (signal.aborted) {
    process.nextTick(run);
    return nop;
  }
  return require('internal/streams/add-abort-signal').listenAbort(signal, run);
}

function eosWeb(stream, options, callback) {
  let settled = false;
  let stopListening = nop;
  if (options.signal) {
    stopListening = onAbortOf(options.signal, (err) => {
      if (settled) return;
      settled = true;
      callback.call(stream, err);
    });
  }
  const settle = (...args) => {
    if (settled) return;
    settled = true;
    stopListening();
    process.nextTick(() => callback.apply(stream, args));
  };
  stream[u.kIsClosedPromise].promise.then(settle, settle);
  return nop;
}

/** The promise face of eos(). */
function finished(stream, options) {
  let autoCleanup = false;
  if (options == null) options = {};
  if (options.cleanup) {
    require('internal/validators').validateBoolean(options.cleanup, 'cleanup');
    autoCleanup = options.cleanup;
  }
  return new Promise((resolve, reject) => {
    const cleanup = eos(stream, options, (err) => {
      if (autoCleanup) cleanup();
      if (err) reject(err);
      else resolve();
    });
  });
}

module.exports = { eos, finished };
