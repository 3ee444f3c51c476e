// ReadableStream.from, tee and iteration.
const {
  ReadableStreamDefaultReader, cancel, createReadable, read, release,
} = require('internal/webstreams/readablestream');
const { codes, deferred, kState, quiet } = require('internal/webstreams/util');

/** ReadableStream.from(iterable) */
function from(iterable) {
  const make = iterable?.[Symbol.asyncIterator] ?? iterable?.[Symbol.iterator];
  if (typeof make !== 'function') throw new (codes().ERR_ARG_NOT_ITERABLE)(iterable);
  const iterator = make.call(iterable);
  if (iterator === null || typeof iterator !== 'object' && typeof iterator !== 'function') {
    throw new (codes().ERR_INVALID_STATE.TypeError)('The iterator method must return an object');
  }
  const checked = (result, name) => {
    if (result === null || typeof result !== 'object') {
      throw new (codes().ERR_INVALID_STATE.TypeError)(`The promise returned by the iterator.${name}() method must fulfill with an object`);
    }
    return result;
  };
  const stream = createReadable({
    async pull() {
      const { done, value } = checked(await iterator.next(), 'next');
      if (done) stream.controller.close();
      else stream.controller.enqueue(await value);
    },
    async cancel(reason) {
      const { return: end } = iterator;
      if (end !== undefined && end !== null) checked(await end.call(iterator, reason), 'return');
    },
  }, 0);
  return stream.self;
}

/** Two streams with the chunks of one. */
function tee(stream) {
  if (stream.controller.isBytes) return require('internal/webstreams/readablebytestream').tee(stream);
  const reader = new ReadableStreamDefaultReader(stream.self)[kState];
  let reading = false;
  let again = false;
  const cancelled = [false, false];
  const reasons = [undefined, undefined];
  const cancelResult = deferred();

  function pull() {
    if (reading) {
      again = true;
      return Promise.resolve();
    }
    reading = true;
    read(reader, {
      chunk(value) {
        // Late, so that an error on the way reaches the branches before the chunk.
        queueMicrotask(() => {
          again = false;
          for (const i of [0, 1]) if (!cancelled[i]) branches[i].controller.enqueue(value);
          reading = false;
          if (again) pull();
        });
      },
      close() {
        reading = false;
        for (const i of [0, 1]) if (!cancelled[i]) branches[i].controller.close();
        if (!cancelled[0] || !cancelled[1]) cancelResult.resolve();
      },
      error() { reading = false; },
    });
    return Promise.resolve();
  }
  const cancelBranch = (i) => (reason) => {
    cancelled[i] = true;
    reasons[i] = reason;
    if (cancelled[1 - i]) cancelResult.resolve(cancel(stream, reasons.slice()));
    return cancelResult.promise;
  };
  const branches = [createReadable({ pull, cancel: cancelBranch(0) }), createReadable({ pull, cancel: cancelBranch(1) })];
  quiet(reader.closed.promise.catch((err) => {
    branches[0].controller.fail(err);
    branches[1].controller.fail(err);
    if (!cancelled[0] || !cancelled[1]) cancelResult.resolve();
  }));
  return [branches[0].self, branches[1].self];
}

const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

/** The async iterator of a stream; leaving the loop cancels the stream unless `preventCancel`. */
function values(self, preventCancel) {
  const reader = new ReadableStreamDefaultReader(self)[kState];
  let done = false;
  // Calls wait for the calls before them.
  let last;

  function next() {
    if (done) return Promise.resolve({ done: true, value: undefined });
    const { promise, resolve, reject } = deferred();
    if (reader.stream === undefined) {
      reject(new (codes().ERR_INVALID_STATE.TypeError)('The reader is not bound to a ReadableStream'));
      return promise;
    }
    read(reader, {
      chunk: (value) => resolve({ value, done: false }),
      close() {
        done = true;
        release(reader);
        resolve({ done: true, value: undefined });
      },
      error(err) {
        done = true;
        release(reader);
        reject(err);
      },
    });
    return promise;
  }

  async function end(value) {
    if (done) return { done: true, value };
    done = true;
    if (reader.stream === undefined) {
      throw new (codes().ERR_INVALID_STATE.TypeError)('The reader is not bound to a ReadableStream');
    }
    if (preventCancel) {
      release(reader);
    } else {
      const result = cancel(reader.stream, value);
      release(reader);
      await result;
    }
    return { done: true, value };
  }

  const after = (fn) => {
    const result = last === undefined ? fn() : last.then(fn, fn);
    last = result;
    const forget = () => {
      if (last === result) last = undefined;
    };
    result.then(forget, forget);
    return result;
  };
  return Object.setPrototypeOf({
    next: () => after(next),
    return: (value) => after(() => end(value)),
  }, AsyncIteratorPrototype);
}

module.exports = { from, tee, values };
