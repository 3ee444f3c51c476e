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
  if (error === null || typeof error !== 'object' || error.name !== 'SyntaxError') return 1;
  const word = /^[\w$]+|^["'`].*?["'`]|^\S/.exec(line.slice(column - 1));
  return word === null ? 1 : word[0].length;
}

/** `path:line`, the line and a caret below the place, or '' if the place is not known. */
function heading(error, place) {
  if (place === undefined) return '';
  const [script, number, column] = place;
  const line = sourceLine(script, number);
  if (line === undefined) return script.startsWith('node:') ? `${script}:${number}\n` : '';
  const indent = line.slice(0, Math.max(0, column - 1)).replace(/[^\t]/g, ' ');
  return `${script}:${number}\n${line}\n${indent}${'^'.repeat(width(line, column, error))}\n`;
}

/** All that is printed for `error`, without the last line break. `place` is where it was thrown, if known. */
exports.describe = function describe(error, place) {
  const isError = error !== null && typeof error === 'object' && require('internal/util').isError(error);
  const { inspect } = require('internal/util/inspect');
  let text;
  if (isError) {
    const head = heading(error, error.name === 'SyntaxError' ? placeOf(error) || place : place || placeOf(error));
    text = `${head}${head === '' ? '' : '\n'}${inspect(error)}`;
  } else {
    const head = heading(error, place);
    text = (head === '' ? 'Uncaught:\n' : head) + (typeof error === 'symbol' ? String(error) : inspect(error));
    if (option('--trace-uncaught')) {
      if (place !== undefined) text += `\nThrown at:\n    at ${place.join(':')}`;
    } else {
      text += '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';
    }
  }
  return `${text}\n\nNode.js ${process.version}`;
};
