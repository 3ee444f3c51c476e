'use strict';
// `fs.watchFile`: asks for the state of a file again and again.
const EventEmitter = require('events');
const { getValidatedPath } = require('internal/fs/utils');
const { validateFunction, validateUint32 } = require('internal/validators');

// What makes two states differ.
const telling = ['ctimeMs', 'mtimeMs', 'birthtimeMs', 'size', 'mode', 'uid', 'gid', 'ino', 'dev'];

const watchers = new Map();

class StatWatcher extends EventEmitter {
  #path;
  #interval;
  #bigint;
  #persistent;
  #timer = null;
  // Counts how often it was started or stopped: answers to older questions are dropped.
  #turn = 0;
  #previous = undefined;
  #missing = false;
  #running = false;

  constructor(path, options) {
    super();
    this.#path = path;
    this.#interval = options.interval;
    this.#bigint = options.bigint;
    this.#persistent = options.persistent;
    this.#running = true;
    this.#ask(this.#turn);
  }

  #ask(turn) {
    const started = Date.now();
    require('fs').stat(this.#path, { bigint: this.#bigint }, (error, stat) => {
      if (turn !== this.#turn) return;
      this.#compare(error ? this.#nothing() : stat, Boolean(error));
      if (turn !== this.#turn) return;
      const rest = Math.max(0, this.#interval - (Date.now() - started));
      this.#timer = require('timers').setTimeout(() => this.#ask(turn), rest);
      if (!this.#persistent) this.#timer.unref();
    });
  }

  /** The state of what is not there. */
  #nothing() {
    const { Stats, BigIntStats } = require('internal/fs/stats');
    return this.#bigint ? new BigIntStats(0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n) :
      new Stats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  #compare(current, missing) {
    const previous = this.#previous;
    this.#previous = current;
    const first = previous === undefined;
    const wasMissing = this.#missing;
    this.#missing = missing;
    if (first) {
      if (missing) this.emit('change', current, this.#nothing());
      return;
    }
    if (missing && wasMissing) return;
    for (let i = 0; i < telling.length; i++) {
      if (current[telling[i]] !== previous[telling[i]]) {
        this.emit('change', current, previous);
        return;
      }
    }
  }

  stop() {
    if (!this.#running) return;
    this.#running = false;
    this.#turn++;
    if (this.#timer !== null) require('timers').clearTimeout(this.#timer);
    process.nextTick(() => this.emit('stop'));
  }

  ref() {
    this.#persistent = true;
    this.#timer?.ref();
    return this;
  }

  unref() {
    this.#persistent = false;
    this.#timer?.unref();
    return this;
  }
}

/** `watchFile(filename[, options], listener)` */
function watchFile(filename, options, listener) {
  filename = require('path').resolve(`${getValidatedPath(filename)}`);
  if (options === null || typeof options !== 'object') {
    listener = options;
    options = {};
  }
  const given = { interval: 5007, persistent: true, bigint: false, ...options };
  validateFunction(listener, 'listener');
  validateUint32(given.interval, 'interval');
  let watcher = watchers.get(filename);
  if (watcher === undefined) {
    watcher = new StatWatcher(filename, given);
    watchers.set(filename, watcher);
  }
  watcher.addListener('change', listener);
  return watcher;
}

/** `unwatchFile(filename[, listener])` */
function unwatchFile(filename, listener) {
  filename = require('path').resolve(`${getValidatedPath(filename)}`);
  const watcher = watchers.get(filename);
  if (watcher === undefined) return;
  if (typeof listener === 'function') watcher.removeListener('change', listener);
  else watcher.removeAllListeners('change');
  if (watcher.listenerCount('change') === 0) {
    watcher.stop();
    watchers.delete(filename);
  }
}

module.exports = { watchFile, unwatchFile };
