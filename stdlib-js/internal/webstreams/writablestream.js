// WritableStream, its writer and its controller (WHATWG Streams, chapter 5).
const {
  Queue, attempt, checkOptions, codes, deferred, finish, handleFor, highWaterMarkOf, invalidState, isType, kInspect,
  kState, method, quiet, rejectedWith, setState, settledWith, show, sizeOf, stateOf,
} = require('internal/webstreams/util');

const CLOSE = Symbol('close');
const WRITABLE = 'WritableStream';
const WRITER = 'WritableStreamDefaultWriter';
const CONTROLLER = 'WritableStreamDefaultController';

class WritableStream {
  constructor(sink = {}, strategy = {}) {
    checkOptions(sink, 'sink');
    checkOptions(strategy, 'strategy');
    if (sink?.type !== undefined) throw new (codes().ERR_INVALID_ARG_VALUE.RangeError)('type', sink.type);
    const size = sizeOf(strategy);
    const highWaterMark = highWaterMarkOf(strategy, 1);
    const stream = initialize(this);
    setUp(stream, {
      start: method(sink, 'start', 'sink'),
      write: method(sink, 'write', 'sink'),
      close: method(sink, 'close', 'sink'),
      abort: method(sink, 'abort', 'sink'),
    }, highWaterMark, size);
  }

  get locked() {
    return stateOf(this, WRITABLE).writer !== undefined;
  }

  abort(reason = undefined) {
    try {
      const stream = stateOf(this, WRITABLE);
      if (stream.writer !== undefined) throw invalidState('WritableStream is locked');
      return abort(stream, reason);
    } catch (err) {
      return Promise.reject(err);
    }
  }

  close() {
    try {
      const stream = stateOf(this, WRITABLE);
      if (stream.writer !== undefined) throw invalidState('WritableStream is locked');
      if (isClosing(stream)) throw invalidState('Failure closing WritableStream');
      return close(stream);
    } catch (err) {
      return Promise.reject(err);
    }
  }

  getWriter() {
    stateOf(this, WRITABLE);
    return new WritableStreamDefaultWriter(this);
  }

  [kInspect](depth, options) {
    return show(this, depth, options, { locked: this.locked, state: this[kState].state });
  }
}

/** A stream record without a sink yet. */
function initialize(self) {
  const u = require('internal/streams/utils');
  const closed = deferred();
  quiet(closed.promise);
  const stream = setState(self, {
    type: WRITABLE,
    self: undefined,
    state: 'writable',
    controller: undefined,
    writer: undefined,
    storedError: undefined,
    // Promises of calls: those of write() that wait, and the ones that the sink works on.
    writeRequests: new Queue(),
    inFlightWrite: undefined,
    closeRequest: undefined,
    inFlightClose: undefined,
    pendingAbort: undefined,
    backpressure: false,
    closed,
  });
  Object.defineProperties(self, {
    [u.kIsClosedPromise]: { value: closed },
    [u.kIsErrored]: { get() { return stream.state === 'errored'; } },
    [u.kIsWritable]: { get() { return stream.state === 'writable'; } },
    [u.kControllerErrorFunction]: { value: (err) => { controllerError(stream.controller, err); }, writable: true },
  });
  return stream;
}

/** A stream over algorithms that are functions already. */
function createWritable(algorithms, highWaterMark = 1, size = () => 1) {
  const stream = initialize(Object.create(WritableStream.prototype));
  setUp(stream, algorithms, highWaterMark, size);
  return stream;
}

function isClosing(stream) {
  return stream.closeRequest !== undefined || stream.inFlightClose !== undefined;
}

function abort(stream, reason) {
  if (stream.state === 'closed' || stream.state === 'errored') return Promise.resolve();
  stream.controller.abortController.abort(reason);
  // Listeners may have changed everything.
  if (stream.state === 'closed' || stream.state === 'errored') return Promise.resolve();
  if (stream.pendingAbort !== undefined) return stream.pendingAbort.promise;
  const wasErroring = stream.state === 'erroring';
  const pending = deferred();
  pending.wasErroring = wasErroring;
  pending.reason = wasErroring ? undefined : reason;
  stream.pendingAbort = pending;
  if (!wasErroring) startErroring(stream, reason);
  return pending.promise;
}

