'use strict';
// `readFile`, `writeFile` and `appendFile` under an `AbortSignal`. The work itself is one job of the pool and cannot be
// taken back; what it gives after the signal is dropped.
const { AbortError } = require('internal/errors');
const promises = require('internal/fs/promised');

/**
 * Runs the verb `name` with what the program passed, until the signal says otherwise. Called by the Rust half.
 * @param {Function | undefined} callback if there is none, a promise is returned
 */
exports.run = function run(name, signal, callback, args) {
  require('internal/validators').validateAbortSignal(signal, 'options.signal');
  if (signal.aborted) {
    const error = new AbortError(undefined, { cause: signal.reason });
    if (callback === undefined) return Promise.reject(error);
    callback(error);
    return undefined;
  }
  const last = args.length - 1;
  args[last] = { ...args[last], signal: undefined };
  let abort;
  const result = new Promise((resolve, reject) => {
    abort = () => reject(new AbortError(undefined, { cause: signal.reason }));
    signal.addEventListener('abort', abort, { once: true });
    Reflect.apply(promises[name], undefined, args).then(resolve, reject);
  });
  const stop = () => signal.removeEventListener('abort', abort);
  result.then(stop, stop);
  if (callback === undefined) return result;
  // Out of the promise, so that what the callback throws is an exception and no rejection.
  result.then((value) => process.nextTick(callback, null, value), (error) => process.nextTick(callback, error));
  return undefined;
};
