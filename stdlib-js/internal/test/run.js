'use strict';
// Runs test files, each in a process of its own, and makes one report of theirs.
const { TestsStream } = require('internal/test/stream');
const { failure, cancelling } = require('internal/test/failure');
const { milliseconds, since } = require('internal/test/entry');

const { option } = internalBinding('process');
const extensions = '{js,mjs,cjs}';
/** Where tests are looked for when nobody says where. */
const usual = [`**/test/**/*.${extensions}`, `**/*-test.${extensions}`, `**/*_test.${extensions}`, `**/*.test.${extensions}`,
  `**/test-*.${extensions}`, `**/test.${extensions}`];

/** The files that the patterns stand for, sorted; a pattern that finds nothing is an error of its user. */
function find(patterns, cwd) {
  const fs = require('fs');
  const { resolve } = require('path');
  const found = new Set();
  for (const pattern of patterns.length === 0 ? usual : patterns) {
    const names = fs.existsSync(resolve(cwd, pattern)) && fs.statSync(resolve(cwd, pattern)).isFile() ? [pattern] :
      fs.globSync(pattern, { cwd, exclude: (name) => name === 'node_modules' || /[\\/]node_modules[\\/]/.test(name) });
    for (const name of names) {
      const file = resolve(cwd, name);
      if (!/[\\/]node_modules[\\/]/.test(file)) found.add(file);
    }
  }
  return Array.from(found).sort();
}

class Files {
  constructor(stream, options) {
    this.stream = stream;
    this.options = options;
    this.counts = { __proto__: null, tests: 0, failed: 0, passed: 0, cancelled: 0, skipped: 0, todo: 0, topLevel: 0, suites: 0 };
    this.start = milliseconds();
    this.failedFiles = 0;
  }

  tell(type, data) {
    if (data.nesting === 0 && (type === 'test:pass' || type === 'test:fail')) data.testNumber = ++this.counts.topLevel;
    if (type === 'test:pass' || type === 'test:fail') this.count(type, data);
    this.stream.tell(type, data);
  }

  count(type, { skip, todo, details }) {
    const { counts } = this;
    if (type === 'test:fail' && !todo) this.failedFiles++;
    if (details.type === 'suite') counts.suites++;
    else {
      counts.tests++;
      if (skip) counts.skipped++;
      else if (todo) counts.todo++;
      else if (type === 'test:pass') counts.passed++;
      else if (cancelling.includes(details.error?.failureType)) counts.cancelled++;
      else counts.failed++;
    }
  }

  /** Runs one file; its events wait in a list until it is its turn. */
  async file(path, lane) {
    const { spawn } = require('child_process');
    const { execArgv, argv, env, cwd, signal } = this.options;
    const start = milliseconds();
    let tests = 0;
    let failed = 0;
    const note = (type, data) => {
      if (data.nesting === 0 && (type === 'test:pass' || type === 'test:fail')) tests++;
      if (type === 'test:fail' && data.nesting === 0 && !data.todo) failed++;
      lane(type, data);
    };
    const child = spawn(process.execPath, [...execArgv, path, ...argv], {
      cwd, signal, env: { ...env, NODE_TEST_CONTEXT: 'ouro-child' }, stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    });
    child.stdin.end();
    require('internal/test/messages').receive(child.stdio[3], note);
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8');
      child[name].on('data', (message) => note(`test:${name}`, { __proto__: null, file: path, message }));
    }
    const { code, exitSignal, error } = await new Promise((resolve) => {
      let error;
      child.on('error', (thrown) => {
        error = thrown;
        if (child.pid === undefined) resolve({ error });
      });
      child.on('close', (code, exitSignal) => resolve({ code, exitSignal, error }));
    });
    const bad = error !== undefined || exitSignal !== null || (code !== 0 && failed === 0);
    if (!bad && tests > 0) return;
    const { relative } = require('path');
    const facts = { __proto__: null, name: relative(cwd, path), nesting: 0, line: 1, column: 1, file: path };
    const details = { __proto__: null, duration_ms: since(start), type: 'test' };
    if (bad) {
      details.error = error === undefined ? failure('test failed', 'testCodeFailure') : failure(error, 'testAborted');
      details.error.exitCode = code;
      details.error.signal = exitSignal;
    }
    lane('test:start', facts);
    lane(bad ? 'test:fail' : 'test:pass', { ...facts, details });
  }

  async all(files) {
    const { concurrency } = this.options;
    const lanes = files.map(() => ({ events: [], over: false }));
    let turn = 0;
    let next = 0;
    const advance = () => {
      while (turn < lanes.length) {
        const { events, over } = lanes[turn];
        for (const [type, data] of events) this.tell(type, data);
        lanes[turn].events = [];
        if (!over) return;
        turn++;
      }
    };
    const worker = async () => {
      while (next < files.length) {
        const at = next++;
        await this.file(files[at], (type, data) => {
          lanes[at].events.push([type, data]);
          if (at === turn) advance();
        });
        lanes[at].over = true;
        advance();
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, files.length) }, worker));
    this.end();
  }

  end() {
    const { counts } = this;
    const nowhere = { nesting: 0, line: undefined, column: undefined, file: undefined };
    const duration = since(this.start);
    this.stream.tell('test:plan', { __proto__: null, ...nowhere, count: counts.topLevel });
    const lines = [`tests ${counts.tests}`, `suites ${counts.suites}`, `pass ${counts.passed}`, `fail ${counts.failed}`,
      `cancelled ${counts.cancelled}`, `skipped ${counts.skipped}`, `todo ${counts.todo}`, `duration_ms ${duration}`];
    for (const message of lines) this.stream.tell('test:diagnostic', { __proto__: null, ...nowhere, message, level: 'info' });
    this.stream.tell('test:summary', {
      __proto__: null, success: this.failedFiles === 0, counts: { ...counts }, duration_ms: duration, file: undefined,
    });
    this.stream.end();
  }
}

