// Readable's array-like methods: map, filter, reduce ...
const { codes } = require('internal/streams/state');

const SKIP = Symbol('skip');
const END = Symbol('end');

const errors = () => require('internal/errors');
const validators = () => require('internal/validators');

function checkFunction(fn, name = 'fn') {
  validators().validateFunction(fn, name);
}

function checkOptions(options) {
  if (options != null) validators().validateObject(options, 'options');
  if (options?.signal != null) validators().validateAbortSignal(options.signal, 'options.signal');
}

/** Throws if `signal` has fired. */
function checkAborted(signal) {
  if (signal?.aborted) throw new (errors().AbortError)(undefined, { cause: signal.reason });
}

/** The results of fn(chunk), up to `concurrency` of them at once, in the order of the chunks. */
function mapped(source, fn, options) {
  checkFunction(fn);
  checkOptions(options);
  let concurrency = 1;
  if (options?.concurrency != null) concurrency = Math.floor(options.concurrency);
  let highWaterMark = concurrency - 1;
  if (options?.highWaterMark != null) highWaterMark = Math.floor(options.highWaterMark);
  validators().validateInteger(concurrency, 'options.concurrency', 1);
  validators().validateInteger(highWaterMark, 'options.highWaterMark', 0);
  return mapChunks(source, fn, options?.signal, concurrency, highWaterMark + concurrency);
}

async function* mapChunks(source, fn, outerSignal, concurrency, limit) {
  const signal = AbortSignal.any(outerSignal ? [outerSignal] : []);
  const fnOptions = { signal };
  // Promises of results, from `first` on.
  let queue = [];
  let first = 0;
  let running = 0;
  let done = false;
  let wakeReader = null;
  let wakeWriter = null;

  const waiting = () => queue.length - first;
  function wakeUpReader() {
    if (wakeReader === null) return;
    const resolve = wakeReader;
    wakeReader = null;
    resolve();
  }
  function wakeUpWriter(always) {
    if (wakeWriter === null || !(always || (!done && running < concurrency && waiting() < limit))) return;
    const resolve = wakeWriter;
    wakeWriter = null;
    resolve();
  }
  function onSettled() {
    running--;
    wakeUpWriter(false);
  }
  function onFailed() {
    done = true;
    onSettled();
  }

  async function pump() {
    try {
      for await (const chunk of source) {
        if (done) return;
        checkAborted(signal);
        let result;
        try {
          result = fn(chunk, fnOptions);
          if (result === SKIP) continue;
          result = Promise.resolve(result);
        } catch (err) {
          result = Promise.reject(err);
        }
        running++;
        result.then(onSettled, onFailed);
        queue.push(result);
        wakeUpReader();
        if (!done && (waiting() >= limit || running >= concurrency)) {
          await new Promise((resolve) => { wakeWriter = resolve; });
        }
      }
      queue.push(END);
    } catch (err) {
      const result = Promise.reject(err);
      result.then(onSettled, onFailed);
      queue.push(result);
    } finally {
      done = true;
      wakeUpReader();
    }
  }

  pump();
  try {
    while (true) {
      while (waiting() > 0) {
        const result = await queue[first];
        if (result === END) return;
        checkAborted(signal);
        if (result !== SKIP) yield result;
        queue[first++] = undefined;
        if (first > 64) {
          queue = queue.slice(first);
          first = 0;
        }
        wakeUpWriter(false);
      }
      await new Promise((resolve) => { wakeReader = resolve; });
    }
  } finally {
    done = true;
    wakeUpWriter(true);
  }
}

function filtered(source, fn, options) {
  checkFunction(fn);
  return mapped(source, async (chunk, fnOptions) => ((await fn(chunk, fnOptions)) ? chunk : SKIP), options);
}

async function* flattened(parts) {
  for await (const part of parts) yield* part;
}

function count(number) {
  number = Number(number);
  if (Number.isNaN(number)) return 0;
  if (number < 0) throw new (codes().ERR_OUT_OF_RANGE)('number', '>= 0', number);
  return number;
}

async function* dropped(source, number, signal) {
  checkAborted(signal);
  for await (const chunk of source) {
    checkAborted(signal);
    if (number-- <= 0) yield chunk;
  }
}

async function* taken(source, number, signal) {
  checkAborted(signal);
  for await (const chunk of source) {
    checkAborted(signal);
    if (number-- > 0) yield chunk;
    // Not left to the next chunk, which may never come.
    if (number <= 0) return;
  }
}

const stream = (iterable) => require('internal/streams/from')(require('internal/streams/readable'), iterable);

async function some(fn, options) {
  for await (const _ of filtered(this, fn, options)) return true; // eslint-disable-line no-unused-vars
  return false;
}

module.exports = {
  map(fn, options) {
    return stream(mapped(this, fn, options));
  },
  filter(fn, options) {
    return stream(filtered(this, fn, options));
  },
  flatMap(fn, options) {
    return stream(flattened(mapped(this, fn, options)));
  },
  drop(number, options) {
    checkOptions(options);
    return stream(dropped(this, count(number), options?.signal));
  },
  take(number, options) {
    checkOptions(options);
    return stream(taken(this, count(number), options?.signal));
  },

  some,
  async every(fn, options) {
    checkFunction(fn);
    return !(await some.call(this, async (...args) => !(await fn(...args)), options));
  },
  async find(fn, options) {
    for await (const chunk of filtered(this, fn, options)) return chunk;
    return undefined;
  },
  async forEach(fn, options) {
    checkFunction(fn);
    const call = async (chunk, fnOptions) => {
      await fn(chunk, fnOptions);
      return SKIP;
    };
    for await (const _ of mapped(this, call, options)); // eslint-disable-line no-unused-vars
  },
  async toArray(options) {
    checkOptions(options);
    const result = [];
    for await (const chunk of this) {
      checkAborted(options?.signal);
      result.push(chunk);
    }
    return result;
  },
  async reduce(fn, initial, options) {
    checkFunction(fn, 'reducer');
    checkOptions(options);
    let has = arguments.length > 1;
    if (options?.signal?.aborted) {
      const err = new (errors().AbortError)(undefined, { cause: options.signal.reason });
      this.once('error', () => {}); // The rejection tells of it.
      await require('internal/streams/end-of-stream').finished(this.destroy(err));
      throw err;
    }
    const controller = new AbortController();
    const { signal } = controller;
    if (options?.signal) {
      options.signal.addEventListener('abort', () => controller.abort(), { once: true });
    }
    let value = initial;
    let empty = true;
    try {
      for await (const chunk of this) {
        empty = false;
        if (options?.signal?.aborted) throw new (errors().AbortError)();
        if (has) {
          value = await fn(value, chunk, { signal });
        } else {
          value = chunk;
          has = true;
        }
      }
      if (empty && !has) {
        const err = new (codes().ERR_MISSING_ARGS)('reduce');
        err.message = 'Reduce of an empty stream requires an initial value';
        throw err;
      }
    } finally {
      controller.abort();
    }
    return value;
  },

  /** readable.compose(stream, options) */
  compose(readable, stage, options) {
    checkOptions(options);
    const u = require('internal/streams/utils');
    if (u.isNodeStream(stage) && !u.isWritable(stage)) {
      throw new (codes().ERR_INVALID_ARG_VALUE)('stream', stage, 'must be writable');
    }
    const composed = require('internal/streams/compose')(readable, stage);
    if (options?.signal) {
      require('internal/streams/add-abort-signal').addAbortSignalNoValidate(options.signal, composed);
    }
    return composed;
  },
};
