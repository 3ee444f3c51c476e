// ReadableStream, its default reader and its default controller (WHATWG Streams, chapter 4).
// Byte streams, tee, pipes and iteration are in files of their own.
const {
  Queue, attempt, checkOptions, codes, deferred, finish, handleFor, highWaterMarkOf, invalidState, isType, kInspect,
  kState, method, quiet, rejectedWith, setState, settledWith, show, sizeOf, stateOf,
} = require('internal/webstreams/util');

const READABLE = 'ReadableStream';
const READER = 'ReadableStreamDefaultReader';
const { PullingController } = require('internal/webstreams/pulling');
const CONTROLLER = 'ReadableStreamDefaultController';
const bytes = () => require('internal/webstreams/readablebytestream');

class ReadableStream {
  constructor(source = {}, strategy = {}) {
    checkOptions(source, 'source');
    checkOptions(strategy, 'strategy');
    const stream = initialize(this);
    const type = source.type;
    if (`${type}` === 'bytes') {
      if (strategy?.size !== undefined) {
        throw new (codes().ERR_INVALID_ARG_VALUE.RangeError)('strategy.size', strategy.size);
      }
      bytes().setUpFromSource(stream, source, highWaterMarkOf(strategy, 0));
      return;
    }
    if (type !== undefined) throw new (codes().ERR_INVALID_ARG_VALUE)('source.type', type);
    const size = sizeOf(strategy);
    const highWaterMark = highWaterMarkOf(strategy, 1);
    setUp(stream, {
      start: source.start === undefined ? undefined : (controller) => source.start(controller),
      pull: method(source, 'pull', 'source'),
      cancel: method(source, 'cancel', 'source'),
    }, highWaterMark, size);
  }

  static from(iterable) {
    return require('internal/webstreams/readable-more').from(iterable);
  }

  get locked() {
    return stateOf(this, READABLE).reader !== undefined;
  }

  cancel(reason = undefined) {
    try {
      const stream = stateOf(this, READABLE);
      if (stream.reader !== undefined) throw invalidState('ReadableStream is locked');
      return cancel(stream, reason);
    } catch (err) {
      return Promise.reject(err);
    }
  }

  getReader(options = {}) {
    stateOf(this, READABLE);
    checkOptions(options, 'options');
    const mode = options?.mode;
    if (mode === undefined) return new ReadableStreamDefaultReader(this);
    if (`${mode}` !== 'byob') throw new (codes().ERR_INVALID_ARG_VALUE)('options.mode', mode);
    return new (bytes().ReadableStreamBYOBReader)(this);
  }

  pipeThrough(transform, options = {}) {
    const stream = stateOf(this, READABLE);
    const readable = transform?.readable;
    if (!isType(readable, READABLE)) {
      throw new (codes().ERR_INVALID_ARG_TYPE)('transform.readable', 'ReadableStream', readable);
    }
    const writable = transform?.writable;
    if (!isType(writable, 'WritableStream')) {
      throw new (codes().ERR_INVALID_ARG_TYPE)('transform.writable', 'WritableStream', writable);
    }
    checkOptions(options, 'options');
    const flags = pipeFlags(options);
    if (stream.reader !== undefined) throw invalidState('The ReadableStream is locked');
    if (writable[kState].writer !== undefined) throw invalidState('The WritableStream is locked');
    quiet(require('internal/webstreams/readable-pipe')(stream, writable[kState], flags));
    return readable;
  }

  pipeTo(destination, options = {}) {
    try {
      const stream = stateOf(this, READABLE);
      if (!isType(destination, 'WritableStream')) {
        throw new (codes().ERR_INVALID_ARG_TYPE)('transform.writable', 'WritableStream', destination);
      }
      checkOptions(options, 'options');
      const flags = pipeFlags(options);
      if (stream.reader !== undefined) throw invalidState('The ReadableStream is locked');
      if (destination[kState].writer !== undefined) throw invalidState('The WritableStream is locked');
      return require('internal/webstreams/readable-pipe')(stream, destination[kState], flags);
    } catch (err) {
      return Promise.reject(err);
    }
  }

  tee() {
    const stream = stateOf(this, READABLE);
    if (stream.reader !== undefined) throw invalidState('ReadableStream is locked');
    return require('internal/webstreams/readable-more').tee(stream);
  }

  values(options = {}) {
    stateOf(this, READABLE);
    checkOptions(options, 'options');
    return require('internal/webstreams/readable-more').values(this, !!options?.preventCancel);
  }

  [kInspect](depth, options) {
    return show(this, depth, options, {
      locked: this.locked, state: this[kState].state, supportsBYOB: this[kState].controller.isBytes,
    });
  }
}
Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, {
  value: ReadableStream.prototype.values, writable: true, configurable: true,
});