function close(stream) {
  if (stream.state === 'closed' || stream.state === 'errored') {
    return Promise.reject(invalidState('WritableStream is closed'));
  }
  const request = deferred();
  stream.closeRequest = request;
  if (stream.writer !== undefined && stream.backpressure && stream.state === 'writable') {
    stream.writer.ready.resolve();
    stream.writer.readyPending = false;
  }
  const { controller } = stream;
  controller.queue.push(CLOSE, 0);
  advance(controller);
  return request.promise;
}

function startErroring(stream, reason) {
  const { controller, writer } = stream;
  stream.state = 'erroring';
  stream.storedError = reason;
  if (writer !== undefined) rejectReady(writer, reason);
  if (!hasInFlight(stream) && controller.started) finishErroring(stream);
}

function hasInFlight(stream) {
  return stream.inFlightWrite !== undefined || stream.inFlightClose !== undefined;
}

function rejectReady(writer, reason) {
  if (writer.readyPending) writer.ready.reject(reason);
  else writer.ready = rejectedWith(reason);
  writer.readyPending = false;
  quiet(writer.ready.promise);
}

function finishErroring(stream) {
  stream.state = 'errored';
  const { controller } = stream;
  controller.queue.reset();
  const reason = stream.storedError;
  while (stream.writeRequests.length > 0) stream.writeRequests.take().reject(reason);
  const pending = stream.pendingAbort;
  if (pending === undefined) {
    rejectCloseAndClosed(stream);
    return;
  }
  stream.pendingAbort = undefined;
  if (pending.wasErroring) {
    pending.reject(reason);
    rejectCloseAndClosed(stream);
    return;
  }
  const { algorithms } = controller;
  const result = algorithms.abort === undefined ? Promise.resolve() : attempt(algorithms.abort, pending.reason);
  clearAlgorithms(controller);
  result.then(() => {
    pending.resolve();
    rejectCloseAndClosed(stream);
  }, (err) => {
    pending.reject(err);
    rejectCloseAndClosed(stream);
  });
}

function rejectCloseAndClosed(stream) {
  const reason = stream.storedError;
  if (stream.closeRequest !== undefined) {
    stream.closeRequest.reject(reason);
    stream.closeRequest = undefined;
  }
  stream.closed.reject(reason);
  if (stream.writer !== undefined) {
    stream.writer.closed.reject(reason);
    quiet(stream.writer.closed.promise);
  }
}

/** A write or close of the sink failed. */
function dealWithRejection(stream, err) {
  if (stream.state === 'writable') startErroring(stream, err);
  else finishErroring(stream);
}

function updateBackpressure(stream, backpressure) {
  const { writer } = stream;
  if (writer !== undefined && backpressure !== stream.backpressure) {
    if (backpressure) {
      writer.ready = deferred();
      writer.readyPending = true;
    } else {
      writer.ready.resolve();
      writer.readyPending = false;
    }
  }
  stream.backpressure = backpressure;
}

class WritableStreamDefaultWriter {
  constructor(stream) {
    if (!isType(stream, WRITABLE)) {
      throw new (codes().ERR_INVALID_ARG_TYPE)('stream', 'WritableStream', stream);
    }
    const record = stream[kState];
    if (record.writer !== undefined) throw invalidState('WritableStream is locked');
    const writer = setState(this, { type: WRITER, stream: record, ready: undefined, readyPending: false, closed: undefined });
    record.writer = writer;
    const { state, storedError } = record;
    if (state === 'writable') {
      writer.readyPending = !isClosing(record) && record.backpressure;
      writer.ready = writer.readyPending ? deferred() : settledWith();
      writer.closed = deferred();
    } else if (state === 'erroring') {
      writer.ready = rejectedWith(storedError);
      writer.closed = deferred();
    } else if (state === 'closed') {
      writer.ready = settledWith();
      writer.closed = settledWith();
    } else {
      writer.ready = rejectedWith(storedError);
      writer.closed = rejectedWith(storedError);
    }
  }

