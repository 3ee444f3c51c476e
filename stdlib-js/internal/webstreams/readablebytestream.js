// Readable byte streams: the controller that fills buffers which readers bring (WHATWG Streams, 4.5, 4.7, 4.8).
const {
  READABLE, ReadableStream, ReadableStreamDefaultReader, attach, cancel, cancelOf, closeStream, closedOf, errorStream,
  failRequests, initialize, read, release, startController,
} = require('internal/webstreams/readablestream');
const {
  attempt, codes, deferred, finish, handleFor, invalidState, isType, kInspect, kState, method, quiet, show, stateOf,
} = require('internal/webstreams/util');

const { PullingController } = require('internal/webstreams/pulling');
const BYOB_READER = 'ReadableStreamBYOBReader';
const BYOB_REQUEST = 'ReadableStreamBYOBRequest';
const CONTROLLER = 'ReadableByteStreamController';

/** The bytes under a new object; the old one has none any more. */
function transfer(buffer) {
  return buffer.transfer();
}

function checkView(view, name = 'view') {
  if (!ArrayBuffer.isView(view)) {
    throw new (codes().ERR_INVALID_ARG_TYPE)(name, ['Buffer', 'TypedArray', 'DataView'], view);
  }
  if (view.byteLength === 0 || view.buffer.byteLength === 0) {
    throw invalidState('View or Viewed ArrayBuffer is zero-length or detached');
  }
}

class ReadableStreamBYOBReader {
  constructor(stream) {
    if (!isType(stream, READABLE)) {
      throw new (codes().ERR_INVALID_ARG_TYPE)('stream', 'ReadableStream', stream);
    }
    if (stream[kState].reader !== undefined) throw invalidState('ReadableStream is locked');
    if (!stream[kState].controller.isBytes) {
      throw new (codes().ERR_INVALID_ARG_VALUE)('stream', stream, 'must be a byte stream');
    }
    attach(this, BYOB_READER, true, stream);
  }

  /** Reads into `view`; at least `options.min` elements. */
  async read(view, options = {}) {
    const reader = stateOf(this, BYOB_READER);
    checkView(view);
    const validators = require('internal/validators');
    validators.validateObject(options, 'options', validators.kValidateObjectAllowObjectsAndNull);
    const min = options?.min ?? 1;
    if (typeof min !== 'number') throw new (codes().ERR_INVALID_ARG_TYPE)('options.min', 'number', min);
    if (!Number.isInteger(min)) throw new (codes().ERR_INVALID_ARG_VALUE)('options.min', min, 'must be an integer');
    if (min <= 0) throw new (codes().ERR_INVALID_ARG_VALUE)('options.min', min, 'must be greater than 0');
    const isDataView = view instanceof DataView;
    const length = isDataView ? view.byteLength : view.length;
    if (min > length) {
      throw new (codes().ERR_OUT_OF_RANGE)('options.min', `<= view.${isDataView ? 'byteLength' : 'length'}`, min);
    }
    if (reader.stream === undefined) throw invalidState('The reader is not attached to a stream');
    const { promise, resolve, reject } = deferred();
    const { stream } = reader;
    stream.disturbed = true;
    const request = {
      chunk: (value) => resolve({ value, done: false }),
      close: (value) => resolve({ value, done: true }),
      error: reject,
    };
    if (stream.state === 'errored') request.error(stream.storedError);
    else stream.controller.pullInto(view, min, request);
    return promise;
  }

  releaseLock() {
    const reader = stateOf(this, BYOB_READER);
    if (reader.stream === undefined) return;
    release(reader);
    failRequests(reader, invalidState('Releasing reader'));
  }

  get closed() {
    return closedOf(this, BYOB_READER);
  }

  cancel(reason = undefined) {
    return cancelOf(this, BYOB_READER, reason);
  }

  [kInspect](depth, options) {
    const { stream, requests } = this[kState];
    return show(this, depth, options, { stream: stream?.self, requests: requests.length, close: this.closed });
  }
}

