// for await (const line of rl)
const HIGH_WATER_MARK = 1024;

/** The async iterator of an Interface. It listens from now on, and pauses the input while nobody takes the lines. */
module.exports = function linesOf(iface) {
  let waiting = [];
  let first = 0;
  let wanted = [];
  let error = null;
  let finished = false;
  let paused = false;

  function online(line) {
    if (wanted.length > 0) {
      wanted.shift().resolve({ value: line, done: false });
      return;
    }
    waiting.push(line);
    if (!paused && waiting.length - first > HIGH_WATER_MARK && !iface.closed) {
      paused = true;
      iface.pause();
    }
  }
  function onerror(err) {
    if (wanted.length > 0) wanted.shift().reject(err);
    else error = err;
    stop();
  }
  function stop() {
    iface.removeListener('line', online);
    iface.removeListener('error', onerror);
    iface.removeListener('close', stop);
    finished = true;
    const left = wanted;
    wanted = [];
    for (let i = 0; i < left.length; i++) left[i].resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  }

  iface.on('line', online);
  iface.on('error', onerror);
  iface.on('close', stop);
  return Object.setPrototypeOf({
    next() {
      if (first < waiting.length) {
        const value = waiting[first];
        waiting[first++] = undefined;
        if (first === waiting.length || first > 4096) {
          waiting = waiting.slice(first);
          first = 0;
        }
        if (paused && waiting.length === first && !iface.closed) {
          paused = false;
          iface.resume();
        }
        return Promise.resolve({ value, done: false });
      }
      if (error) {
        const err = error;
        error = null;
        return Promise.reject(err);
      }
      if (finished) return Promise.resolve({ value: undefined, done: true });
      return new Promise((resolve, reject) => { wanted.push({ resolve, reject }); });
    },
    return: stop,
    throw(err) {
      onerror(err);
      error = null;
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    // What tests of back pressure look at, as on the iterators of events.on().
    [Symbol.for('nodejs.watermarkData')]: {
      get size() { return waiting.length - first; },
      get low() { return 1; },
      get high() { return HIGH_WATER_MARK; },
      get isPaused() { return paused; },
    },
  }, Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype));
};
