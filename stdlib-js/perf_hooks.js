'use strict';
const { codes } = require('internal/errors');
const { EventTarget, defineEventHandler } = require('internal/event_target');
const observing = require('internal/perf/observe');
const { PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceResourceTiming, clearMarkTimes, createEntry, mark, measure } = require('internal/perf/entries');
const binding = internalBinding('performance');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kCreate = Symbol('create');

/** The program's clock and timeline. */
class Performance extends EventTarget {
  constructor(token = undefined) {
    if (token !== kCreate) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    super();
  }

  clearMarks(name = undefined) {
    check(this);
    if (name !== undefined) name = `${name}`;
    clearMarkTimes(name);
    observing.clear('mark', name);
  }

  clearMeasures(name = undefined) {
    check(this);
    observing.clear('measure', name === undefined ? name : `${name}`);
  }

  clearResourceTimings(name = undefined) {
    check(this);
    observing.clear('resource', name === undefined ? name : `${name}`);
  }

  getEntries() {
    check(this);
    return observing.entries();
  }

  getEntriesByName(name, type = undefined) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return observing.entries(`${name}`, type === undefined ? type : `${type}`);
  }

  getEntriesByType(type) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    return observing.entries(undefined, `${type}`);
  }

  mark(name, options = {}) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return mark(name, options);
  }

  measure(name, startOrOptions = {}, endMark = undefined) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return measure(name, startOrOptions, endMark);
  }

  /** Milliseconds since `timeOrigin`. */
  now() {
    check(this);
    return binding.now();
  }

  setResourceTimingBufferSize(size) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('maxSize');
    observing.setResourceLimit(Number(size) >>> 0);
  }

  get timeOrigin() {
    check(this);
    return binding.timeOrigin;
  }

  toJSON() {
    check(this);
    return { nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin, eventLoopUtilization: eventLoopUtilization() };
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `Performance ${inspect({ nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin }, inner)}`;
  }
}

let performance;

function check(value) {
  if (value !== performance) throw new codes.ERR_INVALID_THIS('Performance');
}

/**
 * How the loop has spent its time, in milliseconds; since `earlier`, or between two results.
 * @param {{ idle: number, active: number }} [earlier]
 * @param {{ idle: number, active: number }} [before]
 */
function eventLoopUtilization(earlier, before) {
  const idleNow = binding.loopIdle();
  // The loop has not begun.
  if (idleNow < 0) return { idle: 0, active: 0, utilization: 0 };
  if (before !== undefined) {
    const idle = earlier.idle - before.idle;
    const active = earlier.active - before.active;
    return { idle, active, utilization: active / (idle + active) };
  }
  const all = binding.now();
  if (earlier === undefined) return { idle: idleNow, active: all - idleNow, utilization: (all - idleNow) / all };
  const idle = idleNow - earlier.idle;
  const active = all - idleNow - earlier.active;
  return { idle, active, utilization: active / (idle + active) };
}

/** A function that also tells the observers of `function` how long each call took. */
function timerify(fn, options = {}) {
  const { validateFunction, validateObject } = require('internal/validators');
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  const { histogram } = options;
  if (histogram !== undefined && (typeof histogram !== 'object' || histogram === null || typeof histogram.record !== 'function')) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.histogram', 'RecordableHistogram', histogram);
  }
  const done = (start, args) => {
    const duration = binding.now() - start;
    if (histogram !== undefined) histogram.record(Math.max(1, Math.ceil(duration * 1e6)));
    const entry = createEntry(fn.name, 'function', start, duration, args);
    for (let i = 0; i < args.length; i++) entry[i] = args[i];
    observing.enqueue(entry);
  };
  function timerified(...args) {
    const start = binding.now();
    const result = new.target ? Reflect.construct(fn, args, fn) : Reflect.apply(fn, this, args);
    if (!new.target && typeof result?.finally === 'function') return result.finally(() => done(start, args));
    done(start, args);
    return result;
  }
  Object.defineProperties(timerified, {
    length: { __proto__: null, configurable: false, enumerable: true, value: fn.length },
    name: { __proto__: null, configurable: false, enumerable: true, value: `timerified ${fn.name}` },
  });
  return timerified;
}

let nodeTiming;

function timing() {
  if (nodeTiming !== undefined) return nodeTiming;
  nodeTiming = createEntry('node', 'node', 0, undefined, undefined);
  const fixed = { nodeStart: 0, v8Start: 0, environment: 0, bootstrapComplete: 0, loopStart: binding.loopIdle() < 0 ? -1 : 0, loopExit: -1 };
  for (const key of Object.keys(fixed)) Object.defineProperty(nodeTiming, key, { __proto__: null, configurable: true, enumerable: true, value: fixed[key] });
  Object.defineProperty(nodeTiming, 'toJSON', {
    __proto__: null,
    configurable: true,
    value() {
      const { name, entryType, startTime, duration } = this;
      return { name, entryType, startTime, duration, ...this };
    },
  });
  Object.defineProperty(nodeTiming, 'duration', { __proto__: null, configurable: true, enumerable: true, get: () => binding.now() });
  Object.defineProperty(nodeTiming, 'idleTime', { __proto__: null, configurable: true, enumerable: true, get: () => Math.max(0, binding.loopIdle()) });
  return nodeTiming;
}

const shown = ['clearMarks', 'clearMeasures', 'clearResourceTimings', 'getEntries', 'getEntriesByName', 'getEntriesByType', 'mark', 'measure', 'now',
  'setResourceTimingBufferSize', 'timeOrigin', 'toJSON'];
for (let i = 0; i < shown.length; i++) Object.defineProperty(Performance.prototype, shown[i], { __proto__: null, enumerable: true });
defineEventHandler(Performance.prototype, 'resourcetimingbufferfull');
Object.defineProperties(Performance.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'Performance' },
  eventLoopUtilization: { __proto__: null, configurable: true, writable: true, value: eventLoopUtilization },
  nodeTiming: { __proto__: null, configurable: true, get: timing, set: undefined },
  timerify: { __proto__: null, configurable: true, writable: true, value: timerify },
  markResourceTiming: {
    __proto__: null,
    configurable: true,
    writable: true,
    value: function markResourceTiming(timingInfo, requestedUrl, initiatorType, global, cacheMode, bodyInfo, responseStatus, deliveryType = '') {
      return PerformanceResourceTiming.record(timingInfo, requestedUrl, initiatorType, cacheMode, bodyInfo, responseStatus, deliveryType);
    },
  },
});

performance = new Performance(kCreate);

const constants = { __proto__: null };
// What garbage-collection entries would say; the names are part of the interface.
const CONSTANTS = {
  NODE_PERFORMANCE_GC_MAJOR: 4, NODE_PERFORMANCE_GC_MINOR: 1, NODE_PERFORMANCE_GC_INCREMENTAL: 8, NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0, NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2, NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8, NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32, NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
};
for (const key of Object.keys(CONSTANTS)) Object.defineProperty(constants, key, { __proto__: null, enumerable: true, value: CONSTANTS[key] });

module.exports = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver: observing.PerformanceObserver,
  PerformanceObserverEntryList: observing.PerformanceObserverEntryList,
  PerformanceResourceTiming,
  monitorEventLoopDelay(options) {
    return require('internal/histogram').monitorEventLoopDelay(options);
  },
  eventLoopUtilization,
  timerify,
  createHistogram(options) {
    return require('internal/histogram').createHistogram(options);
  },
  performance,
};
Object.defineProperty(module.exports, 'constants', { __proto__: null, configurable: false, enumerable: true, value: constants });
