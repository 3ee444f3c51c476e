'use strict';
// process.emitWarning and the default printer of warnings.

const { option, rawDebug } = internalBinding('process');

let traceHintShown = false;

/** Prints a warning as Node does, on standard error. */
function print(warning) {
  if (!(warning instanceof Error)) return;
  const deprecation = warning.name === 'DeprecationWarning';
  if (deprecation && process.noDeprecation) return;
  if (!option('--warnings')) return;
  const trace = process.traceProcessWarnings || option('--trace-warnings') ||
    (deprecation && (process.traceDeprecation || option('--trace-deprecation')));
  let line = `(node:${process.pid}) `;
  if (warning.code) line += `[${warning.code}] `;
  if (trace && warning.stack) {
    line += warning.stack;
  } else {
    line += typeof warning.toString === 'function' ? `${warning.toString()}` : Error.prototype.toString.call(warning);
  }
  if (typeof warning.detail === 'string') line += `\n${warning.detail}`;
  if (!trace && !traceHintShown) {
    const flag = deprecation ? '--trace-deprecation' : '--trace-warnings';
    line += `\n(Use \`node ${flag} ...\` to show where the warning was created)`;
    traceHintShown = true;
  }
  write(line);
}

/** Through `process.stderr` if the program has looked at it, because it may have replaced its `write`. */
function write(line) {
  const file = process.env.NODE_REDIRECT_WARNINGS;
  if (file) {
    try {
      require('fs').appendFileSync(file, `${line}\n`);
      return;
    } catch {
      // As in Node, what cannot be redirected is printed.
    }
  }
  const stderr = Object.getOwnPropertyDescriptor(process, 'stderr')?.value;
  if (typeof stderr?.write === 'function') stderr.write(`${line}\n`);
  else rawDebug(line);
}

let printing = false;
function startPrinting() {
  if (printing) return;
  printing = true;
  process.on('warning', print);
}

function create(warning, type, code, ctor) {
  const error = new Error(warning);
  error.name = String(type || 'Warning');
  if (code !== undefined) error.code = code;
  if (typeof Error.captureStackTrace === 'function') Error.captureStackTrace(error, ctor || process.emitWarning);
  return error;
}

exports.emitWarning = function emitWarning(warning, type, code, ctor) {
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  const { validateString } = require('internal/validators');
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    ctor = type.ctor;
    code = type.code;
    if (typeof type.detail === 'string') detail = type.detail;
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    ctor = type;
    code = '';
    type = 'Warning';
  }
  if (type === 'DeprecationWarning' && process.noDeprecation) return;
  if (type !== undefined) validateString(type, 'type');
  if (typeof code === 'function') {
    ctor = code;
    code = undefined;
  } else if (code !== undefined) {
    validateString(code, 'code');
  }
  let error = warning;
  if (typeof warning === 'string') {
    error = create(warning, type, code, ctor);
  } else if (!(warning instanceof Error)) {
    throw new ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (detail !== undefined) error.detail = detail;
  startPrinting();
  if (error.name === 'DeprecationWarning') {
    if (process.noDeprecation || !option('--deprecation')) return;
    if (process.throwDeprecation || option('--throw-deprecation')) {
      process.nextTick(() => { throw error; });
      return;
    }
  }
  process.nextTick(() => process.emit('warning', error));
};
