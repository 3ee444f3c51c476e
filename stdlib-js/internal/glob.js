'use strict';
// Shell patterns: `*`, `?`, `**`, classes, braces and extended groups, matched segment by segment.
// A backslash in a pattern is a separator, never an escape, as in `path.matchesGlob`.

const GLOBSTAR = Symbol('**');
const MAGIC = /[*?[\]()+@!]/;
const POSIX_CLASSES = {
  __proto__: null,
  alnum: '\\p{L}\\p{Nl}\\p{Nd}', alpha: '\\p{L}\\p{Nl}', ascii: '\\x00-\\x7f', blank: '\\p{Zs}\\t', cntrl: '\\p{Cc}',
  digit: '\\p{Nd}', graph: '\\x21-\\x7e', lower: '\\p{Ll}', print: '\\x20-\\x7e', punct: '\\p{P}', space: '\\p{Z}\\t\\r\\n\\v\\f',
  upper: '\\p{Lu}', word: '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}', xdigit: 'A-Fa-f0-9',
};

function quote(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** `a{b,c}` becomes `ab` and `ac`; `{1..3}` becomes 1, 2 and 3. */
function expandBraces(pattern) {
  for (let open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
    const parts = [];
    let depth = 0;
    let start = open + 1;
    let close = -1;
    for (let i = open; i < pattern.length; i++) {
      const c = pattern[i];
      if (c === '{') {
        depth++;
      } else if (c === '}' && --depth === 0) {
        parts.push(pattern.slice(start, i));
        close = i;
        break;
      } else if (c === ',' && depth === 1) {
        parts.push(pattern.slice(start, i));
        start = i + 1;
      }
    }
    if (close < 0) continue;
    const items = parts.length > 1 ? parts : range(parts[0]);
    if (items === null) continue;
    const out = [];
    const head = pattern.slice(0, open);
    const tails = expandBraces(pattern.slice(close + 1));
    for (const item of items) {
      for (const middle of parts.length > 1 ? expandBraces(item) : [item]) {
        for (const tail of tails) out.push(head + middle + tail);
      }
    }
    return out;
  }
  return [pattern];
}

function range(text) {
  const found = /^(?:(-?\d+)\.\.(-?\d+)|([a-zA-Z])\.\.([a-zA-Z]))(?:\.\.(-?\d+))?$/.exec(text);
  if (found === null) return null;
  const numeric = found[1] !== undefined;
  const from = numeric ? Number(found[1]) : found[3].charCodeAt(0);
  const to = numeric ? Number(found[2]) : found[4].charCodeAt(0);
  const step = Math.max(Math.abs(Number(found[5] ?? 1)), 1);
  if (Math.abs(to - from) / step > 100_000) return null;
  const padded = numeric && (/^-?0\d/.test(found[1]) || /^-?0\d/.test(found[2]));
  const width = padded ? Math.max(found[1].length, found[2].length) : 0;
  const out = [];
  for (let i = from; from <= to ? i <= to : i >= to; i += from <= to ? step : -step) {
    if (!numeric) out.push(String.fromCharCode(i));
    else if (i < 0 && padded) out.push(`-${String(-i).padStart(width - 1, '0')}`);
    else out.push(String(i).padStart(width, '0'));
  }
  return out;
}

/** A class such as `[a-z[:digit:]]` that starts at `at`; null when it is not closed. */
function inClass(text) {
  return text === '-' ? '\\-' : quote(text);
}

function classSource(text, at) {
  let i = at + 1;
  const negated = text[i] === '!' || text[i] === '^';
  if (negated) i++;
  const out = [];
  const start = i;
  for (; i < text.length; i++) {
    const c = text[i];
    if (c === ']' && i > start) {
      const body = out.join('');
      // A class that can match nothing, such as `[b-a]`.
      if (body === '') return { source: negated ? '[^/]' : '(?!)', end: i };
      return { source: `[${negated ? '^' : ''}${body}]`, end: i };
    }
    const named = c === '[' ? /^\[:(\w+):\]/.exec(text.slice(i)) : null;
    if (named !== null && POSIX_CLASSES[named[1]] !== undefined) {
      out.push(POSIX_CLASSES[named[1]]);
      i += named[0].length - 1;
    } else if (text[i + 1] === '-' && i + 2 < text.length && text[i + 2] !== ']') {
      if (c <= text[i + 2]) out.push(`${inClass(c)}-${inClass(text[i + 2])}`);
      i += 2;
    } else {
      out.push(inClass(c));
    }
  }
  return null;
}

/** Where the group that opens at `at` closes, or -1. */
function closing(text, at) {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '[') {
      const found = classSource(text, i);
      if (found !== null) i = found.end;
    } else if (text[i] === '(') {
      depth++;
    } else if (text[i] === ')' && --depth === 0) {
      return i;
    }
  }
  return -1;
}

function alternatives(text) {
  const out = [];
  let start = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    else if (text[i] === '|' && depth === 0) {
      out.push(text.slice(start, i));
      start = i + 1;
    }
  }
  out.push(text.slice(start));
  return out;
}

