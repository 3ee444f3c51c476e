// The text of the call that failed, read from the program's source.

/** `assert.ok(x === 1)` as it stands in the program's file; undefined where it cannot be known. */
function callSource() {
  const [site] = require('internal/util/call_sites').callSites(1);
  if (site === undefined) return undefined;
  let path = site.scriptName;
  try {
    if (path.startsWith('file:')) path = require('internal/url').fileURLToPath(path);
    if (path[0] !== '/' && !/^[A-Za-z]:/.test(path)) return undefined;
    const line = require('fs').readFileSync(path, 'utf8').split('\n')[site.lineNumber - 1];
    return line === undefined ? undefined : callAt(line, site.column - 1);
  } catch {
    // No file, no text.
    return undefined;
  }
}

/** The call expression of `line` that the column (from 0) lies in. */
function callAt(line, column) {
  let start = Math.min(column, line.length);
  // A member between brackets: `ok["apply"]`.
  if (line[start - 1] === '[') start--;
  // To the left over names, dots and brackets: `assert['ok']`, `assert.strict`.
  for (;;) {
    const before = line[start - 1];
    if (before === undefined) break;
    if (/[\p{L}\p{N}_$.]/u.test(before)) {
      start--;
    } else if (before === ']') {
      const open = line.lastIndexOf('[', start - 1);
      if (open === -1) break;
      start = open;
    } else {
      break;
    }
  }
  const open = line.indexOf('(', column);
  if (open === -1) return undefined;
  const end = closing(line, open);
  const text = line.slice(start, end === -1 ? line.length : end + 1).trim();
  return escaped(text.startsWith('.') ? text.slice(1) : text);
}

const short = { 8: '\\b', 9: '\\t', 12: '\\f' };

/** The text with its control characters spelled out. */
function escaped(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return short[code] ?? `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Where the bracket at `open` closes, texts skipped; -1 if not on this line. */
function closing(line, open) {
  let depth = 0;
  let quote = '';
  for (let i = open; i < line.length; i++) {
    const unit = line[i];
    if (quote !== '') {
      if (unit === '\\') i++;
      else if (unit === quote) quote = '';
    } else if (unit === '"' || unit === "'" || unit === '`') {
      quote = unit;
    } else if (unit === '(' || unit === '[' || unit === '{') {
      depth++;
    } else if ((unit === ')' || unit === ']' || unit === '}') && --depth === 0) {
      return i;
    }
  }
  return -1;
}

module.exports = { callSource };