class ReadableStreamBYOBRequest {
  constructor() {
    throw new (codes().ERR_ILLEGAL_CONSTRUCTOR)();
  }

  get view() {
    return stateOf(this, BYOB_REQUEST).view;
  }

  respond(bytesWritten) {
    const request = stateOf(this, BYOB_REQUEST);
    if (request.controller === undefined) throw invalidState('This BYOB request has been invalidated');
    if (request.view.byteLength === 0 || request.view.buffer.byteLength === 0) {
      throw invalidState('Viewed ArrayBuffer is detached');
    }
    request.controller.respond(Number(bytesWritten));
  }

  respondWithNewView(view) {
    const request = stateOf(this, BYOB_REQUEST);
    if (request.controller === undefined) throw invalidState('This BYOB request has been invalidated');
    if (!ArrayBuffer.isView(view)) {
      throw new (codes().ERR_INVALID_ARG_TYPE)('view', ['Buffer', 'TypedArray', 'DataView'], view);
    }
    if (view.buffer.detached) throw invalidState('Viewed ArrayBuffer is detached');
    request.controller.respondWithNewView(view);
  }

  [kInspect](depth, options) {
    const { view, controller } = this[kState];
    return show(this, depth, options, { view, controller: controller?.self });
  }
}

class ReadableByteStreamController {
  constructor() {
    throw new (codes().ERR_ILLEGAL_CONSTRUCTOR)();
  }

  get byobRequest() {
    return stateOf(this, CONTROLLER).request();
  }

  get desiredSize() {
    return stateOf(this, CONTROLLER).room();
  }

  close() {
    const controller = stateOf(this, CONTROLLER);
    if (controller.closeRequested) throw invalidState('Controller is already closed');
    if (controller.stream.state !== 'readable') throw invalidState('ReadableStream is already closed');
    controller.close();
  }

  enqueue(chunk) {
    const controller = stateOf(this, CONTROLLER);
    checkView(chunk, 'buffer');
    if (controller.closeRequested) throw invalidState('Controller is already closed');
    if (controller.stream.state !== 'readable') throw invalidState('ReadableStream is already closed');
    controller.enqueue(chunk);
  }

  error(error = undefined) {
    stateOf(this, CONTROLLER).fail(error);
  }

  [kInspect](depth, options) {
    return show(this, depth, options, {});
  }
}

/** The record of a byte controller. */
class ByteController extends PullingController {
  constructor(stream, algorithms, highWaterMark, autoAllocate) {
    super(stream, algorithms, highWaterMark);
    this.type = CONTROLLER;
    this.self = undefined;
    this.isBytes = true;
    // { buffer, offset, length }, and the sum of the lengths.
    this.queue = [];
    this.total = 0;
    // Buffers to fill, for reads that wait: see pullInto().
    this.pending = [];
    this.byobRequest = null;
    this.autoAllocate = autoAllocate;
  }

  queued() {
    return this.total;
  }

  /** The request for the first buffer that waits. */
  request() {
    if (this.byobRequest === null && this.pending.length > 0) {
      const into = this.pending[0];
      this.byobRequest = handleFor(ReadableStreamBYOBRequest, {
        type: BYOB_REQUEST,
        self: undefined,
        controller: this,
        view: new Uint8Array(into.buffer, into.offset + into.filled, into.length - into.filled),
      });
    }
    return this.byobRequest === null ? null : this.byobRequest.self;
  }

  invalidateRequest() {
    if (this.byobRequest === null) return;
    this.byobRequest.controller = undefined;
    this.byobRequest.view = null;
    this.byobRequest = null;
  }

  resetQueue() {
    this.queue = [];
    this.total = 0;
  }

  close() {
    if (!this.open()) return;
    if (this.total > 0) {
      this.closeRequested = true;
      return;
    }
    if (this.pending.length > 0 && this.pending[0].filled % this.pending[0].elementSize !== 0) {
      const err = invalidState('Partial read');
      this.fail(err);
      throw err;
    }
    this.algorithms = {};
    closeStream(this.stream);
  }

