'use strict';
const { codes } = require('internal/errors');
const observing = require('internal/perf/observe');
const binding = internalBinding('performance');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kSkip = Symbol('skip');

let isEntry;
let create;
let read;

/** Something on the timeline, in milliseconds since its origin. */
class PerformanceEntry {
  #name;
  #entryType;
  #startTime;
  #duration;

  constructor(skip = undefined, name = undefined, type = undefined, start = undefined, duration = undefined) {
    if (skip !== kSkip) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#name = name;
    this.#entryType = type;
    this.#startTime = start;
    this.#duration = duration;
  }

  static {
    isEntry = (value) => typeof value === 'object' && value !== null && #name in value;
    create = (name, type, start, duration, detail) => {
      const entry = new PerformanceEntry(kSkip, name, type, start, duration);
      if (detail !== undefined) Object.defineProperty(entry, 'detail', { __proto__: null, configurable: true, enumerable: true, value: detail });
      return entry;
    };
  }

  get name() {
    check(this, 'PerformanceEntry');
    return this.#name;
  }

  get entryType() {
    check(this, 'PerformanceEntry');
    return this.#entryType;
  }

  get startTime() {
    check(this, 'PerformanceEntry');
    return this.#startTime;
  }

  get duration() {
    check(this, 'PerformanceEntry');
    return this.#duration;
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `${this.constructor.name} ${inspect(this.toJSON(), { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }

  toJSON() {
    check(this, 'PerformanceEntry');
    const json = { name: this.name, entryType: this.entryType, startTime: this.startTime, duration: this.duration };
    if (Object.hasOwn(this, 'detail')) json.detail = this.detail;
    return json;
  }
}

function check(value, name) {
  if (!isEntry(value)) throw new codes.ERR_INVALID_THIS(name);
}

/** A point that the program named. */
class PerformanceMark extends PerformanceEntry {
  #detail;

  constructor(name, options = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    name = `${name}`;
    if (MILESTONES.includes(name)) throw new codes.ERR_INVALID_ARG_VALUE('name', name);
    if (options !== undefined && options !== null) require('internal/validators').validateObject(options, 'options');
    const start = options?.startTime ?? binding.now();
    require('internal/validators').validateNumber(start, 'startTime');
    if (start < 0) throw new codes.ERR_PERFORMANCE_INVALID_TIMESTAMP(start);
    marks.set(name, start);
    const detail = options?.detail;
    super(kSkip, name, 'mark', start, 0);
    this.#detail = detail === undefined || detail === null ? null : require('internal/structured_clone').clone(detail, []);
  }

  get detail() {
    if (!isEntry(this)) throw new codes.ERR_INVALID_THIS('PerformanceMark');
    return this.#detail;
  }

  toJSON() {
    return { name: this.name, entryType: this.entryType, startTime: this.startTime, duration: this.duration, detail: this.#detail };
  }
}

/** The time between two points. */
class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(skip = undefined, name = undefined, type = undefined, start = undefined, duration = undefined, detail = undefined) {
    super(skip, name, type, start, duration);
    this.#detail = detail === undefined ? null : detail;
  }

  get detail() {
    if (!isEntry(this)) throw new codes.ERR_INVALID_THIS('PerformanceMeasure');
    return this.#detail;
  }

  toJSON() {
    return { name: this.name, entryType: this.entryType, startTime: this.startTime, duration: this.duration, detail: this.#detail };
  }
}

// What `nodeTiming` has, and marks may not be called.
const MILESTONES = ['nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete'];

const marks = new Map();

function clearMarkTimes(name) {
  if (name === undefined) {
    marks.clear();
    return;
  }
  if (MILESTONES.includes(name)) throw new codes.ERR_INVALID_ARG_VALUE('name', name);
  marks.delete(name);
}

function mark(name, options) {
  const entry = new PerformanceMark(name, options);
  observing.enqueue(entry);
  observing.keep(entry);
  return entry;
}

function timeOf(point) {
  if (typeof point === 'number') {
    if (point < 0) throw new codes.ERR_PERFORMANCE_INVALID_TIMESTAMP(point);
    return point;
  }
  point = `${point}`;
  if (MILESTONES.includes(point)) return require('perf_hooks').performance.nodeTiming[point];
  const time = marks.get(point);
  if (time === undefined) {
    const { DOMException } = require('internal/domexception');
    throw new DOMException(`The "${point}" performance mark has not been set`, 'SyntaxError');
  }
  return time;
}

function measure(name, startOrOptions, endMark) {
  require('internal/validators').validateString(name, 'name');
  let options;
  if (startOrOptions !== null && typeof startOrOptions === 'object') {
    options = startOrOptions;
    const given = ['start', 'end', 'duration', 'detail'].some((key) => options[key] !== undefined);
    if (given) {
      if (endMark !== undefined) throw new codes.ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
      if (options.start === undefined && options.end === undefined && options.duration !== undefined) {
        throw new codes.ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('One of options.start or options.end is required');
      }
      if (options.start !== undefined && options.end !== undefined && options.duration !== undefined) {
        throw new codes.ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('Must not have options.start, options.end, and options.duration specified');
      }
    }
  }
  let end;
  if (endMark !== undefined) end = timeOf(endMark);
  else if (options?.end !== undefined) end = timeOf(options.end);
  else if (options?.start !== undefined && options.duration !== undefined) end = timeOf(options.start) + timeOf(options.duration);
  else end = binding.now();
  let start;
  if (options?.start !== undefined) start = timeOf(options.start);
  else if (options?.duration !== undefined && options.end !== undefined) start = timeOf(options.end) - timeOf(options.duration);
  else if (options === undefined && startOrOptions !== undefined && startOrOptions !== null) start = timeOf(startOrOptions);
  else start = 0;
  const detail = options?.detail === undefined || options.detail === null ? null : require('internal/structured_clone').clone(options.detail, []);
  const entry = new PerformanceMeasure(kSkip, name, 'measure', start, end - start, detail);
  observing.enqueue(entry);
  observing.keep(entry);
  return entry;
}

/** How the parts of a resource's timing are called in what `fetch` records. */
const RESOURCE_TIMES = {
  nextHopProtocol: ['ALPNNegotiatedProtocol'], workerStart: 'finalServiceWorkerStartTime', redirectStart: 'redirectStartTime', redirectEnd: 'redirectEndTime', fetchStart: 'postRedirectStartTime',
  domainLookupStart: ['domainLookupStartTime'], domainLookupEnd: ['domainLookupEndTime'], connectStart: ['connectionStartTime'], connectEnd: ['connectionEndTime'],
  secureConnectionStart: ['secureConnectionStartTime'], requestStart: 'finalNetworkRequestStartTime',
  responseStart: 'finalNetworkResponseStartTime', responseEnd: 'endTime', encodedBodySize: 'encodedBodySize', decodedBodySize: 'decodedBodySize',
};

/** What loading a resource took. */
class PerformanceResourceTiming extends PerformanceEntry {
  #timing;
  #initiator;
  #cacheMode;
  #status;
  #delivery;

  constructor(skip = undefined, name = undefined, type = undefined) {
    super(skip, name, type, 0, 0);
  }

  /** Puts a timing on the timeline, as the Fetch standard's "mark resource timing". */
  static record(timing, url, initiator, cacheMode, bodyInfo, status, delivery) {
    if (cacheMode !== '' && cacheMode !== 'local') throw new codes.ERR_INTERNAL_ASSERTION("cache must be an empty string or 'local'");
    const entry = new PerformanceResourceTiming(kSkip, url, 'resource');
    entry.#timing = timing;
    entry.#initiator = initiator;
    entry.#cacheMode = cacheMode;
    entry.#status = status;
    entry.#delivery = delivery;
    observing.keep(entry);
    observing.enqueue(entry);
    return entry;
  }

  static {
    read = (entry, path) => {
      check(entry, 'PerformanceResourceTiming');
      return typeof path === 'string' ? entry.#timing[path] : entry.#timing.finalConnectionTimingInfo?.[path[0]];
    };
  }

  get startTime() {
    return read(this, 'startTime');
  }

  get duration() {
    return read(this, 'endTime') - read(this, 'startTime');
  }

  get initiatorType() {
    check(this, 'PerformanceResourceTiming');
    return this.#initiator;
  }

  get transferSize() {
    check(this, 'PerformanceResourceTiming');
    if (this.#cacheMode === 'local') return 0;
    // 300 bytes stand for the header, by the standard.
    return this.#timing.encodedBodySize + 300;
  }

  get deliveryType() {
    check(this, 'PerformanceResourceTiming');
    return this.#delivery;
  }

  get responseStatus() {
    check(this, 'PerformanceResourceTiming');
    return this.#status;
  }

  toJSON() {
    const json = { name: this.name, entryType: this.entryType, startTime: this.startTime, duration: this.duration, initiatorType: this.initiatorType };
    for (const key of Object.keys(RESOURCE_TIMES)) json[key] = this[key];
    json.transferSize = this.transferSize;
    json.deliveryType = this.deliveryType;
    json.responseStatus = this.responseStatus;
    return json;
  }
}

for (const key of Object.keys(RESOURCE_TIMES)) {
  Object.defineProperty(PerformanceResourceTiming.prototype, key, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return read(this, RESOURCE_TIMES[key]);
    },
  });
}

const tag = (constructor, name) => Object.defineProperty(constructor.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: name });
for (const name of ['name', 'entryType', 'startTime', 'duration', 'toJSON']) Object.defineProperty(PerformanceEntry.prototype, name, { __proto__: null, enumerable: true });
Object.defineProperty(PerformanceMark.prototype, 'detail', { __proto__: null, enumerable: true });
Object.defineProperty(PerformanceMeasure.prototype, 'detail', { __proto__: null, enumerable: true });
for (const name of ['initiatorType', 'transferSize', 'deliveryType', 'responseStatus', 'toJSON']) {
  Object.defineProperty(PerformanceResourceTiming.prototype, name, { __proto__: null, enumerable: true });
}
tag(PerformanceMark, 'PerformanceMark');
tag(PerformanceMeasure, 'PerformanceMeasure');
tag(PerformanceResourceTiming, 'PerformanceResourceTiming');

module.exports = { PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceResourceTiming, clearMarkTimes, mark, measure, createEntry: create };
