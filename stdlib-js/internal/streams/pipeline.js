// pipeline(): connects stages of any kind, and ends all of them when one fails.
const u = require('internal/streams/utils');
const { eos } = require('internal/streams/end-of-stream');
const destroyImpl = require('internal/streams/destroy');
const { codes, nop } = require('internal/streams/state');

const PREMATURE = 'ERR_STREAM_PREMATURE_CLOSE';

/** pipeline(...stages, callback) */
function pipeline(...stages) {
  const callback = stages.pop();
  require('internal/validators').validateFunction(callback, 'streams[stream.length - 1]');
  let called = false;
  return pipelineImpl(stages, (...args) => {
    if (called) return;
    called = true;
    callback(...args);
  });
}

/** The promise face. */
function pipelinePromise(...stages) {
  return new Promise((resolve, reject) => {
    let options;
    const last = stages[stages.length - 1];
    if (last && typeof last === 'object' && !u.isNodeStream(last) && !u.isIterable(last) && !u.isWebStream(last)) {
      options = stages.pop();
    }
    pipelineImpl(stages, (err, value) => {
      if (err) reject(err);
      else resolve(value);
    }, options);
  });
}

function validateOptions(options) {
  require('internal/validators').validateAbortSignal(options?.signal, 'options.signal');
}

/** @param {{ signal?: AbortSignal, end?: boolean }} [options] */
function pipelineImpl(stages, callback, options) {
  if (stages.length === 1 && Array.isArray(stages[0])) stages = stages[0];
  if (stages.length < 2) throw new (codes().ERR_MISSING_ARGS)('streams');
  validateOptions(options);
  return new Run(stages, callback, options).start();
}

/** One pipeline under way. */
function Run(stages, callback, options) {
  this.stages = stages;
  this.callback = callback;
  this.outerSignal = options?.signal;
  this.endsLast = options?.end !== false;
  this.controller = null;
  this.error = undefined;
  this.value = undefined;
  // How many connections have yet to report their end.
  this.open = 0;
  this.destroys = [];
  // What to take off the last stage when all went well: it lives on.
  this.lastCleanups = [];
  this.stopListening = nop;
  this.finish = (err) => this.settle(err, --this.open === 0);
  this.fail = (err) => this.settle(err, false);
}

Run.prototype.signal = function() {
  this.controller ??= new AbortController();
  return this.controller.signal;
};

Run.prototype.settle = function(err, final) {
  if (err && (!this.error || this.error.code === PREMATURE)) this.error = err;
  if (!this.error && !final) return;
  const { destroys } = this;
  this.destroys = [];
  for (let i = 0; i < destroys.length; i++) destroys[i](this.error);
  this.stopListening();
  if (this.controller !== null) this.controller.abort();
  if (!final) return;
  if (!this.error) this.lastCleanups.forEach((fn) => fn());
  process.nextTick(this.callback, this.error, this.value);
};

Run.prototype.start = function() {
  const { stages, outerSignal } = this;
  const abort = () => {
    const { AbortError } = require('internal/errors');
    this.settle(new AbortError(undefined, { cause: outerSignal?.reason }), false);
  };
  if (outerSignal) this.stopListening = require('internal/streams/add-abort-signal').listenAbort(outerSignal, abort);

  let output;
  for (let i = 0; i < stages.length; i++) {
    const stage = stages[i];
    const isLast = i === stages.length - 1;
    const end = !isLast || this.endsLast;
    if (u.isNodeStream(stage)) this.watch(stage, i > 0, !isLast, end);
    if (i === 0) output = this.source(stage);
    else if (typeof stage === 'function') output = this.throughFunction(output, stage, i, isLast, end);
    else if (u.isNodeStream(stage)) output = this.intoNodeStream(output, stage, isLast, end);
    else if (u.isWebStream(stage)) output = this.intoWebStream(output, stage, end);
    else output = require('internal/streams/duplex').from(stage);
  }
  if (outerSignal?.aborted || this.controller?.signal.aborted) process.nextTick(abort);
  return output;
};

/** Sees to it that `stage` dies with the pipeline, and the pipeline of its errors. */
Run.prototype.watch = function(stage, writing, reading, end) {
  const isLastReadable = !reading && u.isReadable(stage);
  if (end) {
    const cleanup = this.destroyLater(stage, reading, writing);
    if (isLastReadable) this.lastCleanups.push(cleanup);
  }
  const onerror = (err) => {
    if (err && err.name !== 'AbortError' && err.code !== PREMATURE) this.fail(err);
  };
  stage.on('error', onerror);
  if (isLastReadable) this.lastCleanups.push(() => stage.removeListener('error', onerror));
};

Run.prototype.destroyLater = function(stream, readable, writable) {
  let finished = false;
  stream.on('close', () => { finished = true; });
  const cleanup = eos(stream, { readable, writable }, (err) => { finished = !err; });
  this.destroys.push((err) => {
    if (finished) return;
    finished = true;
    destroyImpl.destroyer(stream, err || new (codes().ERR_STREAM_DESTROYED)('pipe'));
  });
  return cleanup;
};

Run.prototype.source = function(stage) {
  if (typeof stage === 'function') {
    const output = stage({ signal: this.signal() });
    if (!u.isIterable(output)) {
      throw new (codes().ERR_INVALID_RETURN_VALUE)('Iterable, AsyncIterable or Stream', 'source', output);
    }
    return output;
  }
  if (u.isIterable(stage) || u.isReadableNodeStream(stage) || u.isTransformStream(stage)) return stage;
  return require('internal/streams/duplex').from(stage);
};