function patternFlags(name, list) {
  if (list === undefined || list === null) return [];
  const flags = [];
  for (const item of Array.isArray(list) ? list : [list]) flags.push(`${name}=${item}`);
  return flags;
}

/**
 * `run()` of `node:test`.
 * @param {object} [options]
 */
function run(options = {}) {
  const { validateArray, validateBoolean, validateFunction, validateObject, validateString, validateAbortSignal, validateOneOf } = require('internal/validators');
  const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  validateObject(options, 'options');
  const { files, globPatterns = [], cwd = process.cwd(), concurrency, setup, signal, timeout, execArgv = [], argv = [], only = false,
    isolation = 'process', env = process.env, shard } = options;
  for (const name of ['watch', 'coverage', 'globalSetupPath', 'rerunFailuresFilePath']) {
    if (options[name]) throw new Error(`The ${name} option of node:test's run() is not implemented`);
  }
  validateOneOf(isolation, 'options.isolation', ['process', 'none']);
  if (isolation === 'none') throw new Error("The isolation option 'none' of node:test's run() is not implemented");
  if (files !== undefined) validateArray(files, 'options.files');
  validateArray(globPatterns, 'options.globPatterns');
  if (files?.length > 0 && globPatterns.length > 0) {
    throw new ERR_INVALID_ARG_VALUE('options.globPatterns', globPatterns, 'is not supported when specifying \'options.files\'');
  }
  validateString(cwd, 'options.cwd');
  validateArray(execArgv, 'options.execArgv');
  validateArray(argv, 'options.argv');
  validateBoolean(only, 'options.only');
  if (setup !== undefined && setup !== null) validateFunction(setup, 'options.setup');
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  if (concurrency !== undefined && typeof concurrency !== 'number' && typeof concurrency !== 'boolean') {
    throw new ERR_INVALID_ARG_TYPE('options.concurrency', ['boolean', 'number'], concurrency);
  }
  let list = files === undefined ? find(globPatterns, cwd) : files.map((file) => require('path').resolve(cwd, file));
  if (shard !== undefined && shard !== null) {
    validateObject(shard, 'options.shard');
    const { validateInteger } = require('internal/validators');
    validateInteger(shard.total, 'options.shard.total', 1);
    validateInteger(shard.index, 'options.shard.index', 1, shard.total);
    list = list.filter((file, at) => at % shard.total === shard.index - 1);
  }
  const flags = [...execArgv, ...patternFlags('--test-name-pattern', options.testNamePatterns), ...patternFlags('--test-skip-pattern', options.testSkipPatterns)];
  if (only) flags.push('--test-only');
  if (timeout !== undefined && timeout !== null && timeout !== Infinity) flags.push(`--test-timeout=${timeout}`);
  const wide = Math.max(1, require('os').availableParallelism() - 1);
  const stream = new TestsStream();
  const work = new Files(stream, {
    cwd, signal, env, argv, execArgv: flags,
    concurrency: concurrency === undefined || concurrency === true ? wide : Number(concurrency) || 1,
  });
  setup?.(stream);
  // Listeners that are added in this turn hear everything.
  process.nextTick(() => {
    work.all(list).catch((error) => stream.destroy(error));
  });
  return stream;
}

/** `--test`: the words of the command line are files or patterns. */
function main() {
  const flags = [];
  for (const name of ['--test-name-pattern', '--test-skip-pattern']) flags.push(...patternFlags(name, option(name)));
  const own = process.execArgv.filter((word) => !word.startsWith('--test'));
  const words = process.argv.slice(1);
  const files = find(words, process.cwd());
  if (words.length > 0 && files.length === 0) {
    internalBinding('process').rawDebug(`Could not find '${words.join(', ')}'`);
    process.exitCode = 1;
    return;
  }
  const stream = run({
    files, execArgv: [...own, ...flags], only: option('--test-only'), timeout: Number(option('--test-timeout')) || undefined,
    concurrency: Number(option('--test-concurrency')) || undefined,
  });
  stream.on('test:summary', ({ success }) => {
    if (!success) process.exitCode = 1;
  });
  require('internal/test/output').connect(stream);
}

module.exports = { main, run };