  fail(err) {
    if (this.stream.state !== 'readable') return;
    this.invalidateRequest();
    this.pending = [];
    this.resetQueue();
    this.algorithms = {};
    errorStream(this.stream, err);
  }

  enqueue(view) {
    if (!this.open()) return;
    const { byteOffset, byteLength } = view;
    const buffer = transfer(view.buffer);
    const { reader } = this.stream;
    if (this.pending.length > 0) {
      const first = this.pending[0];
      if (first.buffer.detached) throw invalidState('Destination ArrayBuffer is detached');
      this.invalidateRequest();
      first.buffer = transfer(first.buffer);
      if (first.kind === 'none') this.keepPartOf(first);
    }
    if (reader !== undefined && !reader.isByob) {
      while (reader.requests.length > 0 && this.total > 0) this.giveFromQueue(reader.requests.take());
      if (reader.requests.length === 0) {
        this.add(buffer, byteOffset, byteLength);
      } else {
        if (this.pending.length > 0) this.pending = this.pending.slice(1);
        reader.requests.take().chunk(new Uint8Array(buffer, byteOffset, byteLength));
      }
    } else {
      this.add(buffer, byteOffset, byteLength);
      if (reader !== undefined) this.fillPending();
    }
    this.pullIfNeeded();
  }

  add(buffer, offset, length) {
    this.queue.push({ buffer, offset, length });
    this.total += length;
  }

  /** What a released reader's buffer got already goes back to the queue. */
  keepPartOf(into) {
    if (into.filled > 0) this.add(into.buffer.slice(into.offset, into.offset + into.filled), 0, into.filled);
    this.pending = this.pending.slice(1);
  }

  giveFromQueue(request) {
    const { buffer, offset, length } = this.queue[0];
    this.queue = this.queue.slice(1);
    this.total -= length;
    this.onTaken();
    request.chunk(new Uint8Array(buffer, offset, length));
  }

  onTaken() {
    if (this.total === 0 && this.closeRequested) {
      this.algorithms = {};
      closeStream(this.stream);
    } else {
      this.pullIfNeeded();
    }
  }

  pullFor(request) {
    if (this.total > 0) {
      this.giveFromQueue(request);
      return;
    }
    if (this.autoAllocate !== undefined) {
      let buffer;
      try {
        buffer = new ArrayBuffer(this.autoAllocate);
      } catch (err) {
        request.error(err);
        return;
      }
      this.pending.push({
        buffer, bufferLength: this.autoAllocate, offset: 0, length: this.autoAllocate,
        filled: 0, minimum: 1, elementSize: 1, View: Uint8Array, kind: 'default',
      });
    }
    this.stream.reader.requests.push(request, 0);
    this.pullIfNeeded();
  }

  /** Reads into a buffer: from the queue, or when more comes. */
  pullInto(view, min, request) {
    const { stream } = this;
    const isDataView = view instanceof DataView;
    const elementSize = isDataView ? 1 : view.BYTES_PER_ELEMENT;
    const { byteOffset: offset, byteLength: length } = view;
    // A Buffer's constructor makes no views; its bytes come back as plain ones.
    const View = isDataView ? DataView : view instanceof Uint8Array ? Uint8Array : view.constructor;
    let buffer;
    try {
      buffer = transfer(view.buffer);
    } catch (err) {
      request.error(err);
      return;
    }
    const into = {
      buffer, bufferLength: buffer.byteLength, offset, length,
      filled: 0, minimum: min * elementSize, elementSize, View, kind: 'byob',
    };
    if (this.pending.length === 0) {
      if (stream.state === 'closed') {
        request.close(new View(buffer, offset, 0));
        return;
      }
      if (this.total > 0) {
        if (this.fill(into)) {
          const filled = viewOf(into);
          this.onTaken();
          request.chunk(filled);
          return;
        }
        if (this.closeRequested) {
          const err = invalidState('ReadableStream closed');
          this.fail(err);
          request.error(err);
          return;
        }
      }
    }
    this.pending.push(into);
    stream.reader.requests.push(request, 0);
    this.pullIfNeeded();
  }

