// The console's rarer texts: tables, times, traces.
const { getStringWidth, inspect } = require('internal/util/inspect');

/** A span of `ms` milliseconds as people read it: `1.234ms`, `2.5s`, `1:05.000 (m:ss.mmm)`. */
function formatTime(ms) {
  let hours = 0;
  let minutes = 0;
  let seconds = 0;
  if (ms >= 1000) {
    seconds = ms / 1000;
    if (seconds >= 60) {
      minutes = Math.floor(seconds / 60);
      seconds %= 60;
      if (minutes >= 60) {
        hours = Math.floor(minutes / 60);
        minutes %= 60;
      }
    }
  }
  if (hours !== 0 || minutes !== 0) {
    const [whole, fraction] = seconds.toFixed(3).split('.');
    const head = hours !== 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : minutes;
    return `${head}:${whole.padStart(2, '0')}.${fraction} (${hours !== 0 ? 'h:m' : ''}m:ss.mmm)`;
  }
  if (seconds !== 0) return `${seconds.toFixed(3)}s`;
  return `${Number(ms.toFixed(3))}ms`;
}

/** The text of `console.trace`: the frames of whoever called it. */
function traceOf(error, trace) {
  if (typeof Error.captureStackTrace === 'function') {
    Error.captureStackTrace(error, trace);
    return error.stack;
  }
  const head = error.message === '' ? error.name : `${error.name}: ${error.message}`;
  const { stack } = new Error();
  return head + stack.slice(stack.indexOf('\n'));
}

/** `data` in a frame: a row for each entry, a column for each key of the entries. */
function tableOf(data, properties, options) {
  const { isMap, isMapIterator, isSet, isSetIterator } = require('internal/util/types');
  const { previewEntries } = internalBinding('util');
  const show = (value) => {
    const depth = value !== null && typeof value === 'object' && !Array.isArray(value) &&
      Object.keys(value).length > 2 ? -1 : 0;
    return inspect(value, { maxArrayLength: 3, breakLength: Infinity, ...options, depth });
  };
  let flat;
  let pairs = false;
  if (isMap(data)) {
    flat = previewEntries(data);
    pairs = true;
  } else if (isMapIterator(data)) {
    [flat, pairs] = previewEntries(data, true);
  }
  if (pairs) {
    const keys = [];
    const values = [];
    for (let i = 0; i < flat.length; i += 2) {
      keys.push(show(flat[i]));
      values.push(show(flat[i + 1]));
    }
    return frame(['(iteration index)', 'Key', 'Values'], [keys.map((key, index) => index), keys, values]);
  }
  if (isSetIterator(data)) flat = previewEntries(data, true)[0];
  else if (isSet(data)) flat = previewEntries(data);
  if (flat !== undefined) {
    // The entries of a Set's `entries()` are pairs of the same.
    return frame(['(iteration index)', 'Values'], [flat.map((value, index) => index), flat.map(show)]);
  }

  const rows = Object.keys(data);
  const columns = new Map();
  const values = [];
  let hasValues = false;
  for (let i = 0; i < rows.length; i++) {
    const item = data[rows[i]];
    const primitive = item === null || (typeof item !== 'function' && typeof item !== 'object');
    if (primitive && properties === undefined) {
      hasValues = true;
      values[i] = show(item);
      continue;
    }
    for (const key of properties || Object.keys(item)) {
      let column = columns.get(key);
      if (column === undefined) {
        column = [];
        columns.set(key, column);
      }
      column[i] = !primitive && Object.hasOwn(item, key) ? show(item[key]) : '';
    }
  }
  const head = ['(index)', ...columns.keys()];
  const body = [rows, ...columns.values()];
  if (hasValues) {
    head.push('Values');
    body.push(values);
  }
  return frame(head, body);
}

/** Cells in lines; `columns` are arrays of equal or lesser length. */
function frame(head, columns) {
  const widths = head.map((text) => getStringWidth(text) + 2);
  const height = columns.length === 0 ? 0 : Math.max(...columns.map((column) => column.length));
  const rows = [];
  for (let i = 0; i < columns.length; i++) {
    for (let j = 0; j < height; j++) {
      rows[j] ??= [];
      const text = rows[j][i] = columns[i][j] === undefined ? '' : String(columns[i][j]);
      const width = getStringWidth(text) + 2;
      if (width > widths[i]) widths[i] = width;
    }
  }
  const line = (cells) => `│${cells.map((text, i) =>
    ` ${text}${' '.repeat(widths[i] - getStringWidth(text) - 1)}`).join('│')}│`;
  const bars = widths.map((width) => '─'.repeat(width));
  return [`┌${bars.join('┬')}┐`, line(head), `├${bars.join('┼')}┤`, ...rows.map(line), `└${bars.join('┴')}┘`].join('\n');
}

module.exports = { formatTime, tableOf, traceOf };
