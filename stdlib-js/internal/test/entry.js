'use strict';
// A test, a suite or the root of them: when it starts, what it runs, how it ends.
const { asFailure, cancelling, failure } = require('internal/test/failure');
const { current } = require('internal/test/current');
const { setTimeout, clearTimeout } = require('timers');

const MAX_TIMEOUT = 2 ** 31 - 1;

function milliseconds() {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

/** The time since `start`, in milliseconds to the nanosecond. */
function since(start) {
  return Math.round((milliseconds() - start) * 1e6) / 1e6;
}

function check(options) {
  const { validateAbortSignal, validateNumber, validateUint32 } = require('internal/validators');
  const { timeout, concurrency, signal } = options;
  if (timeout !== undefined && timeout !== null && timeout !== Infinity) validateNumber(timeout, 'options.timeout', 0, MAX_TIMEOUT);
  if (signal !== undefined && signal !== null) validateAbortSignal(signal, 'options.signal');
  if (typeof concurrency === 'number') {
    if (concurrency !== Infinity) validateUint32(concurrency, 'options.concurrency', true);
  } else if (concurrency !== undefined && concurrency !== null && typeof concurrency !== 'boolean') {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('options.concurrency', ['boolean', 'number'], concurrency);
  }
}

class Entry {
  constructor(root, parent, kind, { name, options, fn, place }) {
    check(options);
    this.kind = kind;
    this.root = root ?? this;
    this.parent = parent;
    this.nesting = parent === null || parent.parent === null ? 0 : parent.nesting + 1;
    this.name = name;
    this.fn = fn;
    this.place = place;
    this.options = options;
    this.skip = fn === undefined && !options.todo ? options.skip ?? false : options.skip;
    this.todo = options.todo;
    this.expectFailure = options.expectFailure;
    this.timeout = options.timeout ?? parent?.timeout ?? Infinity;
    const { concurrency } = options;
    if (concurrency === true) this.limit = Infinity;
    else if (concurrency === false) this.limit = 1;
    else this.limit = concurrency ?? (parent === null || parent.parent === null ? 1 : parent.limit);
    this.children = [];
    this.waiting = [];
    this.running = 0;
    this.hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
    this.diagnostics = [];
    this.plan = null;
    this.passed = false;
    this.error = null;
    this.started = this.finished = this.fnEnded = false;
    // Reports come in the order of the tests: `open` once all earlier siblings are told of, `told` how many children are.
    this.open = parent === null;
    this.announced = parent === null;
    this.told = 0;
    this.subtestsFailed = 0;
    this.done = Promise.withResolvers();
    this.stop = Promise.withResolvers();
    this.stop.promise.catch(() => {});
    this.abort = null;
    this.context = undefined;
  }

  get fullName() {
    return this.parent === null || this.parent.parent === null ? this.name : `${this.parent.fullName} > ${this.name}`;
  }

  /** What all events of this test have. */
  facts() {
    const { line, column, file } = this.place;
    return { __proto__: null, name: this.name, nesting: this.nesting, line, column, file };
  }

  get signal() {
    if (this.abort === null) {
      this.abort = new (require('internal/abort_controller').AbortController)();
      if (this.cancelledWith !== undefined || this.finished) this.abort.abort();
    }
    return this.abort.signal;
  }

  setPlan(count, options) {
    if (this.plan !== null) throw failure('cannot set plan more than once', 'testCodeFailure');
    require('internal/validators').validateNumber(count, 'count');
    const wait = options?.wait ?? false;
    if (typeof wait !== 'boolean') require('internal/validators').validateNumber(wait, 'options.wait', 0, MAX_TIMEOUT);
    this.plan = { expected: count, actual: 0, wait, reached: Promise.withResolvers() };
  }

  countAssertion() {
    if (this.plan !== null && ++this.plan.actual === this.plan.expected) this.plan.reached.resolve();
  }

  /** Puts a test below this one; it starts when there is room, and a suite's tests when the suite does. */
  add(child) {
    if (this.finished || this.afterStarted) {
      this.root.addLate(child);
      return child.done.promise;
    }
    this.children.push(child);
    if (this.kind === 'test') this.countAssertion();
    this.root.tell('test:enqueue', { ...child.facts(), type: child.kind });
    this.waiting.push(child);
    if (this.parent === null) this.begin();
    else if (this.kind === 'test' || this.ready) this.pump();
    return child.done.promise;
  }

  /** Starts as many waiting children as may run at once. */
  pump() {
    while (this.waiting.length > 0 && this.running < this.limit) {
      const child = this.waiting[0];
      this.waiting = this.waiting.slice(1);
      if (child.finished) continue;
      if (!this.root.wants(child)) {
        this.drop(child);
        continue;
      }
      this.running++;
      child.run().then(() => {
        this.running--;
        this.pump();
      });
    }
  }

  /** Forgets a child that a filter left out. */
  drop(child) {
    this.children = this.children.filter((other) => other !== child);
    child.finished = true;
    child.done.resolve();
    this.flush();
  }

  async run() {
    this.started = true;
    this.root.tell('test:dequeue', { ...this.facts(), type: this.kind });
    this.startTime = milliseconds();
    const { signal } = this.options;
    let timer;
    let onAbort;
    let hooked = false;
    try {
      if (this.cancelledWith !== undefined) throw this.cancelledWith;
      if (signal?.aborted) throw failure(signal.reason, 'testAborted');
      if (signal) {
        onAbort = () => this.interrupt(failure(signal.reason, 'testAborted'));
        signal.addEventListener('abort', onAbort, { __proto__: null, once: true });
      }
      if (this.timeout !== Infinity) {
        timer = setTimeout(() => this.interrupt(failure(`test timed out after ${this.timeout}ms`, 'testTimeoutFailure')), this.timeout);
      }
      if (!this.skip) {
        hooked = this.kind === 'test';
        await Promise.race([this.work(), this.stop.promise]);
      }
    } catch (error) {
      this.fail(asFailure(error));
    }
    clearTimeout(timer);
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
    if (this.error !== null) this.cancelChildren();
    await this.allChildren();
    this.afterStarted = true;
    if (!this.skip || this.fnEnded) {
      if (hooked) await this.guard(() => this.parent.runEach('afterEach', this));
      await this.guard(() => this.runHooks(this.hooks.after, this));
    }
    this.settle();
  }

  async work() {
    if (this.kind === 'suite') {
      await this.built;
      if (this.buildError !== undefined) throw this.buildError;
      await this.beforeAll();
      this.ready = true;
      this.pump();
      await this.allChildren();
      this.fnEnded = true;
      return;
    }
    await this.parent.beforeAll();
    await this.parent.runEach('beforeEach', this);
    if (this.options.plan) this.setPlan(this.options.plan);
    if (this.fn !== undefined) await this.call(this.fn, this.getContext());
    this.fnEnded = true;
    if (this.plan !== null && this.plan.wait !== false) await this.awaitPlan();
    await this.allChildren();
    if (this.plan !== null && this.plan.actual !== this.plan.expected) {
      throw failure(`plan expected ${this.plan.expected} assertions but received ${this.plan.actual}`, 'testCodeFailure');
    }
  }

  async awaitPlan() {
    const { plan } = this;
    if (plan.actual >= plan.expected) return;
    if (plan.wait === true) {
      await plan.reached.promise;
      return;
    }
    const late = Promise.withResolvers();
    const timer = setTimeout(() => late.reject(failure(
      `plan timed out after ${plan.wait}ms with ${plan.actual} assertions when expecting ${plan.expected}`, 'testTimeoutFailure',
    )), plan.wait);
    try {
      await Promise.race([plan.reached.promise, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Calls what a program gave, in the name of this test; with two parameters it is told by a callback. */
  call(fn, context, type) {
    return current.run(this, () => {
      if (fn.length < 2) return Reflect.apply(fn, context, [context]);
      return new Promise((resolve, reject) => {
        let called = false;
        const done = (error) => {
          if (called) {
            this.interrupt(failure('callback invoked multiple times', 'multipleCallbackInvocations'));
            return;
          }
          called = true;
          if (error) reject(type === undefined ? error : asFailure(error, type));
          // A second call in the same turn is still an error of this test.
          else process.nextTick(resolve);
        };
        const result = Reflect.apply(fn, context, [context, done]);
        if (require('internal/util/types').isPromise(result)) {
          reject(failure('passed a callback but also returned a Promise', 'callbackAndPromisePresent'));
        }
      });
    });
  }

  getContext() {
    if (this.context === undefined) {
      const { TestContext, SuiteContext } = require('internal/test/context');
      this.context = this.kind === 'suite' ? new SuiteContext(this) : new TestContext(this);
    }
    return this.context;
  }

  addHook(name, fn, options) {
    check(options);
    const hook = { fn, options };
    this.hooks[name].push(hook);
    // The first test may come late: what runs before it can begin at once.
    if (name === 'before' && this.started && this.kind !== 'suite') {
      const earlier = this.early;
      this.early = earlier === undefined ? this.runHook(hook, this) : earlier.then(() => this.runHook(hook, this));
      this.early.catch(() => {});
      hook.ran = true;
    }
  }

  async runHook(hook, entry) {
    const { timeout = Infinity, signal } = hook.options;
    const watch = Promise.withResolvers();
    watch.promise.catch(() => {});
    let timer;
    if (signal?.aborted) throw failure(signal.reason, 'hookFailed');
    if (timeout !== Infinity && timeout !== null) {
      timer = setTimeout(() => watch.reject(failure(`test timed out after ${timeout}ms`, 'hookFailed')), timeout);
    }
    try {
      await Promise.race([entry.call(hook.fn, entry.getContext(), 'hookFailed'), watch.promise]);
    } catch (error) {
      throw failure(error?.code === 'ERR_TEST_FAILURE' ? error.cause : error, 'hookFailed');
    } finally {
      clearTimeout(timer);
    }
  }

  async runHooks(hooks, entry) {
    for (let i = 0; i < hooks.length; i++) {
      if (!hooks[i].ran) await this.runHook(hooks[i], entry);
    }
  }

  /** The `before` hooks, once, whoever comes first. */
  beforeAll() {
    this.beforeDone ??= (async () => {
      await this.early;
      await this.runHooks(this.hooks.before, this);
    })();
    return this.early === undefined ? this.beforeDone : Promise.all([this.beforeDone, this.early]);
  }

  /** The hooks around each test: the outer ones first before it, last after it. */
  async runEach(name, entry) {
    const line = [];
    for (let at = this; at !== null; at = at.parent) line.push(at);
    if (name === 'beforeEach') line.reverse();
    for (let i = 0; i < line.length; i++) await line[i].runHooks(line[i].hooks[name], entry);
  }

  async guard(body) {
    try {
      await body();
    } catch (error) {
      this.fail(asFailure(error));
    }
  }

  async allChildren() {
    // More may come while these are awaited.
    for (let i = 0; i < this.children.length; i++) await this.children[i].done.promise;
  }

  fail(error) {
    if (this.error === null) this.error = error;
  }

  /** Ends the wait for the test's own code. */
  interrupt(error) {
    if (this.finished) return;
    this.fail(error);
    this.stop.reject(error);
    if (cancelling.includes(error.failureType)) this.abort?.abort();
  }

  cancelChildren() {
    for (let i = 0; i < this.children.length; i++) {
      this.children[i].cancel(failure('test did not finish before its parent and was cancelled', 'cancelledByParent'));
    }
  }

  cancel(error) {
    if (this.finished) return;
    this.cancelledWith = error;
    if (this.started) {
      this.interrupt(error);
    } else {
      this.started = true;
      this.fail(error);
      this.cancelChildren();
      this.settle();
    }
  }

  /** The verdict. */
  settle(error) {
    if (this.finished) return;
    if (error !== undefined) this.fail(error);
    if (this.error === null && this.subtestsFailed > 0) {
      const n = this.subtestsFailed;
      this.error = failure(`${n} subtest${n > 1 ? 's' : ''} failed`, 'subtestsFailed');
    }
    this.passed = this.error === null;
    if (this.expectFailure && !this.skip && !this.todo) {
      this.passed = !this.passed;
      this.error = this.passed ? null : failure('test was expected to fail but passed', 'expectedFailure');
    }
    this.finished = true;
    this.duration = this.startTime === undefined ? 0 : since(this.startTime);
    if (!this.passed && !this.todo) this.parent.subtestsFailed++;
    this.mock?.restoreAll();
    this.abort?.abort();
    this.root.tell('test:complete', { ...this.result(), details: { ...this.details(), passed: this.passed } });
    this.done.resolve();
    this.parent.flush();
  }

  details() {
    const details = { __proto__: null, duration_ms: this.duration, type: this.kind };
    if (!this.passed) details.error = this.error;
    return details;
  }

  result() {
    const result = { __proto__: null, ...this.facts(), testNumber: this.parent.children.indexOf(this) + 1, details: this.details() };
    if (this.skip) result.skip = this.skip;
    else if (this.todo) result.todo = this.todo;
    if (this.skip && this.todo) result.skip = typeof this.skip === 'string' ? this.skip : this.todo;
    if (this.expectFailure) result.expectFailure = this.expectFailure;
    return result;
  }

  /** Tells of the children that are next in line. */
  flush() {
    if (!this.open) return;
    while (this.told < this.children.length) {
      const child = this.children[this.told];
      child.open = true;
      child.flush();
      if (!child.finished) return;
      child.announce();
      child.tellAll();
      this.told++;
    }
  }

  announce() {
    if (this.announced) return;
    this.parent.announce();
    this.announced = true;
    this.root.tell('test:start', this.facts());
  }

  tellAll() {
    if (this.children.length > 0) {
      this.root.tell('test:plan', { __proto__: null, nesting: this.nesting + 1, count: this.children.length, ...this.position() });
    }
    this.root.count(this);
    this.root.tell(this.passed ? 'test:pass' : 'test:fail', this.result());
    for (let i = 0; i < this.diagnostics.length; i++) {
      this.root.tell('test:diagnostic', { __proto__: null, nesting: this.nesting, message: this.diagnostics[i], level: 'info', ...this.position() });
    }
  }

  position() {
    const { line, column, file } = this.place;
    return { line, column, file };
  }
}

module.exports = { Entry, milliseconds, since };
