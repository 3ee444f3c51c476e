'use strict';
// `fs.watch`: one path, or all below it. Recursion is ours: a watcher of the system's for each directory.
const EventEmitter = require('events');
const binding = internalBinding('fs');
const { AbortError } = require('internal/errors');
const { getOptions, getValidatedPath } = require('internal/fs/utils');
const { validateAbortSignal, validateBoolean, validateFunction, validateIgnoreOption } = require('internal/validators');

/** What is told of a path, as `(type, name)`, to be started and stopped. */
class Source {
  constructor(path, options, listener) {
    this.listener = listener;
    this.persistent = options.persistent;
    this.encoding = options.encoding;
    this.recursive = options.recursive;
    // By directory below the first one, '' for that itself.
    this.numbers = new Map();
    this.root = path;
    this.open = true;
    if (this.recursive && typeof path !== 'string') this.root = path.toString();
    this.#watch('');
    if (this.recursive) this.#watchBelow('', false);
  }

  #watch(below) {
    const deep = this.recursive;
    const path = below === '' ? this.root : `${this.root}/${below}`;
    const number = binding.watch(path, this.persistent, deep ? 'utf8' : this.encoding, (type, name) => {
      if (deep) this.#hear(below, type, name);
      else this.listener(type, name);
    });
    this.numbers.set(below, number);
  }

  /** Watches the directories in one, and tells of what stood in it before it was watched, if it is new. */
  #watchBelow(below, isNew) {
    const fs = require('fs');
    let entries;
    try {
      entries = fs.readdirSync(below === '' ? this.root : `${this.root}/${below}`, { withFileTypes: true });
    } catch {
      // A file, or gone: nothing is below.
      return;
    }
    for (let i = 0; i < entries.length; i++) {
      const name = below === '' ? entries[i].name : `${below}/${entries[i].name}`;
      if (isNew) this.#tell('rename', name);
      if (this.open && entries[i].isDirectory()) this.#enter(name, isNew);
    }
  }

  #enter(name, isNew) {
    if (this.numbers.has(name)) return;
    try {
      this.#watch(name);
    } catch (error) {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return;
      throw error;
    }
    this.#watchBelow(name, isNew);
  }

  #hear(below, type, name) {
    // A directory speaks of itself to its parent and to its own watcher: the parent's word is enough.
    const own = below !== '' && !this.#has(below, name) && below.endsWith(name) && this.#isSelf(below, name);
    if (own) {
      if (type === 'rename') this.#leave(below);
      return;
    }
    const full = below === '' ? name : `${below}/${name}`;
    this.#tell(type, full);
    if (!this.open || type !== 'rename') return;
    const stat = require('fs').lstatSync(`${this.root}/${full}`, { throwIfNoEntry: false });
    if (stat === undefined) this.#leave(full);
    else if (stat.isDirectory()) this.#enter(full, true);
  }

  #has(below, name) {
    return require('fs').existsSync(`${this.root}/${below}/${name}`);
  }

  #isSelf(below, name) {
    return below === name || below.endsWith(`/${name}`);
  }

  #leave(gone) {
    for (const [name, number] of this.numbers) {
      if (name !== '' && (name === gone || name.startsWith(`${gone}/`))) {
        binding.unwatch(number);
        this.numbers.set(name, undefined);
      }
    }
    const kept = new Map();
    for (const [name, number] of this.numbers) if (number !== undefined) kept.set(name, number);
    this.numbers = kept;
  }

  #tell(type, name) {
    if (!this.open) return;
    const { encoding } = this;
    const text = encoding === 'utf8' || encoding === undefined || encoding === null;
    const bytes = text ? name : require('buffer').Buffer.from(name);
    this.listener(type, text || encoding === 'buffer' ? bytes : bytes.toString(encoding));
  }

  setRef(persistent) {
    this.persistent = persistent;
    for (const number of this.numbers.values()) binding.setWatchRef(number, persistent);
  }

  stop() {
    this.open = false;
    for (const number of this.numbers.values()) binding.unwatch(number);
    this.numbers = new Map();
  }
}