function pipeFlags(options) {
  const preventAbort = !!options?.preventAbort;
  const preventCancel = !!options?.preventCancel;
  const preventClose = !!options?.preventClose;
  const signal = options?.signal;
  if (signal !== undefined) require('internal/validators').validateAbortSignal(signal, 'options.signal');
  return { preventAbort, preventCancel, preventClose, signal };
}

/** A stream record without a source yet. */
function initialize(self) {
  const u = require('internal/streams/utils');
  const closed = deferred();
  quiet(closed.promise);
  const stream = setState(self, {
    type: READABLE,
    self: undefined,
    state: 'readable',
    controller: undefined,
    reader: undefined,
    storedError: undefined,
    disturbed: false,
    closed,
  });
  Object.defineProperties(self, {
    [u.kIsClosedPromise]: { value: closed },
    [u.kIsDisturbed]: { get() { return stream.disturbed; } },
    [u.kIsErrored]: { get() { return stream.state === 'errored'; } },
    [u.kIsReadable]: { get() { return stream.state === 'readable'; } },
    [u.kControllerErrorFunction]: { value: (err) => { stream.controller.fail(err); }, writable: true },
  });
  return stream;
}

/** A stream over algorithms that are functions already. */
function createReadable(algorithms, highWaterMark = 1, size = () => 1) {
  const stream = initialize(Object.create(ReadableStream.prototype));
  setUp(stream, algorithms, highWaterMark, size);
  return stream;
}

function cancel(stream, reason) {
  stream.disturbed = true;
  if (stream.state === 'closed') return Promise.resolve();
  if (stream.state === 'errored') return Promise.reject(stream.storedError);
  closeStream(stream);
  const { reader } = stream;
  if (reader !== undefined && reader.isByob) {
    while (reader.requests.length > 0) reader.requests.take().close(undefined);
  }
  return stream.controller.cancel(reason).then(() => undefined);
}

function closeStream(stream) {
  stream.state = 'closed';
  stream.closed.resolve();
  const { reader } = stream;
  if (reader === undefined) return;
  reader.closed.resolve();
  if (reader.isByob) return;
  const requests = reader.requests;
  reader.requests = new Queue();
  while (requests.length > 0) requests.take().close();
}

function errorStream(stream, err) {
  stream.state = 'errored';
  stream.storedError = err;
  stream.closed.reject(err);
  const { reader } = stream;
  if (reader === undefined) return;
  reader.closed.reject(err);
  quiet(reader.closed.promise);
  failRequests(reader, err);
}

function failRequests(reader, err) {
  const { requests } = reader;
  reader.requests = new Queue();
  while (requests.length > 0) requests.take().error(err);
}

/** Binds a reader's record to the stream. */
function attach(self, type, isByob, stream) {
  const record = stream[kState];
  if (record.reader !== undefined) throw invalidState('ReadableStream is locked');
  const reader = setState(self, { type, isByob, stream: record, requests: new Queue(), closed: undefined });
  record.reader = reader;
  if (record.state === 'readable') reader.closed = deferred();
  else if (record.state === 'closed') reader.closed = settledWith();
  else reader.closed = rejectedWith(record.storedError);
  return reader;
}

function release(reader) {
  const { stream } = reader;
  const err = invalidState('Reader released');
  if (stream.state === 'readable') reader.closed.reject(err);
  else reader.closed = rejectedWith(err);
  quiet(reader.closed.promise);
  stream.controller.released();
  stream.reader = undefined;
  reader.stream = undefined;
}

function closedOf(self, type) {
  try {
    return stateOf(self, type).closed.promise;
  } catch (err) {
    return Promise.reject(err);
  }
}

function cancelOf(self, type, reason) {
  try {
    const reader = stateOf(self, type);
    if (reader.stream === undefined) throw invalidState('The reader is not attached to a stream');
    return cancel(reader.stream, reason);
  } catch (err) {
    return Promise.reject(err);
  }
}

class ReadableStreamDefaultReader {
  constructor(stream) {
    if (!isType(stream, READABLE)) {
      throw new (codes().ERR_INVALID_ARG_TYPE)('stream', 'ReadableStream', stream);
    }
    attach(this, READER, false, stream);
  }

  read() {
    try {
      const reader = stateOf(this, READER);
      if (reader.stream === undefined) throw invalidState('The reader is not attached to a stream');
      const { promise, resolve, reject } = deferred();
      read(reader, {
        chunk: (value) => resolve({ value, done: false }),
        close: () => resolve({ value: undefined, done: true }),
        error: reject,
      });
      return promise;
    } catch (err) {
      return Promise.reject(err);
    }
  }

  releaseLock() {
    const reader = stateOf(this, READER);
    if (reader.stream === undefined) return;
    release(reader);
    failRequests(reader, invalidState('Releasing reader'));
  }

