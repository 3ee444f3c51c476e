'use strict';
// What the reporters for people share: marks, colors, one line a test, the text of an error.

const codes = { green: 32, red: 31, blue: 34, gray: 90, yellow: 33, white: 39 };
const marks = { pass: ['✔ ', 'green'], fail: ['✖ ', 'red'], skip: ['﹣ ', 'gray'], todo: ['⚠ ', 'yellow'], info: ['ℹ ', 'blue'] };

function colored() {
  return require('internal/util/colors').shouldColorize(process.stdout);
}

function paint(color, text) {
  return colored() ? `\u001b[${codes[color]}m${text}\u001b[39m` : text;
}

/** The line of a finished test, without its margin. */
function resultLine(type, { name, skip, todo, expectFailure, details }) {
  let kind = type === 'test:pass' ? 'pass' : 'fail';
  const tag = (word, value) => ` # ${typeof value === 'string' && value.length > 0 ? value : word}`;
  let note = '';
  if (skip !== undefined && skip !== false) {
    kind = 'skip';
    note = tag('SKIP', skip);
  } else if (todo !== undefined && todo !== false) {
    if (kind === 'fail') kind = 'todo';
    note = tag('TODO', todo);
  } else if (expectFailure) {
    note = ' # EXPECTED FAILURE';
  }
  const [mark, color] = marks[kind];
  const time = details?.duration_ms === undefined ? '' : ` ${paint('gray', `(${details.duration_ms}ms)`)}`;
  return `${paint(color, `${mark}${name}`)}${time}${note}`;
}

/** The cause of a failure, each line with `margin`. */
function errorText(error, margin) {
  const { inspect } = require('internal/util/inspect');
  const cause = error?.code === 'ERR_TEST_FAILURE' ? error.cause : error;
  const text = inspect(cause, { colors: colored(), breakLength: Infinity });
  return text.split('\n').map((line) => `${margin}${line}`).join('\n');
}

module.exports = { errorText, marks, paint, resultLine };
