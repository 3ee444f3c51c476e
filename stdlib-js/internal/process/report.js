'use strict';
// The text of a fatal exception: source line, caret, stack, version.

/** Where `error` was thrown, as `{ path, line, column, source }`, if that is known. */
function position(error) {
  if (error === null || typeof error !== 'object') return undefined;
  const stack = error.stack;
  if (typeof stack !== 'string') return undefined;
  const match = /\n {4}at (?:.* \()?((?:file:\/\/)?\/.*?|\[eval\d*\]|\[stdin\]):(\d+):(\d+)\)?(?:\n|$)/.exec(stack);
  if (match === null) return undefined;
  return { path: match[1], line: +match[2], column: +match[3] };
}

function sourceLine(where) {
  const { readFileSync } = require('fs');
  try {
    const path = where.path.startsWith('file:') ? require('internal/url').fileURLToPath(where.path) : where.path;
    return readFileSync(path, 'utf8').split('\n')[where.line - 1];
  } catch {
    // The file is gone or was never one: the report goes on without its line.
    return undefined;
  }
}

function heading(error) {
  const where = position(error);
  if (where === undefined) return '';
  const line = sourceLine(where);
  if (line === undefined) return `${where.path}:${where.line}\n`;
  const caret = ' '.repeat(Math.max(0, where.column - 1)) + '^';
  return `${where.path}:${where.line}\n${line}\n${caret}\n\n`;
}

/** All that is printed for `error`, without the last line break. */
exports.describe = function describe(error) {
  let text;
  const isError = error !== null && typeof error === 'object' && typeof error.stack === 'string';
  if (isError) {
    text = heading(error) + require('internal/util/inspect').inspect(error);
  } else {
    text = 'Uncaught:\n' + require('internal/util/inspect').inspect(error) +
      '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';
  }
  return `${text}\n\nNode.js ${process.version}`;
};