  /** Moves bytes of the queue into a buffer; whether it has enough now. */
  fill(into) {
    let left = Math.min(this.total, into.length - into.filled);
    const aligned = into.filled + left - ((into.filled + left) % into.elementSize);
    const ready = aligned >= into.minimum;
    if (ready) left = aligned - into.filled;
    while (left > 0) {
      const head = this.queue[0];
      const count = Math.min(left, head.length);
      new Uint8Array(into.buffer, into.offset + into.filled, count).set(new Uint8Array(head.buffer, head.offset, count));
      if (head.length === count) {
        this.queue = this.queue.slice(1);
      } else {
        head.offset += count;
        head.length -= count;
      }
      this.total -= count;
      into.filled += count;
      left -= count;
    }
    return ready;
  }

  fillPending() {
    const ready = [];
    while (this.pending.length > 0 && this.total > 0 && this.fill(this.pending[0])) {
      ready.push(this.pending[0]);
      this.pending = this.pending.slice(1);
    }
    for (let i = 0; i < ready.length; i++) this.commit(ready[i]);
  }

  commit(into) {
    const request = this.stream.reader.requests.take();
    const done = this.stream.state === 'closed';
    const view = viewOf(into);
    if (!done) request.chunk(view);
    else if (into.kind === 'default') request.close();
    else request.close(view);
  }

  respond(bytesWritten) {
    const into = this.pending[0];
    if (this.stream.state === 'closed') {
      if (bytesWritten !== 0) throw invalidState('Controller is closed');
    } else {
      if (bytesWritten === 0) throw invalidState('Controller cannot be closed');
      if (into.filled + bytesWritten > into.length) {
        throw new (codes().ERR_INVALID_ARG_VALUE.RangeError)('bytesWritten', bytesWritten);
      }
    }
    into.buffer = transfer(into.buffer);
    this.responded(into, bytesWritten);
  }

  respondWithNewView(view) {
    const into = this.pending[0];
    if (this.stream.state === 'closed') {
      if (view.byteLength !== 0) throw invalidState('Controller is closed');
    } else if (view.byteLength === 0) {
      throw invalidState('Controller cannot be closed');
    }
    if (into.offset + into.filled !== view.byteOffset || into.bufferLength !== view.buffer.byteLength ||
        into.filled + view.byteLength > into.length) {
      throw new (codes().ERR_INVALID_ARG_VALUE.RangeError)('view', view);
    }
    const length = view.byteLength;
    into.buffer = transfer(view.buffer);
    this.responded(into, length);
  }

  responded(into, bytesWritten) {
    this.invalidateRequest();
    if (this.stream.state === 'closed') this.respondedClosed(into);
    else this.respondedOpen(into, bytesWritten);
    this.pullIfNeeded();
  }

  respondedClosed(into) {
    if (into.kind === 'none') this.pending = this.pending.slice(1);
    const { reader } = this.stream;
    if (reader === undefined || !reader.isByob) return;
    while (reader.requests.length > 0) {
      const next = this.pending[0];
      this.pending = this.pending.slice(1);
      this.commit(next);
    }
  }

  respondedOpen(into, bytesWritten) {
    into.filled += bytesWritten;
    if (into.kind === 'none') {
      this.keepPartOf(into);
      this.fillPending();
      return;
    }
    if (into.filled < into.minimum) return;
    this.pending = this.pending.slice(1);
    const rest = into.filled % into.elementSize;
    if (rest > 0) {
      const end = into.offset + into.filled;
      this.add(into.buffer.slice(end - rest, end), 0, rest);
    }
    into.filled -= rest;
    this.commit(into);
    this.fillPending();
  }