  get closed() {
    try {
      return stateOf(this, WRITER).closed.promise;
    } catch (err) {
      return Promise.reject(err);
    }
  }

  get desiredSize() {
    return desiredSizeOf(attached(stateOf(this, WRITER)));
  }

  get ready() {
    try {
      return stateOf(this, WRITER).ready.promise;
    } catch (err) {
      return Promise.reject(err);
    }
  }

  abort(reason = undefined) {
    try {
      return abort(attached(stateOf(this, WRITER)), reason);
    } catch (err) {
      return Promise.reject(err);
    }
  }

  close() {
    try {
      const stream = attached(stateOf(this, WRITER));
      if (isClosing(stream)) throw invalidState('Failure to close WritableStream');
      return close(stream);
    } catch (err) {
      return Promise.reject(err);
    }
  }

  releaseLock() {
    const writer = stateOf(this, WRITER);
    if (writer.stream !== undefined) releaseWriter(writer);
  }

  write(chunk = undefined) {
    try {
      const writer = stateOf(this, WRITER);
      attached(writer);
      return write(writer, chunk);
    } catch (err) {
      return Promise.reject(err);
    }
  }

  [kInspect](depth, options) {
    const { stream } = this[kState];
    return show(this, depth, options, {
      stream: stream?.self,
      close: this.closed,
      ready: this.ready,
      desiredSize: stream === undefined ? null : desiredSizeOf(stream),
    });
  }
}

function attached(writer) {
  if (writer.stream === undefined) throw invalidState('Writer is not bound to a WritableStream');
  return writer.stream;
}

function desiredSizeOf(stream) {
  if (stream.state === 'errored' || stream.state === 'erroring') return null;
  return stream.state === 'closed' ? 0 : roomOf(stream.controller);
}

function releaseWriter(writer) {
  const { stream } = writer;
  const err = invalidState('Writer has been released');
  rejectReady(writer, err);
  if (stream.state === 'writable' || stream.state === 'erroring') writer.closed.reject(err);
  else writer.closed = rejectedWith(err);
  quiet(writer.closed.promise);
  stream.writer = undefined;
  writer.stream = undefined;
}

function write(writer, chunk) {
  const { stream } = writer;
  const { controller } = stream;
  const size = chunkSize(controller, chunk);
  if (stream !== writer.stream) return Promise.reject(invalidState('Mismatched WritableStreams'));
  if (stream.state === 'errored') return Promise.reject(stream.storedError);
  if (isClosing(stream) || stream.state === 'closed') return Promise.reject(invalidState('WritableStream is closed'));
  if (stream.state === 'erroring') return Promise.reject(stream.storedError);
  const request = deferred();
  stream.writeRequests.push(request, 0);
  try {
    controller.queue.push(chunk, size);
  } catch (err) {
    if (stream.state === 'writable') controllerError(controller, err);
    return request.promise;
  }
  if (!isClosing(stream) && stream.state === 'writable') updateBackpressure(stream, roomOf(controller) <= 0);
  advance(controller);
  return request.promise;
}

class WritableStreamDefaultController {
  constructor() {
    throw new (codes().ERR_ILLEGAL_CONSTRUCTOR)();
  }

  get signal() {
    return stateOf(this, CONTROLLER).abortController.signal;
  }

  error(error = undefined) {
    const controller = stateOf(this, CONTROLLER);
    if (controller.stream.state === 'writable') controllerError(controller, error);
  }

  [kInspect](depth, options) {
    return show(this, depth, options, { stream: this[kState].stream.self });
  }
}

