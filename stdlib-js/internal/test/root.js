'use strict';
// The root of all tests of a process: declares them, starts them, counts them, and sets the exit code.
const { Entry, milliseconds, since } = require('internal/test/entry');
const { current } = require('internal/test/current');
const { failure } = require('internal/test/failure');

const { option } = internalBinding('process');
const nowhere = { __proto__: null, line: undefined, column: undefined, file: undefined };

let root;

function patterns(name) {
  return option(name).map((text) => {
    const parts = /^\/(.*)\/([a-z]*)$/s.exec(text);
    return parts === null ? new RegExp(text) : new RegExp(parts[1], parts[2]);
  });
}

class Root extends Entry {
  constructor(settings) {
    super(null, null, 'root', { name: '<root>', options: {}, fn: undefined, place: nowhere });
    this.counts = { __proto__: null, tests: 0, failed: 0, passed: 0, cancelled: 0, skipped: 0, todo: 0, topLevel: 0, suites: 0 };
    this.started = true;
    this.startTime = milliseconds();
    this.onlyTests = settings.only ?? option('--test-only');
    this.include = settings.include ?? patterns('--test-name-pattern');
    this.exclude = settings.exclude ?? patterns('--test-skip-pattern');
    this.timeout = settings.timeout ?? (Number(option('--test-timeout')) || Infinity);
    this.stream = new (require('internal/test/stream').TestsStream)();
  }

  tell(type, data) {
    this.stream.tell(type, data);
  }

  /** Lets the program declare what it declares at once, then starts. */
  begin() {
    if (this.beginning) {
      if (this.ready) this.pump();
      return;
    }
    this.beginning = true;
    (async () => {
      for (let i = 0; i < 6; i++) await undefined;
      this.ready = true;
      this.onlyTests ||= this.children.some(hasOnly);
      this.pump();
    })();
  }

  /** A test that came when the one around it was over cannot run; it is told of here. */
  addLate(child) {
    child.parent = this;
    child.nesting = 0;
    child.started = true;
    this.children.push(child);
    child.settle(failure(new Error('test could not be started because its parent finished'), 'parentAlreadyFinished'));
  }

  /** False for what the filters leave out. */
  wants(entry) {
    if ((this.onlyTests && !onlyWants(entry)) || entry.parent.runOnlySubtests) {
      if (!entry.options.only && !onlyWants(entry)) return false;
    }
    if (this.include.length > 0 && !nameWants(entry, this.include)) return false;
    return this.exclude.length === 0 || this.includes(entry);
  }

  /** False for what the skip patterns name, and for a suite of such tests alone. */
  includes(entry) {
    if (this.exclude.some((pattern) => pattern.test(entry.name) || pattern.test(path(entry)))) return false;
    return entry.kind !== 'suite' || entry.children.length === 0 || entry.children.some((child) => this.includes(child));
  }

  count(entry) {
    const { counts } = this;
    if (entry.nesting === 0) counts.topLevel++;
    if (!entry.passed && !entry.todo && !process.exitCode) process.exitCode = 1;
    if (entry.kind === 'suite') {
      counts.suites++;
      return;
    }
    counts.tests++;
    if (entry.skip) counts.skipped++;
    else if (entry.todo) counts.todo++;
    else if (entry.passed) counts.passed++;
    else if (require('internal/test/failure').cancelling.includes(entry.error.failureType)) counts.cancelled++;
    else counts.failed++;
  }

  /** The loop has nothing left to do: what still waits never ends. */
  async end() {
    if (this.ending) return;
    this.ending = true;
    const reason = 'Promise resolution is still pending but the event loop has already resolved';
    for (let i = 0; i < this.children.length; i++) {
      cancelDeepest(this.children[i], failure(reason, 'cancelledByParent'));
    }
    await this.allChildren();
    try {
      await this.runHooks(this.hooks.after, this);
    } catch (error) {
      this.diagnostics.push(`Error: ${error.message}`);
      process.exitCode = 1;
    }
    const { counts } = this;
    this.flush();
    const place = { line: undefined, column: undefined, file: undefined };
    this.tell('test:plan', { __proto__: null, nesting: 0, count: this.children.length, ...place });
    const lines = this.diagnostics;
    lines.push(`tests ${counts.tests}`, `suites ${counts.suites}`, `pass ${counts.passed}`, `fail ${counts.failed}`,
      `cancelled ${counts.cancelled}`, `skipped ${counts.skipped}`, `todo ${counts.todo}`,
      `duration_ms ${since(this.startTime)}`);
    for (let i = 0; i < lines.length; i++) {
      this.tell('test:diagnostic', { __proto__: null, nesting: 0, message: lines[i], level: 'info', ...place });
    }
    this.tell('test:summary', {
      __proto__: null, success: counts.failed === 0 && counts.cancelled === 0, counts: { ...counts },
      duration_ms: since(this.startTime), file: undefined,
    });
    this.stream.end();
    this.finished = true;
  }
}