  cancel(reason) {
    this.invalidateRequest();
    this.pending = [];
    this.resetQueue();
    const { cancel: algorithm } = this.algorithms;
    const result = algorithm === undefined ? Promise.resolve() : attempt(algorithm, reason);
    this.algorithms = {};
    return result;
  }

  /** The reader has gone; a source may still work on its first buffer. */
  released() {
    if (this.pending.length === 0) return;
    this.pending[0].kind = 'none';
    this.pending = this.pending.slice(0, 1);
  }
}

function viewOf(into) {
  return new into.View(transfer(into.buffer), into.offset, into.filled / into.elementSize);
}

function setUp(stream, algorithms, highWaterMark, autoAllocate) {
  const controller = handleFor(ReadableByteStreamController,
                               new ByteController(stream, algorithms, highWaterMark, autoAllocate));
  stream.controller = controller;
  startController(controller, algorithms);
}

function setUpFromSource(stream, source, highWaterMark) {
  const autoAllocate = source.autoAllocateChunkSize;
  if (autoAllocate === 0) {
    throw new (codes().ERR_INVALID_ARG_VALUE)('source.autoAllocateChunkSize', autoAllocate);
  }
  setUp(stream, {
    start: source.start === undefined ? undefined : (controller) => source.start(controller),
    pull: method(source, 'pull', 'source'),
    cancel: method(source, 'cancel', 'source'),
  }, highWaterMark, autoAllocate === undefined ? undefined : Number(autoAllocate));
}

function createBytes(algorithms) {
  const stream = initialize(Object.create(ReadableStream.prototype));
  setUp(stream, algorithms, 0, undefined);
  return stream;
}

/** Two byte streams with the bytes of one; each gets a copy of its own. */
function tee(stream) {
  const reader = new ReadableStreamDefaultReader(stream.self)[kState];
  let reading = false;
  let again = false;
  const cancelled = [false, false];
  const reasons = [undefined, undefined];
  const cancelResult = deferred();
  function pull() {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    read(reader, {
      chunk(value) {
        queueMicrotask(() => {
          again = false;
          const copies = cancelled[0] || cancelled[1] ? [value, value] : [value, value.slice()];
          for (const i of [0, 1]) if (!cancelled[i]) branches[i].controller.enqueue(copies[i]);
          reading = false;
          if (again) pull();
        });
      },
      close() {
        reading = false;
        for (const i of [0, 1]) {
          const { controller } = branches[i];
          if (!cancelled[i]) controller.close();
          // Reads that wait with a buffer of their own get it back.
          if (controller.pending.length > 0) controller.respond(0);
        }
        if (!cancelled[0] || !cancelled[1]) cancelResult.resolve();
      },
      error() { reading = false; },
    });
  }
  const cancelBranch = (i) => (reason) => {
    cancelled[i] = true;
    reasons[i] = reason;
    if (cancelled[1 - i]) cancelResult.resolve(cancel(stream, reasons.slice()));
    return cancelResult.promise;
  };
  const branches = [createBytes({ pull, cancel: cancelBranch(0) }), createBytes({ pull, cancel: cancelBranch(1) })];
  quiet(reader.closed.promise.catch((err) => {
    branches[0].controller.fail(err);
    branches[1].controller.fail(err);
    if (!cancelled[0] || !cancelled[1]) cancelResult.resolve();
  }));
  return [branches[0].self, branches[1].self];
}

finish(ReadableStreamBYOBReader, ['closed', 'cancel', 'read', 'releaseLock']);
finish(ReadableStreamBYOBRequest, ['view', 'respond', 'respondWithNewView']);
finish(ReadableByteStreamController, ['byobRequest', 'desiredSize', 'close', 'enqueue', 'error']);

module.exports = {
  ReadableByteStreamController, ReadableStreamBYOBReader, ReadableStreamBYOBRequest, setUpFromSource, tee,
};
