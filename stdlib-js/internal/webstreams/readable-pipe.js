// ReadableStream.prototype.pipeTo, on records (the standard's ReadableStreamPipeTo).
const { ReadableStreamDefaultReader, cancel, read, release } = require('internal/webstreams/readablestream');
const writable = require('internal/webstreams/writablestream');
const { deferred, invalidState, kState, quiet } = require('internal/webstreams/util');

module.exports = function pipeTo(source, dest, { preventAbort, preventCancel, preventClose, signal }) {
  const reader = new ReadableStreamDefaultReader(source.self)[kState];
  const writer = new writable.WritableStreamDefaultWriter(dest.self)[kState];
  source.disturbed = true;
  const result = deferred();
  let shuttingDown = false;
  let lastWrite = Promise.resolve();
  let onabort;

  if (signal !== undefined) {
    onabort = () => {
      let err = signal.reason;
      // The library's own AbortError is no DOMException, which is what the standard promises.
      if (err instanceof Error && err.name === 'AbortError' && !(err instanceof DOMException)) {
        err = new DOMException(err.message, 'AbortError');
      }
      const actions = [];
      if (!preventAbort) {
        actions.push(() => (dest.state === 'writable' ? writable.abort(dest, err) : Promise.resolve()));
      }
      if (!preventCancel) {
        actions.push(() => (source.state === 'readable' ? cancel(source, err) : Promise.resolve()));
      }
      shutdown(() => Promise.all(actions.map((action) => action())), true, err);
    };
    if (signal.aborted) {
      onabort();
      return result.promise;
    }
    signal.addEventListener('abort', onabort);
  }

  // What has happened already counts before what is to come.
  whenErrored(source, reader.closed.promise, (err) => {
    if (preventAbort) shutdown(undefined, true, err);
    else shutdown(() => writable.abort(dest, err), true, err);
  });
  whenErrored(dest, writer.closed.promise, (err) => {
    if (preventCancel) shutdown(undefined, true, err);
    else shutdown(() => cancel(source, err), true, err);
  });
  if (source.state === 'closed') onSourceClosed();
  else reader.closed.promise.then(onSourceClosed, () => {});
  if (writable.isClosing(dest) || dest.state === 'closed') {
    const err = invalidState('Destination WritableStream is closed');
    if (preventCancel) shutdown(undefined, true, err);
    else shutdown(() => cancel(source, err), true, err);
  }
  pump();
  return result.promise;

  function whenErrored(stream, promise, action) {
    if (stream.state === 'errored') action(stream.storedError);
    else promise.then(undefined, action);
  }

  function onSourceClosed() {
    if (preventClose) {
      shutdown();
      return;
    }
    shutdown(() => {
      if (writable.isClosing(dest) || dest.state === 'closed') return Promise.resolve();
      if (dest.state === 'errored') return Promise.reject(dest.storedError);
      return writable.close(dest);
    });
  }

  async function pump() {
    while (!shuttingDown) {
      try {
        await writer.ready.promise;
      } catch {
        return; // The error of the destination is seen by its own listener.
      }
      if (shuttingDown) return;
      const more = await new Promise((resolve) => {
        read(reader, {
          chunk(value) {
            // Not at once: a pull that enqueues must have ended before the sink sees the chunk.
            queueMicrotask(() => {
              lastWrite = quiet(writable.write(writer, value));
              resolve(true);
            });
          },
          close: () => resolve(false),
          error: () => resolve(false),
        });
      });
      if (!more) return;
    }
  }

  /** Ends the pipe after `action`, when the chunks that were read have been written. */
  function shutdown(action, isError, err) {
    if (shuttingDown) return;
    shuttingDown = true;
    const go = () => {
      if (action === undefined) {
        finalize(isError, err);
        return;
      }
      action().then(() => finalize(isError, err), (newError) => finalize(true, newError));
    };
    if (dest.state === 'writable' && !writable.isClosing(dest)) settled().then(go);
    else go();
  }

  /** When all writes are done; more may come while one waits. */
  async function settled() {
    let write;
    do {
      write = lastWrite;
      try {
        await write;
      } catch {
        // Its error is the destination's.
      }
    } while (write !== lastWrite);
  }

  function finalize(isError, err) {
    if (writer.stream !== undefined) writer.self.releaseLock();
    if (reader.stream !== undefined) release(reader);
    if (signal !== undefined) signal.removeEventListener('abort', onabort);
    if (isError) result.reject(err);
    else result.resolve();
  }
};
