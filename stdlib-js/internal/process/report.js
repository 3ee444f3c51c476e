'use strict';
// The text of a fatal exception: source line, caret, stack, version.

const { placeOf, option } = internalBinding('process');

const texts = new Map();

/** Keeps the text of a program that is no file, so that its lines can be shown. */
exports.rememberSource = function rememberSource(name, source) { texts.set(name, source); };

function sourceLine(script, line) {
  let source = texts.get(script);
  if (source === undefined) {
    try {
      const path = script.startsWith('file:') ? require('internal/url').fileURLToPath(script) : script;
      if (path[0] !== '/') return undefined;
      source = require('fs').readFileSync(path, 'utf8');
    } catch {
      // The file is gone or was never one: the report goes on without its line.
      return undefined;
    }
  }
  return source.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1];
}

/** How many characters the caret underlines: those of the name at the error, as far as it is one. */
function width(line, column, error) {
  if (error === null || typeof error !== 'object' || error.name !== 'SyntaxError' || / in JSON at |JSON input/.test(error.message)) return 1;
  const word = /^[\w$]+|^["'`].*?["'`]|^\S/.exec(line.slice(column - 1));
  return word === null ? 1 : word[0].length;
}

/** `path:line`, the line and a caret below the place, or '' if the place is not known. */
function heading(error, place, byThrow) {
  if (place === undefined) return '';
  const [script, number] = place;
  let column = place[2];
  const line = sourceLine(script, number);
  if (line === undefined) return script.startsWith('node:') ? `${script}:${number}\n` : '';
  // What is thrown is shown at the statement that throws it.
  const thrown = byThrow ? /\bthrow\s[^;{}]*$/.exec(line.slice(0, Math.max(0, column - 1))) : null;
  if (thrown !== null) column = thrown.index + 1;
  const indent = line.slice(0, Math.max(0, column - 1)).replace(/[^\t]/g, ' ');
  return `${script}:${number}\n${line}\n${indent}${'^'.repeat(width(line, column, error))}\n`;
}

let emitted = null;

/** Keeps where an 'error' event was emitted that nobody listens to: the report tells it. */
exports.rememberEmitted = function rememberEmitted(error, emitter) {
  const at = {};
  Error.captureStackTrace(at, require('events').prototype.emit);
  emitted ??= new WeakMap();
  emitted.set(error, { at, emitter });
};

/** The lines `own` without those that `lines` has at its end too, if they are many. */
function withoutCommon(own, lines) {
  let same = 0;
  while (same < own.length && own[own.length - 1 - same] === lines[lines.length - 1 - same]) same++;
  if (same < 4) return own;
  const start = own.length - same;
  return [...own.slice(0, start + 1), '    [... lines matching original stack trace ...]', own[own.length - 1]];
}

/** Adds to the stack of `error` where it was emitted. */
function addEmitted(error) {
  const known = emitted?.get(error);
  if (known === undefined || typeof error.stack !== 'string' || typeof known.at.stack !== 'string') return;
  let on = '';
  try {
    const { name } = known.emitter.constructor;
    if (name !== 'EventEmitter') on = ` on ${name} instance`;
  } catch {
    // An emitter without a name.
  }
  const own = withoutCommon(known.at.stack.split('\n').slice(1), error.stack.split('\n').slice(1));
  error.stack = `${error.stack}\nEmitted 'error' event${on} at:\n${own.join('\n')}`;
}

/** The place of the first frame that the stack shows. */
function firstFrame(error) {
  const match = /\n {4}at (?:.*\()?((?:node:|file:|\/)[^()\n]*?):(\d+):(\d+)\)?(?:\n|$)/.exec(error.stack);
  return match === null ? undefined : [match[1], Number(match[2]), Number(match[3])];
}

/** All that is printed for `error`, without the last line break. `place` is where it was thrown, if known. */
exports.describe = function describe(error, place, fromRejection) {
  const isError = error !== null && typeof error === 'object' && require('internal/util').isError(error);
  const { inspect } = require('internal/util/inspect');
  let text;
  if (isError) {
    addEmitted(error);
    let at = error.name === 'SyntaxError' ? placeOf(error) || place : place || placeOf(error);
    // Not where the class of our errors is, nor where they are made: where they come from.
    if (at !== undefined && /^node:internal\/(?:errors|modules\/errors|assert\/assertion_error)$/.test(at[0])) at = firstFrame(error) || at;
    const head = heading(error, at, !fromRejection);
    text = `${head}${head === '' ? '' : '\n'}${inspect(error)}`;
  } else {
    const head = heading(error, place, !fromRejection);
    const isObject = error !== null && (typeof error === 'object' || typeof error === 'function');
    text = (head === '' ? 'Uncaught:\n' : head) + (isObject ? inspect(error) : String(error));
    if (option('--trace-uncaught')) {
      if (place !== undefined) text += `\nThrown at:\n    at ${place.join(':')}`;
    } else if (!isObject) {
      text += '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';
    }
  }
  return `${text}\n\nNode.js ${process.version}`;
};