/** A function that is true for names to leave out. */
function ignorer(ignore) {
  if (ignore === undefined || ignore === null) return () => false;
  const list = Array.isArray(ignore) ? ignore : [ignore];
  const tests = [];
  for (let i = 0; i < list.length; i++) {
    const one = list[i];
    if (typeof one === 'function') {
      tests.push(one);
    } else if (typeof one === 'string') {
      const { matchesGlob } = require('path');
      // A pattern without a slash means the name wherever it stands.
      const pattern = one.includes('/') ? one : `**/${one}`;
      tests.push((name) => matchesGlob(name, pattern));
    } else {
      tests.push((name) => RegExp.prototype.exec.call(one, name) !== null);
    }
  }
  return (name) => name !== null && tests.some((test) => test(`${name}`));
}

class FSWatcher extends EventEmitter {
  #source = undefined;
  #over = false;

  /** Starts; `fs.watch` does. */
  _start(path, options, ignored) {
    this.#source = new Source(path, options, (type, name) => {
      if (!ignored(name)) this.emit('change', type, name);
    });
  }

  ref() {
    this.#source?.setRef(true);
    return this;
  }

  unref() {
    this.#source?.setRef(false);
    return this;
  }

  close() {
    if (this.#over) return;
    this.#over = true;
    this.#source?.stop();
    process.nextTick(() => this.emit('close'));
  }
}

function optionsOf(options) {
  const given = { persistent: true, recursive: false, ...getOptions(options) };
  if (given.recursive === undefined || given.recursive === null) given.recursive = false;
  else validateBoolean(given.recursive, 'options.recursive');
  if (given.persistent === undefined) given.persistent = true;
  else validateBoolean(given.persistent, 'options.persistent');
  validateIgnoreOption(given.ignore, 'options.ignore');
  return given;
}

function start(watcher, path, options) {
  try {
    watcher._start(path, options, ignorer(options.ignore));
  } catch (error) {
    if (error.syscall === 'watch') error.filename = path;
    if (error.code === 'ENOSPC') error.message = `ENOSPC: System limit for number of file watchers reached, watch '${path}'`;
    throw error;
  }
}

/** `watch(filename[, options][, listener])` */
function watch(filename, options, listener) {
  if (typeof options === 'function') {
    listener = options;
    options = undefined;
  }
  const path = getValidatedPath(filename);
  options = optionsOf(options);
  if (listener !== undefined) validateFunction(listener, 'listener');
  const watcher = new FSWatcher();
  start(watcher, path, options);
  if (listener) watcher.addListener('change', listener);
  const { signal } = options;
  if (signal) {
    if (signal.aborted) {
      process.nextTick(() => watcher.close());
    } else {
      const close = () => watcher.close();
      signal.addEventListener('abort', close, { once: true });
      watcher.once('close', () => signal.removeEventListener('abort', close));
    }
  }
  return watcher;
}

/** `fs.promises.watch`: events one after the other, kept while nobody asks. */
async function* promised(filename, options = {}) {
  const { validateObject, validateInteger, validateOneOf } = require('internal/validators');
  const path = getValidatedPath(filename);
  validateObject(options, 'options');
  const { maxQueue = 2048, overflow = 'ignore', signal, encoding } = options;
  const given = optionsOf(options);
  validateInteger(maxQueue, 'options.maxQueue');
  validateOneOf(overflow, 'options.overflow', ['ignore', 'error', 'throw']);
  validateAbortSignal(signal, 'options.signal');
  if (encoding && encoding !== 'buffer' && require('internal/util').normalizeEncoding(encoding) === undefined) {
    const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_VALUE('options.encoding', encoding);
  }
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  let queue = [];
  let wake = () => {};
  let failure;
  const watcher = new FSWatcher();
  const abort = () => {
    failure = new AbortError(undefined, { cause: signal.reason });
    wake();
  };
  signal?.addEventListener('abort', abort, { once: true });
  watcher.on('change', (eventType, name) => {
    if (queue.length < maxQueue) {
      queue.push({ __proto__: null, eventType, filename: name });
    } else if (overflow === 'ignore') {
      process.emitWarning('fs.watch maxQueue exceeded');
    } else {
      const { codes: { ERR_FS_WATCH_QUEUE_OVERFLOW } } = require('internal/errors');
      failure = new ERR_FS_WATCH_QUEUE_OVERFLOW(maxQueue);
    }
    wake();
  });
  try {
    start(watcher, path, given);
    while (failure === undefined) {
      if (queue.length === 0) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
      const events = queue;
      queue = [];
      for (let i = 0; i < events.length && failure === undefined; i++) yield events[i];
    }
    throw failure;
  } finally {
    watcher.close();
    signal?.removeEventListener('abort', abort);
  }
}

module.exports = { FSWatcher, watch, promised };
