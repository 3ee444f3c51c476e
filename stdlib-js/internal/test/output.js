'use strict';
// From the stream of events through the reporters that the command line names to where each of them writes.
const { option } = internalBinding('process');

const builtin = ['dot', 'junit', 'lcov', 'spec', 'tap'];

function loadReporter(name) {
  if (builtin.includes(name)) return require('test/reporters')[name];
  return internalBinding('modules').importModule(name).then((namespace) => namespace.default ?? namespace);
}

function destination(name) {
  if (name === 'stdout') return process.stdout;
  if (name === 'stderr') return process.stderr;
  return require('fs').createWriteStream(name);
}

function attach(stream, reporter, target) {
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  if (typeof reporter === 'function' && Object.getOwnPropertyDescriptor(reporter.prototype ?? {}, 'constructor') !== undefined) {
    reporter = new reporter();
  }
  if (reporter === null || (typeof reporter !== 'function' && typeof reporter?.pipe !== 'function')) {
    throw new ERR_INVALID_ARG_TYPE('reporter', ['function', 'Stream'], reporter);
  }
  const lines = typeof reporter === 'function' ? require('stream').compose(stream, reporter) : stream.pipe(reporter);
  lines.pipe(target, { end: target !== process.stdout && target !== process.stderr });
}

/** Gives every reporter the events, from the first on. */
function connect(stream) {
  const names = option('--test-reporter');
  const targets = option('--test-reporter-destination');
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  if (process.env.NODE_TEST_CONTEXT === 'ouro-child') {
    require('internal/test/messages').send(stream);
    return;
  }
  if (names.length === 0) names.push('spec');
  if (targets.length === 0 && names.length === 1) targets.push('stdout');
  if (names.length !== targets.length) {
    throw new ERR_INVALID_ARG_VALUE('--test-reporter', names, 'must match the number of specified \'--test-reporter-destination\'');
  }
  if (names.length === 1) {
    const reporter = loadReporter(names[0]);
    if (typeof reporter.then === 'function') reporter.then((value) => attach(stream, value, destination(targets[0])));
    else attach(stream, reporter, destination(targets[0]));
    return;
  }
  // Each reporter reads at its own pace, from a stream of its own.
  const { PassThrough } = require('stream');
  for (let i = 0; i < names.length; i++) {
    const copy = new PassThrough({ objectMode: true, highWaterMark: Number.MAX_SAFE_INTEGER });
    stream.on('data', (event) => copy.write(event));
    stream.on('end', () => copy.end());
    Promise.resolve(loadReporter(names[i])).then((reporter) => attach(copy, reporter, destination(targets[i])));
  }
}

module.exports = { connect };