/** The regular expression of one segment, or of one alternative of a group inside it. */
function segmentSource(text, rest) {
  const out = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (text[i + 1] === '(' && '!?+*@'.includes(c)) {
      const close = closing(text, i + 1);
      if (close > 0) {
        const inner = alternatives(text.slice(i + 2, close));
        const tail = text.slice(close + 1);
        const body = inner.map((part) => segmentSource(part, '')).join('|');
        if (c === '!') out.push(`(?:(?!(?:${body})${segmentSource(tail, '')}${rest}$)[^/]*?)`);
        else out.push(`(?:${body})${c === '@' ? '' : c}`);
        i = close;
        continue;
      }
    }
    if (c === '*') {
      while (text[i + 1] === '*' && text[i + 2] !== '(') i++;
      out.push('[^/]*?');
    } else if (c === '?') {
      out.push('[^/]');
    } else {
      const found = c === '[' ? classSource(text, i) : null;
      if (found === null) {
        out.push(quote(c));
      } else {
        out.push(found.source);
        i = found.end;
      }
    }
  }
  return out.join('');
}

function compileSegment(text, ignoreCase) {
  if (text === '**') return GLOBSTAR;
  if (!MAGIC.test(text)) return ignoreCase ? text.toLowerCase() : text;
  // What is magic never matches `.` and `..`, and a leading dot only when the pattern names it.
  const guard = text[0] === '.' ? '(?!\\.{1,2}$)' : /^[?*+@!]\(\.|^[?*+@!]\([^)]*\|\./.test(text) ? '(?!\\.{1,2}$)' : '(?!\\.)';
  return new RegExp(`^${guard}(?=.)${segmentSource(text, '')}$`, ignoreCase ? 'isu' : 'su');
}

/** Splits into segments; drops repeated separators, `.` and what a `..` takes back. */
function split(path, windows) {
  const raw = (windows ? path.replaceAll('\\', '/') : path).split('/');
  const out = [];
  for (let i = 0; i < raw.length; i++) {
    const part = raw[i];
    if (i > 0 && i < raw.length - 1 && (part === '' || part === '.')) {
      if (!(windows && i === 1 && part === '' && raw[0] === '')) continue;
    }
    const last = out[out.length - 1];
    if (part === '..' && last !== undefined && last !== '' && last !== '.' && last !== '..' && last !== '**') {
      out.pop();
      if (out.length === 0 && i === raw.length - 1) out.push('.');
      continue;
    }
    if (part === '.' && i === raw.length - 1 && out.length > 0) continue;
    out.push(part);
  }
  return out;
}

/**
 * Compiles a pattern.
 * @param {string} pattern
 * @param {{ windows?: boolean, ignoreCase?: boolean }} [options]
 * @returns {Array<Array<string | RegExp | symbol>>} One list of segments for each alternative that the braces make.
 */
function compile(pattern, options = {}) {
  return expandBraces(pattern.replaceAll('\\', '/')).map((text) =>
    split(text, options.windows).map((part) => compileSegment(part, options.ignoreCase)));
}

/** Whether one segment of a path fits one compiled segment, which is not a globstar. */
function matchesSegment(segment, part, ignoreCase) {
  if (typeof part !== 'string') return part.test(segment);
  return part === (ignoreCase ? segment.toLowerCase() : segment);
}

function matchFrom(file, f, parts, p, ignoreCase) {
  for (; p < parts.length; p++, f++) {
    if (parts[p] === GLOBSTAR) {
      while (parts[p + 1] === GLOBSTAR) p++;
      const last = p + 1 === parts.length;
      if (last && f >= file.length) return false;
      for (; f < file.length; f++) {
        if (!last && matchFrom(file, f, parts, p + 1, ignoreCase)) return true;
        if (file[f] === '.' || file[f] === '..' || file[f].startsWith('.')) return false;
      }
      return last;
    }
    if (f >= file.length || !matchesSegment(file[f], parts[p], ignoreCase)) return false;
  }
  return f === file.length || (f === file.length - 1 && file[f] === '');
}

/**
 * Whether a path matches a compiled pattern.
 * @param {string} path
 * @param {ReturnType<typeof compile>} compiled
 * @param {{ windows?: boolean, ignoreCase?: boolean }} [options]
 */
function matches(path, compiled, options = {}) {
  const file = split(path, options.windows);
  return compiled.some((parts) => matchFrom(file, 0, parts, 0, options.ignoreCase));
}

/** `path.matchesGlob` of either flavour. */
function matchesGlob(path, pattern, windows) {
  const { validateString } = require('internal/validators');
  validateString(path, 'path');
  validateString(pattern, 'pattern');
  const options = { windows, ignoreCase: process.platform === 'darwin' || process.platform === 'win32' };
  return matches(path, compile(pattern, options), options);
}

module.exports = { GLOBSTAR, compile, matches, matchesGlob, matchesSegment };
