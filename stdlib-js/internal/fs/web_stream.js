'use strict';
// `filehandle.readableWebStream()`.
const { validateBoolean, validateObject } = require('internal/validators');

const CHUNK = 16 * 1024;

/** A stream of the handle's bytes from its position on. It holds the handle until it ends. */
function readableWebStream(handle, options, kLocked) {
  const { codes: { ERR_INVALID_STATE } } = require('internal/errors');
  const { kRef, kUnref } = require('internal/fs/file_handle');
  if (handle.fd === -1) throw new ERR_INVALID_STATE('The FileHandle is closed');
  if (handle[kLocked]) throw new ERR_INVALID_STATE('The FileHandle is locked');
  validateObject(options, 'options');
  const { autoClose = false } = options;
  validateBoolean(autoClose, 'options.autoClose');
  if (options.type !== undefined && options.type !== 'bytes') {
    process.emitWarning('A non-"bytes" options.type has no effect. A byte-oriented steam is always created.', 'ExperimentalWarning');
  }
  handle[kLocked] = true;
  handle[kRef]();
  let over = false;
  const finish = async () => {
    if (over) return;
    over = true;
    handle[kUnref]();
    if (autoClose) await handle.close();
  };
  const { ReadableStream } = require('stream/web');
  const stream = new ReadableStream({
    type: 'bytes',
    autoAllocateChunkSize: CHUNK,
    async pull(controller) {
      const { view } = controller.byobRequest;
      const { bytesRead } = await handle.read(view, 0, view.byteLength);
      if (bytesRead === 0) {
        controller.close();
        await finish();
      }
      controller.byobRequest.respond(bytesRead);
    },
    cancel: finish,
  });
  handle.once('close', () => {
    if (over) return;
    finish();
    // A reader may hold the stream, so its own `cancel` would refuse.
    const { READABLE, cancel } = require('internal/webstreams/readablestream');
    cancel(require('internal/webstreams/util').stateOf(stream, READABLE), undefined);
  });
  return stream;
}

module.exports = { readableWebStream };
