'use strict';
// How a process that runs one test file tells the one that started it: an event a line, as JSON, on descriptor 3.

const CHANNEL = 3;
/** The lines that end a process's own report; whoever started it counts for itself. */
const closing = /^(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/;

function packError(error) {
  if (error === null || typeof error !== 'object') {
    return typeof error === 'object' || typeof error === 'string' || typeof error === 'number' || typeof error === 'boolean' ?
      { value: error } : { text: require('internal/util/inspect').inspect(error) };
  }
  if (!require('internal/util').isError(error)) return { text: require('internal/util/inspect').inspect(error) };
  const own = {};
  for (const key of ['code', 'failureType', 'generatedMessage', 'operator', 'actual', 'expected']) {
    const value = error[key];
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') own[key] = value;
    else if (value !== undefined) own[key] = require('internal/util/inspect').inspect(value);
  }
  const packed = { name: error.name, message: error.message, stack: error.stack, own };
  if ('cause' in error) packed.cause = packError(error.cause);
  return packed;
}

function unpackError(packed) {
  if (packed.text !== undefined) return { [Symbol.for('nodejs.util.inspect.custom')]: () => packed.text, message: packed.text };
  if (packed.stack === undefined && packed.name === undefined) return packed.value;
  const error = new Error(packed.message);
  if (packed.name !== 'Error') Object.defineProperty(error, 'name', { __proto__: null, value: packed.name, writable: true, configurable: true });
  Object.defineProperty(error, 'stack', { __proto__: null, value: packed.stack, writable: true, configurable: true });
  Object.assign(error, packed.own);
  if (packed.cause !== undefined) error.cause = unpackError(packed.cause);
  return error;
}

/** Writes each event as it happens, so that none is lost if the process dies. */
function send(stream) {
  const { writeSync } = require('fs');
  stream.on('data', ({ type, data }) => {
    if (data.file === undefined && data.nesting === 0 && (type === 'test:plan' || closing.test(data.message))) return;
    if (type === 'test:summary') return;
    if (data.details?.error !== undefined) data = { ...data, details: { ...data.details, error: packError(data.details.error) } };
    const bytes = Buffer.from(`${JSON.stringify({ type, data })}\n`);
    for (let at = 0; at < bytes.length;) at += writeSync(CHANNEL, bytes, at);
  });
}

/** Calls `onEvent(type, data)` for each line of `pipe`. */
function receive(pipe, onEvent) {
  let rest = '';
  pipe.setEncoding('utf8');
  pipe.on('data', (chunk) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const { type, data } = JSON.parse(line);
      if (data.details?.error !== undefined) data.details.error = unpackError(data.details.error);
      onEvent(type, data);
    }
  });
}

module.exports = { receive, send };
