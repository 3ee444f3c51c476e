'use strict';
// The timeline that `performance` keeps, and those who watch it.
const { codes } = require('internal/errors');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kMaybeBuffer = Symbol('kMaybeBuffer');
const kDispatch = Symbol('kDispatch');

const TYPES = Object.freeze(['dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'resource']);
const observers = new Set();
const kept = { __proto__: null, mark: [], measure: [], resource: [] };
let resourceLimit = 250;
let pending = new Set();
let warnAt = 1e6;

/** In the order in which they started. */
function sorted(list) {
  return list.sort((a, b) => a.startTime - b.startTime);
}

/** Gives an entry to those who watch its type, in the loop's next check phase. */
function enqueue(entry) {
  for (const observer of observers) observer[kMaybeBuffer](entry);
}

/** Puts an entry on the timeline. */
function keep(entry) {
  const list = kept[entry.entryType];
  if (list === undefined) return;
  if (entry.entryType === 'resource') {
    if (list.length >= resourceLimit) {
      const { Event } = require('internal/event_target');
      const { performance } = require('perf_hooks');
      setImmediate(() => performance.dispatchEvent(new Event('resourcetimingbufferfull')));
      return;
    }
  } else if (list.length + 1 > warnAt) {
    warnAt = Infinity;
    const warning = new Error(
      `Possible perf_hooks memory leak detected. ${list.length + 1} ${entry.entryType} entries added to the global performance entry buffer. ` +
        `Use performance.clear${entry.entryType === 'mark' ? 'Marks' : 'Measures'} to clear the buffer.`);
    warning.name = 'MaxPerformanceEntryBufferExceededWarning';
    warning.entryType = entry.entryType;
    warning.count = list.length + 1;
    process.emitWarning(warning);
  }
  list.push(entry);
}

const { setImmediate } = require('timers');

function clear(type, name) {
  kept[type] = name === undefined ? [] : kept[type].filter((entry) => entry.name !== name);
}

function entries(name, type) {
  const list = type === undefined ? kept.mark.concat(kept.measure, kept.resource) : (kept[type] ?? []).slice();
  return sorted(name === undefined ? list : list.filter((entry) => entry.name === name));
}

function setResourceLimit(size) {
  resourceLimit = size;
}

const kCreate = Symbol('create');

/** What an observer is called with. */
class PerformanceObserverEntryList {
  #entries;

  constructor(token = undefined, list = undefined) {
    if (token !== kCreate) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#entries = sorted(list);
  }

  getEntries() {
    checkList(#entries in this);
    return this.#entries.slice();
  }

  getEntriesByType(type) {
    checkList(#entries in this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    type = `${type}`;
    return this.#entries.filter((entry) => entry.entryType === type);
  }

  getEntriesByName(name, type = undefined) {
    checkList(#entries in this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    name = `${name}`;
    return this.#entries.filter((entry) => entry.name === name && (type === undefined || entry.entryType === type));
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `PerformanceObserverEntryList ${inspect(this.#entries, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}

function checkList(own) {
  if (!own) throw new codes.ERR_INVALID_THIS('PerformanceObserverEntryList');
}

/** Watches the timeline. */
class PerformanceObserver {
  #buffer = [];
  #types = new Set();
  #mode;
  #callback;

  constructor(callback) {
    require('internal/validators').validateFunction(callback, 'callback');
    this.#callback = callback;
  }

  static get supportedEntryTypes() {
    return TYPES;
  }

  observe(options = {}) {
    const { validateObject } = require('internal/validators');
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = options;
    if (entryTypes === undefined && type === undefined) throw new codes.ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    if (entryTypes !== undefined && type !== undefined) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.entryTypes', entryTypes, 'options.entryTypes can not set with options.type together');
    }
    const mode = entryTypes === undefined ? 'type' : 'entryTypes';
    if (this.#mode !== undefined && this.#mode !== mode) {
      const { DOMException } = require('internal/domexception');
      throw new DOMException(mode === 'entryTypes' ? 'PerformanceObserver can not change to multiple observations' :
        'PerformanceObserver can not change to single observation', 'InvalidModificationError');
    }
    this.#mode = mode;
    if (mode === 'entryTypes') {
      if (!Array.isArray(entryTypes)) throw new codes.ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', entryTypes);
      this.#types = new Set();
      this.#buffer = [];
      for (let i = 0; i < entryTypes.length; i++) {
        if (TYPES.includes(entryTypes[i])) this.#types.add(entryTypes[i]);
      }
    } else {
      if (!TYPES.includes(type)) return;
      this.#types.add(type);
      if (buffered) {
        this.#buffer = this.#buffer.concat(entries(undefined, type));
        queue(this);
      }
    }
    if (this.#types.size > 0) observers.add(this);
    else this.disconnect();
  }

  disconnect() {
    observers.delete(this);
    pending.delete(this);
    this.#buffer = [];
    this.#types = new Set();
    this.#mode = undefined;
  }

  takeRecords() {
    const list = this.#buffer;
    this.#buffer = [];
    return list;
  }

  [kMaybeBuffer](entry) {
    if (!this.#types.has(entry.entryType)) return;
    this.#buffer.push(entry);
    queue(this);
  }

  [kDispatch]() {
    const list = this.takeRecords();
    if (list.length > 0) this.#callback(new PerformanceObserverEntryList(kCreate, list), this);
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const fields = { connected: observers.has(this), pending: pending.has(this), entryTypes: Array.from(this.#types), buffer: this.#buffer };
    return `PerformanceObserver ${inspect(fields, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}

function queue(observer) {
  pending.add(observer);
  if (pending.size > 1) return;
  setImmediate(() => {
    const due = pending;
    pending = new Set();
    for (const one of due) one[kDispatch]();
  });
}

for (const name of ['observe', 'disconnect', 'takeRecords']) Object.defineProperty(PerformanceObserver.prototype, name, { __proto__: null, enumerable: true });
for (const name of ['getEntries', 'getEntriesByType', 'getEntriesByName']) Object.defineProperty(PerformanceObserverEntryList.prototype, name, { __proto__: null, enumerable: true });
Object.defineProperty(PerformanceObserver.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: 'PerformanceObserver' });
Object.defineProperty(PerformanceObserverEntryList.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: 'PerformanceObserverEntryList' });

module.exports = { PerformanceObserver, PerformanceObserverEntryList, enqueue, keep, clear, entries, setResourceLimit };
