// A question as a promise.

/** `ask(options, answer)` asks; the promise rejects when the signal of the options fires. */
module.exports = function question({ signal }, iface, ask) {
  return new Promise((resolve, reject) => {
    if (!signal) {
      ask({}, resolve);
      return;
    }
    require('internal/validators').validateAbortSignal(signal, 'options.signal');
    const { AbortError } = require('internal/errors');
    const abort = () => reject(new AbortError(undefined, { cause: signal.reason }));
    if (signal.aborted) {
      abort();
      return;
    }
    const onAbort = () => {
      iface._questionCancel();
      abort();
    };
    const stop = require('internal/streams/add-abort-signal').listenAbort(signal, onAbort);
    ask({}, (answer) => {
      stop();
      resolve(answer);
    });
  });
};