function path(entry) {
  return entry.parent.parent === null ? entry.name : `${path(entry.parent)} ${entry.name}`;
}

function hasOnly(entry) {
  return entry.options.only || (entry.kind === 'suite' && entry.children.some(hasOnly));
}

/** It is marked, or holds what is marked, or stands in a marked suite that marks nothing inside. */
function onlyWants(entry) {
  if (hasOnly(entry)) return true;
  for (let at = entry.parent; at !== null; at = at.parent) {
    if (at.kind === 'test') return true;
    if (at.options.only) return !at.children.some(hasOnly);
  }
  return false;
}

function nameWants(entry, list) {
  for (let at = entry; at.parent !== null; at = at.parent) {
    if (list.some((pattern) => pattern.test(at.name) || pattern.test(path(at)))) return true;
    if (at.kind === 'test' && at !== entry) return true;
  }
  return entry.kind === 'suite' && entry.children.some((child) => nameWants(child, list));
}

function cancelDeepest(entry, error) {
  if (entry.finished) return;
  for (let i = 0; i < entry.children.length; i++) cancelDeepest(entry.children[i], error);
  entry.cancel(error);
}

function describeError(error) {
  return require('internal/util').isError(error) ? `${error}` : require('internal/util/inspect').inspect(error);
}

/** An exception or a rejection that nothing caught belongs to the test whose code it came from. */
function onEscape(error, type) {
  const entry = current.getStore();
  if (entry !== undefined && !entry.finished) {
    entry.interrupt(failure(error, type));
    return;
  }
  const { relative } = require('path');
  const handler = type === 'uncaughtException' ? 'an uncaughtException' : 'an unhandledRejection';
  const who = entry === undefined ? 'A resource' :
    `Test "${entry.name}" at ${relative(process.cwd(), entry.place.file)}:${entry.place.line}:${entry.place.column}`;
  const outcome = entry === undefined ? `which triggered ${handler} event, caught by the test runner.` :
    `and would have caused the test to fail, but instead triggered ${handler} event.`;
  root.diagnostics.push(`Error: ${who} generated asynchronous activity after the test ended. This activity created the error ` +
    `"${describeError(error)}" ${outcome}`);
  process.exitCode = 1;
}

/** The root, made and wired to the process at the first call. */
function getRoot() {
  if (root !== undefined) return root;
  root = new Root({});
  process.on('uncaughtException', (error) => onEscape(error, 'uncaughtException'));
  process.on('unhandledRejection', (error) => onEscape(error, 'unhandledRejection'));
  process.on('beforeExit', () => root.end());
  require('internal/test/output').connect(root.stream);
  return root;
}

function place() {
  const site = require('internal/util/call_sites').callSites(1)[0];
  if (site === undefined) return nowhere;
  let file = site.scriptName;
  if (file.startsWith('file://')) file = require('internal/url/file').fileURLToPath(file);
  return { __proto__: null, line: site.lineNumber, column: site.columnNumber, file };
}

/** Declares a test or a suite; the promise ends when it does. */
function declare(kind, parent, name, options, fn, extra) {
  if (typeof name === 'function') fn = name;
  else if (name !== null && typeof name === 'object') {
    fn = options;
    options = name;
  } else if (typeof options === 'function') fn = options;
  if (options === null || typeof options !== 'object') options = {};
  if (extra !== undefined) options = { ...options, ...extra };
  if (fn !== undefined && typeof fn !== 'function') fn = undefined;
  if (typeof name !== 'string' || name === '') name = fn?.name || '<anonymous>';
  parent ??= current.getStore() ?? getRoot();
  if (parent.kind === 'suite' && parent.finished) parent = getRoot();
  const entry = new Entry(parent.root, parent, kind, { name, options, fn, place: place() });
  if (kind === 'suite') build(entry);
  return parent.add(entry);
}

/** Runs a suite's function, which declares what is in it. */
function build(entry) {
  if (entry.skip || entry.fn === undefined) return;
  const failed = (error) => {
    entry.buildError = failure(error, 'testCodeFailure');
  };
  try {
    const result = current.run(entry, () => Reflect.apply(entry.fn, entry.getContext(), [entry.getContext()]));
    entry.built = Promise.resolve(result).then(undefined, failed);
  } catch (error) {
    failed(error);
  }
}

function addHook(entry, name, fn, options = {}) {
  if (fn === undefined || fn === null) fn = () => {};
  require('internal/validators').validateFunction(fn, 'fn');
  (entry ?? current.getStore() ?? getRoot()).addHook(name, fn, options);
}

module.exports = { addHook, declare };