function setUp(stream, algorithms, highWaterMark, size) {
  const controller = handleFor(WritableStreamDefaultController, {
    type: CONTROLLER,
    self: undefined,
    stream,
    queue: new Queue(),
    abortController: new AbortController(),
    started: false,
    highWaterMark,
    size,
    algorithms,
  });
  stream.controller = controller;
  updateBackpressure(stream, roomOf(controller) <= 0);
  const result = algorithms.start === undefined ? undefined : algorithms.start(controller.self);
  Promise.resolve(result).then(() => {
    controller.started = true;
    advance(controller);
  }, (err) => {
    controller.started = true;
    dealWithRejection(stream, err);
  });
  return controller;
}

function roomOf(controller) {
  return controller.highWaterMark - controller.queue.total;
}

function chunkSize(controller, chunk) {
  if (controller.size === undefined) return 1;
  try {
    return controller.size(chunk);
  } catch (err) {
    if (controller.stream.state === 'writable') controllerError(controller, err);
    return 1;
  }
}

function clearAlgorithms(controller) {
  controller.algorithms = {};
  controller.size = undefined;
}

function controllerError(controller, err) {
  const { stream } = controller;
  if (stream.state !== 'writable') return;
  clearAlgorithms(controller);
  startErroring(stream, err);
}

/** Gives the sink its next chunk, if it is free. */
function advance(controller) {
  const { stream, queue } = controller;
  if (!controller.started || stream.inFlightWrite !== undefined) return;
  if (stream.state === 'erroring') {
    finishErroring(stream);
    return;
  }
  if (queue.length === 0) return;
  const { value } = queue.peek();
  if (value === CLOSE) processClose(controller);
  else processWrite(controller, value);
}

function processClose(controller) {
  const { stream, queue, algorithms } = controller;
  stream.inFlightClose = stream.closeRequest;
  stream.closeRequest = undefined;
  queue.take();
  const result = algorithms.close === undefined ? Promise.resolve() : attempt(algorithms.close);
  clearAlgorithms(controller);
  result.then(() => {
    stream.inFlightClose.resolve();
    stream.inFlightClose = undefined;
    if (stream.state === 'erroring') {
      stream.storedError = undefined;
      if (stream.pendingAbort !== undefined) {
        stream.pendingAbort.resolve();
        stream.pendingAbort = undefined;
      }
    }
    stream.state = 'closed';
    if (stream.writer !== undefined) stream.writer.closed.resolve();
    stream.closed.resolve();
  }, (err) => {
    stream.inFlightClose.reject(err);
    stream.inFlightClose = undefined;
    if (stream.pendingAbort !== undefined) {
      stream.pendingAbort.reject(err);
      stream.pendingAbort = undefined;
    }
    dealWithRejection(stream, err);
  });
}

function processWrite(controller, chunk) {
  const { stream, queue, algorithms } = controller;
  stream.inFlightWrite = stream.writeRequests.take();
  const result = algorithms.write === undefined ? Promise.resolve() : attempt(algorithms.write, chunk, controller.self);
  result.then(() => {
    stream.inFlightWrite.resolve();
    stream.inFlightWrite = undefined;
    queue.take();
    if (!isClosing(stream) && stream.state === 'writable') updateBackpressure(stream, roomOf(controller) <= 0);
    advance(controller);
  }, (err) => {
    if (stream.state === 'writable') clearAlgorithms(controller);
    stream.inFlightWrite.reject(err);
    stream.inFlightWrite = undefined;
    dealWithRejection(stream, err);
  });
}

finish(WritableStream, ['locked', 'abort', 'close', 'getWriter']);
finish(WritableStreamDefaultWriter, ['closed', 'desiredSize', 'ready', 'abort', 'close', 'releaseLock', 'write']);
finish(WritableStreamDefaultController, ['signal', 'error']);

module.exports = {
  WritableStream, WritableStreamDefaultController, WritableStreamDefaultWriter,
  // For readable-pipe.js and transformstream.js.
  abort, close, controllerError, createWritable, isClosing, write,
};
