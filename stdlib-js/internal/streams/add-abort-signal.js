// Ties the life of a stream to an AbortSignal.
const { isNodeStream, isWebStream, kControllerErrorFunction } = require('internal/streams/utils');

/** Destroys `stream` with an AbortError when `signal` fires. */
function addAbortSignal(signal, stream) {
  require('internal/validators').validateAbortSignal(signal, 'signal');
  if (signal === undefined || signal === null || typeof signal !== 'object') {
    throw new (require('internal/errors').codes.ERR_INVALID_ARG_TYPE)('signal', 'AbortSignal', signal);
  }
  if (!isNodeStream(stream) && !isWebStream(stream)) {
    const { ERR_INVALID_ARG_TYPE } = require('internal/errors').codes;
    throw new ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  return addAbortSignalNoValidate(signal, stream);
}

function addAbortSignalNoValidate(signal, stream) {
  if (typeof signal !== 'object' || !('aborted' in signal)) return stream;
  function onAbort() {
    const { AbortError } = require('internal/errors');
    const err = new AbortError(undefined, { cause: signal.reason });
    if (isNodeStream(stream)) stream.destroy(err);
    else stream[kControllerErrorFunction](err);
  }
  if (signal.aborted) onAbort();
  else require('internal/streams/end-of-stream').eos(stream, listenAbort(signal, onAbort));
  return stream;
}

/** Calls `fn` when `signal` fires; returns the way to stop that. */
function listenAbort(signal, fn) {
  const listening = require('events').addAbortListener(signal, fn);
  const dispose = Symbol.dispose ?? require('internal/util').SymbolDispose;
  return () => listening[dispose]();
}

module.exports = { addAbortSignal, addAbortSignalNoValidate, listenAbort };