  get closed() {
    return closedOf(this, READER);
  }

  cancel(reason = undefined) {
    return cancelOf(this, READER, reason);
  }

  [kInspect](depth, options) {
    const { stream, requests } = this[kState];
    return show(this, depth, options, { stream: stream?.self, readRequests: requests.length, close: this.closed });
  }
}

/** Reads for a request: { chunk(value), close(), error(err) }. */
function read(reader, request) {
  const { stream } = reader;
  stream.disturbed = true;
  if (stream.state === 'closed') request.close();
  else if (stream.state === 'errored') request.error(stream.storedError);
  else stream.controller.pullFor(request);
}

class ReadableStreamDefaultController {
  constructor() {
    throw new (codes().ERR_ILLEGAL_CONSTRUCTOR)();
  }

  get desiredSize() {
    return stateOf(this, CONTROLLER).room();
  }

  close() {
    const controller = stateOf(this, CONTROLLER);
    if (!controller.open()) throw invalidState('Controller is already closed');
    controller.close();
  }

  enqueue(chunk = undefined) {
    const controller = stateOf(this, CONTROLLER);
    if (!controller.open()) throw invalidState('Controller is already closed');
    controller.enqueue(chunk);
  }

  error(error = undefined) {
    stateOf(this, CONTROLLER).fail(error);
  }

  [kInspect](depth, options) {
    return show(this, depth, options, {});
  }
}

/** The record of a default controller. */
class DefaultController extends PullingController {
  constructor(stream, algorithms, highWaterMark, size) {
    super(stream, algorithms, highWaterMark);
    this.type = CONTROLLER;
    this.self = undefined;
    this.isBytes = false;
    this.queue = new Queue();
    this.size = size;
  }

  queued() {
    return this.queue.total;
  }

  clear() {
    this.algorithms = {};
    this.size = undefined;
  }

  close() {
    if (!this.open()) return;
    this.closeRequested = true;
    if (this.queue.length > 0) return;
    this.clear();
    closeStream(this.stream);
  }

  enqueue(chunk) {
    if (!this.open()) return;
    const { reader } = this.stream;
    if (reader !== undefined && reader.requests.length > 0) {
      reader.requests.take().chunk(chunk);
    } else {
      try {
        this.queue.push(chunk, this.size(chunk));
      } catch (err) {
        this.fail(err);
        throw err;
      }
    }
    this.pullIfNeeded();
  }

  fail(err) {
    if (this.stream.state !== 'readable') return;
    this.queue.reset();
    this.clear();
    errorStream(this.stream, err);
  }

  pullFor(request) {
    const { queue, stream } = this;
    if (queue.length === 0) {
      stream.reader.requests.push(request, 0);
      this.pullIfNeeded();
      return;
    }
    const chunk = queue.take();
    if (this.closeRequested && queue.length === 0) {
      this.clear();
      closeStream(stream);
    } else {
      this.pullIfNeeded();
    }
    request.chunk(chunk);
  }

  cancel(reason) {
    this.queue.reset();
    const { cancel: algorithm } = this.algorithms;
    const result = algorithm === undefined ? Promise.resolve() : attempt(algorithm, reason);
    this.clear();
    return result;
  }

  released() {}
}

function setUp(stream, algorithms, highWaterMark, size) {
  const controller = handleFor(ReadableStreamDefaultController,
                               new DefaultController(stream, algorithms, highWaterMark, size));
  stream.controller = controller;
  startController(controller, algorithms);
  return controller;
}

function startController(controller, { start }) {
  const result = start === undefined ? undefined : start(controller.self);
  Promise.resolve(result).then(() => {
    controller.started = true;
    controller.pullIfNeeded();
  }, (err) => controller.fail(err));
}

finish(ReadableStream, ['locked', 'cancel', 'getReader', 'pipeThrough', 'pipeTo', 'tee', 'values']);
Object.defineProperty(ReadableStream, 'from', { enumerable: true });
finish(ReadableStreamDefaultReader, ['closed', 'cancel', 'read', 'releaseLock']);
finish(ReadableStreamDefaultController, ['desiredSize', 'close', 'enqueue', 'error']);

module.exports = {
  ReadableStream, ReadableStreamDefaultController, ReadableStreamDefaultReader,
  get ReadableByteStreamController() { return bytes().ReadableByteStreamController; },
  get ReadableStreamBYOBReader() { return bytes().ReadableStreamBYOBReader; },
  get ReadableStreamBYOBRequest() { return bytes().ReadableStreamBYOBRequest; },
  // For the other files here.
  READABLE, attach, cancel, cancelOf, closeStream, closedOf, createReadable, errorStream, failRequests, initialize, read,
  release, startController,
};
