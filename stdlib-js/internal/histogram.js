'use strict';
// A histogram with high dynamic range: counts in buckets whose width grows with the value, so that `figures`
// significant decimal digits are kept.
const { codes } = require('internal/errors');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kCreate = Symbol('create');
const NO_MIN = 9223372036854776000;

let count;
let merge;

class Histogram {
  #lowest;
  #highest;
  #half;
  #counts = new Map();
  #count = 0;
  #exceeds = 0;
  #min = NO_MIN;
  #max = 0;

  constructor(token = undefined, lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3) {
    if (token !== kCreate) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#lowest = lowest;
    this.#highest = highest;
    // The buckets of one width: a power of two that holds twice the wanted precision.
    this.#half = 2 ** (Math.ceil(Math.log2(2 * 10 ** figures)) - 1);
  }

  // The width of the bucket in which `value` falls.
  #width(value) {
    const unit = 2 ** Math.floor(Math.log2(this.#lowest));
    let width = unit;
    while (value >= width * this.#half * 2) width *= 2;
    return width;
  }

  static {
    count = (histogram, value, times) => {
      if (value > histogram.#highest || value < 0) {
        histogram.#exceeds++;
        return;
      }
      const width = histogram.#width(value);
      const start = Math.floor(value / width) * width;
      histogram.#counts.set(start, (histogram.#counts.get(start) ?? 0) + times);
      histogram.#count += times;
      if (value < histogram.#min) histogram.#min = start;
      if (value > histogram.#max) histogram.#max = start + width - 1;
    };
    merge = (into, from) => {
      for (const [start, times] of from.#counts) count(into, start, times);
      into.#exceeds += from.#exceeds;
    };
  }

  get count() {
    return this.#count;
  }

  get exceeds() {
    return this.#exceeds;
  }

  get min() {
    return this.#min;
  }

  get max() {
    return this.#max;
  }

  // The middle of a bucket stands for what is in it.
  #middle(start) {
    return start + Math.floor(this.#width(start) / 2);
  }

  get mean() {
    if (this.#count === 0) return NaN;
    let sum = 0;
    for (const [start, times] of this.#counts) sum += this.#middle(start) * times;
    return sum / this.#count;
  }

  get stddev() {
    if (this.#count === 0) return NaN;
    const { mean } = this;
    let sum = 0;
    for (const [start, times] of this.#counts) sum += (this.#middle(start) - mean) ** 2 * times;
    return Math.sqrt(sum / this.#count);
  }

  percentile(percentile) {
    require('internal/validators').validateNumber(percentile, 'percentile');
    if (Number.isNaN(percentile) || percentile <= 0 || percentile > 100) {
      throw new codes.ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
    }
    return this.#at(percentile);
  }

  #at(percentile) {
    if (this.#count === 0) return 0;
    const wanted = Math.max(1, Math.ceil((percentile / 100) * this.#count));
    let seen = 0;
    for (const start of Array.from(this.#counts.keys()).sort((a, b) => a - b)) {
      seen += this.#counts.get(start);
      if (seen >= wanted) return start + this.#width(start) - 1;
    }
    return this.#max;
  }

  get percentiles() {
    const out = new Map();
    if (this.#count === 0) return out.set(100, 0);
    // Halving the distance to 100 each time, as histograms of this kind are read.
    for (let percentile = 0; ; percentile += (100 - percentile) / 2) {
      const value = percentile === 0 ? this.#min : this.#at(percentile);
      out.set(percentile, value);
      if (value >= this.#max) break;
    }
    return out.set(100, this.#max);
  }

  reset() {
    this.#counts = new Map();
    this.#count = this.#exceeds = this.#max = 0;
    this.#min = NO_MIN;
  }

  toJSON() {
    return { count: this.count, min: this.min, max: this.max, mean: this.mean, exceeds: this.exceeds, stddev: this.stddev, percentiles: Object.fromEntries(this.percentiles) };
  }

  [kInspect](depth, options) {
    if (depth < 0) return `[${this.constructor.name}]`;
    const { inspect } = require('internal/util/inspect');
    const { min, max, mean, exceeds, stddev, count, percentiles } = this;
    return `Histogram ${inspect({ min, max, mean, exceeds, stddev, count, percentiles }, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}

for (const name of ['count', 'exceeds', 'min', 'max', 'percentile']) {
  const big = `${name}BigInt`;
  const descriptor = Object.getOwnPropertyDescriptor(Histogram.prototype, name);
  Object.defineProperty(Histogram.prototype, big, name === 'percentile' ?
    { __proto__: null, configurable: true, writable: true, value: { percentileBigInt(percentile) { return BigInt(this.percentile(percentile)); } }.percentileBigInt } :
    { __proto__: null, configurable: true, get() {
        const value = Reflect.apply(descriptor.get, this, []);
        return value === NO_MIN ? 9223372036854775807n : BigInt(value);
      } });
}
Object.defineProperty(Histogram.prototype, 'percentilesBigInt', {
  __proto__: null,
  configurable: true,
  get() {
    const out = new Map();
    for (const [key, value] of this.percentiles) out.set(key, BigInt(value));
    return out;
  },
});

/** A histogram that programs record in. */
class RecordableHistogram extends Histogram {
  #last;

  record(value) {
    if (typeof value !== 'bigint') {
      require('internal/validators').validateInteger(value, 'val', 1);
    } else if (value < 1n || value > 9223372036854775807n) {
      throw new codes.ERR_OUT_OF_RANGE('val', '>= 1 && <= 9223372036854775807', value);
    }
    count(this, Number(value), 1);
  }

  /** Records the nanoseconds since the last call. */
  recordDelta() {
    const now = process.hrtime.bigint();
    if (this.#last !== undefined) count(this, Math.max(1, Number(now - this.#last)), 1);
    this.#last = now;
  }

  add(other) {
    if (!(other instanceof RecordableHistogram)) throw new codes.ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    merge(this, other);
  }
}

/** A histogram that the loop's delays are recorded in, in nanoseconds. */
class IntervalHistogram extends Histogram {
  #resolution;
  #timer;
  #expected;

  constructor(token, resolution) {
    super(token, 1, 3600e9, 3);
    this.#resolution = resolution;
  }

  enable() {
    if (this.#timer !== undefined) return false;
    this.#expected = process.hrtime.bigint() + BigInt(this.#resolution) * 1_000_000n;
    this.#timer = require('timers').setInterval(() => {
      const now = process.hrtime.bigint();
      const delay = Number(now - this.#expected) + this.#resolution * 1e6;
      this.#expected = now + BigInt(this.#resolution) * 1_000_000n;
      if (delay > 0) count(this, delay, 1);
    }, this.#resolution).unref();
    return true;
  }

  disable() {
    if (this.#timer === undefined) return false;
    require('timers').clearInterval(this.#timer);
    this.#timer = undefined;
    return true;
  }

  [Symbol.dispose]() {
    this.disable();
  }
}

function createHistogram(options = {}) {
  const { validateInteger, validateObject } = require('internal/validators');
  validateObject(options, 'options');
  const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  if (typeof lowest !== 'bigint') validateInteger(lowest, 'options.lowest', 1, Number.MAX_SAFE_INTEGER);
  if (typeof highest !== 'bigint') {
    validateInteger(highest, 'options.highest', 2 * Number(lowest), Number.MAX_SAFE_INTEGER);
  } else if (highest < 2n * BigInt(lowest)) {
    throw new codes.ERR_INVALID_ARG_VALUE('options.highest', highest);
  }
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(kCreate, Number(lowest), Number(highest), figures);
}

function monitorEventLoopDelay(options = {}) {
  const { validateInteger, validateObject } = require('internal/validators');
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new IntervalHistogram(kCreate, resolution);
}

module.exports = { createHistogram, monitorEventLoopDelay };
