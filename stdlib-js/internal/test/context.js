'use strict';
// What the functions of tests and suites are given.

/** @typedef {import('./entry.js').Entry} Entry */

class TestContext {
  #entry;
  #assert;

  /** @param {Entry} entry */
  constructor(entry) {
    this.#entry = entry;
  }

  /** Aborted when the test is over or was cancelled. */
  get signal() {
    return this.#entry.signal;
  }

  get name() {
    return this.#entry.name;
  }

  get filePath() {
    return this.#entry.place.file;
  }

  get fullName() {
    return this.#entry.fullName;
  }

  get error() {
    return this.#entry.error;
  }

  get passed() {
    return this.#entry.passed;
  }

  get attempt() {
    return 0;
  }

  get workerId() {
    return Number(process.env.NODE_TEST_WORKER_ID) || undefined;
  }

  /** A line for the report. */
  diagnostic(message) {
    this.#entry.diagnostics.push(message);
  }

  /** How many assertions and subtests there must be. */
  plan(count, options) {
    this.#entry.setPlan(count, options);
  }

  /** The functions of `assert`, counted against the plan. */
  get assert() {
    return this.#assert ??= require('internal/test/assertions').forEntry(this.#entry, this);
  }

  /** Mocks that end with the test. */
  get mock() {
    return this.#entry.mock ??= new (require('internal/test/mock').MockTracker)();
  }

  runOnly(value) {
    this.#entry.runOnlySubtests = Boolean(value);
  }

  skip(message) {
    this.#entry.skip = message === undefined || message === '' ? true : message;
  }

  todo(message) {
    this.#entry.todo = message === undefined || message === '' ? true : message;
  }

  /** A subtest. */
  test(name, options, fn) {
    return require('internal/test/root').declare('test', this.#entry, name, options, fn);
  }

  before(fn, options) {
    require('internal/test/root').addHook(this.#entry, 'before', fn, options);
  }

  after(fn, options) {
    require('internal/test/root').addHook(this.#entry, 'after', fn, options);
  }

  beforeEach(fn, options) {
    require('internal/test/root').addHook(this.#entry, 'beforeEach', fn, options);
  }

  afterEach(fn, options) {
    require('internal/test/root').addHook(this.#entry, 'afterEach', fn, options);
  }

  /** Calls `condition` again and again until it does not throw. */
  waitFor(condition, options = {}) {
    const { validateFunction, validateNumber, validateObject } = require('internal/validators');
    validateFunction(condition, 'condition');
    validateObject(options, 'options');
    const { interval = 50, timeout = 1000 } = options;
    validateNumber(interval, 'options.interval', 0, 2 ** 31 - 1);
    validateNumber(timeout, 'options.timeout', 0, 2 ** 31 - 1);
    const { setTimeout, clearTimeout } = require('timers');
    const { promise, resolve, reject } = Promise.withResolvers();
    let cause;
    let next;
    let over = false;
    const end = setTimeout(() => {
      over = true;
      clearTimeout(next);
      const error = new Error('waitFor() timed out');
      if (cause !== undefined) error.cause = cause;
      reject(error);
    }, timeout);
    const attempt = async () => {
      try {
        const value = await condition();
        if (over) return;
        clearTimeout(end);
        resolve(value);
      } catch (error) {
        cause = error;
        if (!over) next = setTimeout(attempt, interval);
      }
    };
    attempt();
    return promise;
  }
}

class SuiteContext {
  #entry;

  /** @param {Entry} entry */
  constructor(entry) {
    this.#entry = entry;
  }

  get signal() {
    return this.#entry.signal;
  }

  get name() {
    return this.#entry.name;
  }

  get filePath() {
    return this.#entry.place.file;
  }

  get fullName() {
    return this.#entry.fullName;
  }
}

module.exports = { TestContext, SuiteContext };