Run.prototype.throughFunction = function(input, stage, index, isLast, end) {
  const iterable = asAsyncIterable(u.isTransformStream(input) ? input?.readable : input);
  const output = stage(iterable, { signal: this.signal() });
  if (!isLast) {
    if (!u.isIterable(output, true)) {
      throw new (codes().ERR_INVALID_RETURN_VALUE)('AsyncIterable', `transform[${index - 1}]`, output);
    }
    return output;
  }

  // The caller gets a stream, whatever the last function gives.
  const PassThrough = require('internal/streams/passthrough');
  const stream = new PassThrough({ objectMode: true });
  const then = output?.then; // Looked at once, as a promise would do.
  if (typeof then === 'function') {
    this.open++;
    then.call(output, (value) => {
      this.value = value;
      if (value != null) stream.write(value);
      if (end) stream.end();
      process.nextTick(this.finish);
    }, (err) => {
      stream.destroy(err);
      process.nextTick(this.finish, err);
    });
  } else if (u.isIterable(output, true)) {
    this.open++;
    pumpToNode(output, stream, this.finish, end);
  } else if (u.isReadableStream(output) || u.isTransformStream(output)) {
    this.open++;
    pumpToNode(output.readable || output, stream, this.finish, end);
  } else {
    throw new (codes().ERR_INVALID_RETURN_VALUE)('AsyncIterable or Promise', 'destination', output);
  }
  this.lastCleanups.push(this.destroyLater(stream, false, true));
  return stream;
};

Run.prototype.intoNodeStream = function(input, stage, isLast, end) {
  if (u.isReadableNodeStream(input)) {
    if (u.isClosed(stage) || u.isDestroyed(stage)) throw new (codes().ERR_STREAM_UNABLE_TO_PIPE)();
    this.open += 2;
    const cleanup = this.pipe(input, stage, end);
    if (isLast && u.isReadable(stage)) this.lastCleanups.push(cleanup);
  } else if (u.isTransformStream(input) || u.isReadableStream(input)) {
    this.open++;
    pumpToNode(input.readable || input, stage, this.finish, end);
  } else if (u.isIterable(input)) {
    this.open++;
    pumpToNode(input, stage, this.finish, end);
  } else {
    throw notReadable(input);
  }
  return stage;
};

Run.prototype.intoWebStream = function(input, stage, end) {
  if (u.isReadableNodeStream(input)) {
    this.open++;
    pumpToWeb(asAsyncIterable(input), stage, this.finish, end);
  } else if (u.isReadableStream(input) || u.isIterable(input)) {
    this.open++;
    pumpToWeb(input, stage, this.finish, end);
  } else if (u.isTransformStream(input)) {
    this.open++;
    pumpToWeb(input.readable, stage, this.finish, end);
  } else {
    throw notReadable(input);
  }
  return stage;
};

/** Pipes one Node stream into the next; reports twice, once for each side. */
Run.prototype.pipe = function(src, dst, end) {
  const { finish, fail } = this;
  let ended = false;
  dst.on('close', () => {
    // Closed before we ended it: nobody would ever hear of that otherwise.
    if (!ended) fail(new (codes().ERR_STREAM_PREMATURE_CLOSE)());
  });
  src.pipe(dst, { end: false });
  if (end) {
    const endDest = () => {
      ended = true;
      dst.end();
    };
    if (u.isReadableFinished(src)) process.nextTick(endDest);
    else src.once('end', endDest);
  } else {
    finish();
  }
  eos(src, { readable: true, writable: false }, (err) => {
    const r = src._readableState;
    if (err && err.code === PREMATURE && r && r.ended && !r.errored && !r.errorEmitted) {
      // All chunks are here and wait to be read: 'end' is still to come, also of streams that close first.
      src.once('end', finish).once('error', finish);
    } else {
      finish(err);
    }
  });
  return eos(dst, { readable: false, writable: true }, finish);
};

function notReadable(value) {
  return new (codes().ERR_INVALID_ARG_TYPE)(
    'val', ['Readable', 'Iterable', 'AsyncIterable', 'ReadableStream', 'TransformStream'], value);
}

function asAsyncIterable(value) {
  if (u.isIterable(value)) return value;
  if (u.isReadableNodeStream(value)) return fromReadable(value);
  throw notReadable(value);
}

async function* fromReadable(stream) {
  yield* require('internal/streams/readable').prototype[Symbol.asyncIterator].call(stream);
}

async function pumpToNode(iterable, writable, finish, end) {
  let error;
  let wake = null;
  const resume = (err) => {
    if (err) error = err;
    if (wake === null) return;
    const resolve = wake;
    wake = null;
    resolve();
  };
  const wait = async () => {
    if (!error) await new Promise((resolve) => { wake = resolve; });
    if (error) throw error;
  };
  writable.on('drain', resume);
  const cleanup = eos(writable, { readable: false }, resume);
  try {
    if (writable.writableNeedDrain) await wait();
    for await (const chunk of iterable) {
      if (!writable.write(chunk)) await wait();
    }
    if (end) {
      writable.end();
      await wait();
    }
    finish();
  } catch (err) {
    finish(error !== err ? require('internal/errors').aggregateTwoErrors(error, err) : err);
  } finally {
    cleanup();
    writable.off('drain', resume);
  }
}

async function pumpToWeb(readable, stage, finish, end) {
  const writer = (u.isTransformStream(stage) ? stage.writable : stage).getWriter();
  try {
    for await (const chunk of readable) {
      await writer.ready;
      writer.write(chunk).catch(nop);
    }
    await writer.ready;
    if (end) await writer.close();
    finish();
  } catch (err) {
    try {
      await writer.abort(err);
      finish(err);
    } catch (err) {
      finish(err);
    }
  }
}

module.exports = { pipeline, pipelinePromise };
