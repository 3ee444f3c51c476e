// TransformStream and its controller (WHATWG Streams, chapter 6).
const {
  attempt, checkOptions, codes, deferred, finish, handleFor, highWaterMarkOf, invalidState, kInspect, kState, method,
  setState, show, sizeOf, stateOf,
} = require('internal/webstreams/util');
const { createReadable } = require('internal/webstreams/readablestream');
const { controllerError, createWritable } = require('internal/webstreams/writablestream');

const TRANSFORM = 'TransformStream';
const CONTROLLER = 'TransformStreamDefaultController';

class TransformStream {
  constructor(transformer = {}, writableStrategy = {}, readableStrategy = {}) {
    checkOptions(transformer, 'transformer');
    checkOptions(writableStrategy, 'strategy');
    checkOptions(readableStrategy, 'strategy');
    for (const name of ['readableType', 'writableType']) {
      if (transformer[name] !== undefined) {
        throw new (codes().ERR_INVALID_ARG_VALUE.RangeError)(`transformer.${name}`, transformer[name]);
      }
    }
    const readableMark = highWaterMarkOf(readableStrategy, 0);
    const readableSize = sizeOf(readableStrategy);
    const writableMark = highWaterMarkOf(writableStrategy, 1);
    const writableSize = sizeOf(writableStrategy);
    const start = method(transformer, 'start', 'transformer');
    const algorithms = {
      transform: method(transformer, 'transform', 'transformer'),
      flush: method(transformer, 'flush', 'transformer'),
      cancel: method(transformer, 'cancel', 'transformer'),
    };
    const started = deferred();
    const stream = setState(this, {
      type: TRANSFORM,
      self: undefined,
      readable: undefined,
      writable: undefined,
      controller: undefined,
      backpressure: undefined,
      backpressureChange: undefined,
    });
    stream.controller = handleFor(TransformStreamDefaultController, {
      type: CONTROLLER, self: undefined, stream, algorithms, finishing: undefined,
    });
    stream.writable = createWritable({
      start: () => started.promise,
      write: (chunk) => sinkWrite(stream, chunk),
      close: () => sinkClose(stream),
      abort: (reason) => sinkAbort(stream, reason),
    }, writableMark, writableSize);
    stream.readable = createReadable({
      start: () => started.promise,
      pull() {
        setBackpressure(stream, false);
        return stream.backpressureChange.promise;
      },
      cancel: (reason) => sourceCancel(stream, reason),
    }, readableMark, readableSize);
    setBackpressure(stream, true);
    started.resolve(start === undefined ? undefined : start(stream.controller.self));
  }

  get readable() {
    return stateOf(this, TRANSFORM).readable.self;
  }

  get writable() {
    return stateOf(this, TRANSFORM).writable.self;
  }

  [kInspect](depth, options) {
    const { readable, writable, backpressure } = this[kState];
    return show(this, depth, options, { readable: readable?.self, writable: writable?.self, backpressure });
  }
}

function setBackpressure(stream, value) {
  if (stream.backpressureChange !== undefined) stream.backpressureChange.resolve();
  stream.backpressureChange = deferred();
  stream.backpressure = value;
}

/** Errors both sides. */
function fail(stream, err) {
  stream.readable.controller.fail(err);
  failWriting(stream, err);
}

function failWriting(stream, err) {
  stream.controller.algorithms = {};
  controllerError(stream.writable.controller, err);
  unblock(stream);
}

function unblock(stream) {
  if (stream.backpressure) setBackpressure(stream, false);
}

async function sinkWrite(stream, chunk) {
  if (stream.backpressure) {
    await stream.backpressureChange.promise;
    if (stream.writable.state === 'erroring') throw stream.writable.storedError;
  }
  const { controller } = stream;
  const { transform } = controller.algorithms;
  try {
    if (transform !== undefined) await attempt(transform, chunk, controller.self);
    else enqueue(controller, chunk);
  } catch (err) {
    fail(stream, err);
    throw err;
  }
}

/** Runs a last algorithm once, whichever side asks for it; `after` sees its end. */
function finishOnce(controller, algorithm, argument, onEnd, onError) {
  if (controller.finishing !== undefined) return controller.finishing.promise;
  const finishing = controller.finishing = deferred();
  const result = algorithm === undefined ? Promise.resolve() : attempt(algorithm, argument);
  controller.algorithms = {};
  result.then(() => {
    try {
      onEnd();
      finishing.resolve();
    } catch (err) {
      finishing.reject(err);
    }
  }, (err) => {
    onError(err);
    finishing.reject(err);
  });
  return finishing.promise;
}

function sinkClose(stream) {
  const { controller, readable } = stream;
  return finishOnce(controller, controller.algorithms.flush, controller.self, () => {
    if (readable.state === 'errored') throw readable.storedError;
    readable.controller.close();
  }, (err) => readable.controller.fail(err));
}

function sinkAbort(stream, reason) {
  const { controller, readable } = stream;
  return finishOnce(controller, controller.algorithms.cancel, reason, () => {
    if (readable.state === 'errored') throw readable.storedError;
    readable.controller.fail(reason);
  }, (err) => readable.controller.fail(err));
}

function sourceCancel(stream, reason) {
  const { controller, writable } = stream;
  return finishOnce(controller, controller.algorithms.cancel, reason, () => {
    if (writable.state === 'errored') throw writable.storedError;
    controllerError(writable.controller, reason);
    unblock(stream);
  }, (err) => {
    controllerError(writable.controller, err);
    unblock(stream);
  });
}

function enqueue(controller, chunk) {
  const { stream } = controller;
  const readable = stream.readable.controller;
  if (!readable.open()) throw invalidState('Unable to enqueue');
  try {
    readable.enqueue(chunk);
  } catch (err) {
    failWriting(stream, err);
    throw stream.readable.storedError;
  }
  const backpressure = !readable.wantsPull();
  if (backpressure !== stream.backpressure) setBackpressure(stream, true);
}

class TransformStreamDefaultController {
  constructor() {
    throw new (codes().ERR_ILLEGAL_CONSTRUCTOR)();
  }

  get desiredSize() {
    return stateOf(this, CONTROLLER).stream.readable.controller.room();
  }

  enqueue(chunk = undefined) {
    enqueue(stateOf(this, CONTROLLER), chunk);
  }

  error(reason = undefined) {
    fail(stateOf(this, CONTROLLER).stream, reason);
  }

  terminate() {
    const { stream } = stateOf(this, CONTROLLER);
    stream.readable.controller.close();
    failWriting(stream, invalidState('TransformStream has been terminated'));
  }

  [kInspect](depth, options) {
    return show(this, depth, options, { stream: this[kState].stream.self });
  }
}

finish(TransformStream, ['readable', 'writable']);
finish(TransformStreamDefaultController, ['desiredSize', 'enqueue', 'error', 'terminate']);

module.exports = { TransformStream, TransformStreamDefaultController };
