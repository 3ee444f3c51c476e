'use strict';
// The URL Pattern Standard's pattern strings: tokens, parts, and what is made of parts (a regular expression, a string).

function invalid(why) {
  const { codes: { ERR_INVALID_URL_PATTERN } } = require('internal/errors');
  return new ERR_INVALID_URL_PATTERN(why);
}

const nameStart = /[\p{ID_Start}$_]/u;
const namePart = /[\p{ID_Continue}$\u200c\u200d]/u;
const marks = { '*': 'asterisk', '+': 'modifier', '?': 'modifier', '{': 'open', '}': 'close' };

/** Where the regular expression that opens at `at` closes, or -1. */
function regexpEnd(points, at) {
  let depth = 1;
  let i = at + 1;
  for (; i < points.length && depth > 0; i++) {
    const c = points[i];
    if (c > '\x7f' || (i === at + 1 && c === '?')) return -1;
    if (c === '\\') {
      if (++i >= points.length || points[i] > '\x7f') return -1;
    } else if (c === ')') {
      depth--;
    } else if (c === '(') {
      depth++;
      if (points[i + 1] !== '?') return -1;
    }
  }
  return depth > 0 || i === at + 2 ? -1 : i;
}

/** Tokens `{ type, index, value }`; `index` counts UTF-16 units. In strict mode what is malformed throws. */
function tokenize(input, strict) {
  const points = Array.from(input);
  const offsets = [];
  for (let i = 0, at = 0; i < points.length; at += points[i++].length) offsets.push(at);
  const tokens = [];
  const add = (type, from, value) => tokens.push({ type, index: offsets[from] ?? input.length, value });
  for (let i = 0; i < points.length;) {
    const c = points[i];
    const from = i++;
    if (marks[c] !== undefined) {
      add(marks[c], from, c);
    } else if (c === '\\') {
      if (i < points.length) add('escaped', from, points[i++]);
      else if (strict) throw invalid('a backslash ends the pattern');
      else add('invalid', from, c);
    } else if (c === ':') {
      while (i < points.length && (i === from + 1 ? nameStart : namePart).test(points[i])) i++;
      if (i > from + 1) add('name', from, points.slice(from + 1, i).join(''));
      else if (strict) throw invalid('a group has no name');
      else add('invalid', from, c);
    } else if (c === '(') {
      const end = regexpEnd(points, from);
      if (end > 0) {
        add('regexp', from, points.slice(from + 1, end - 1).join(''));
        i = end;
      } else if (strict) {
        throw invalid('a regular expression is malformed');
      } else {
        add('invalid', from, c);
      }
    } else {
      add('char', from, c);
    }
  }
  add('end', points.length, '');
  return tokens;
}

function escapeRegExp(text) {
  return text.replace(/[.+*?^${}()[\]|/\\-]/g, '\\$&');
}

function escapePattern(text) {
  return text.replace(/[+*?:{}()\\]/g, '\\$&');
}

function segment(options) {
  return `[^${escapeRegExp(options.delimiter)}]+?`;
}

/** The parts `{ type, value, modifier, name, prefix, suffix }` of a pattern; `encode` makes fixed text canonical. */
function parse(input, options, encode) {
  const tokens = tokenize(input, true);
  const parts = [];
  const names = new Set();
  let at = 0;
  let pending = '';
  let numbered = 0;
  const take = (type) => (tokens[at].type === type ? tokens[at++] : undefined);
  const need = (type) => take(type) ?? (() => {
    throw invalid(`there is no ${type} where one must be`);
  })();
  const flush = () => {
    if (pending === '') return;
    parts.push({ type: 'fixed', value: encode(pending), modifier: '', name: '', prefix: '', suffix: '' });
    pending = '';
  };
  const text = () => {
    let out = '';
    for (let token = take('char') ?? take('escaped'); token !== undefined; token = take('char') ?? take('escaped')) out += token.value;
    return out;
  };
  const matcher = (name) => take('regexp') ?? (name === undefined ? take('asterisk') : undefined);
  const modifier = () => (take('modifier') ?? take('asterisk'))?.value ?? '';
  const add = (prefix, name, regexp, suffix, how) => {
    if (name === undefined && regexp === undefined && how === '') {
      pending += prefix;
      return;
    }
    flush();
    if (name === undefined && regexp === undefined) {
      if (prefix !== '') parts.push({ type: 'fixed', value: encode(prefix), modifier: how, name: '', prefix: '', suffix: '' });
      return;
    }
    let type = 'regexp';
    let value = regexp?.value ?? '';
    if (regexp === undefined || value === segment(options)) type = 'segment';
    else if (regexp.type === 'asterisk' || value === '.*') type = 'full';
    if (type !== 'regexp') value = '';
    const called = name === undefined ? String(numbered++) : name.value;
    if (names.has(called)) throw invalid(`the name ${called} is there twice`);
    names.add(called);
    parts.push({ type, value, modifier: how, name: called, prefix: encode(prefix), suffix: encode(suffix) });
  };
  while (at < tokens.length) {
    const char = take('char');
    const name = take('name');
    const regexp = matcher(name);
    if (name !== undefined || regexp !== undefined) {
      let prefix = char?.value ?? '';
      if (prefix !== '' && prefix !== options.prefix) {
        pending += prefix;
        prefix = '';
      }
      flush();
      add(prefix, name, regexp, '', modifier());
      continue;
    }
    const fixed = char ?? take('escaped');
    if (fixed !== undefined) {
      pending += fixed.value;
    } else if (take('open') !== undefined) {
      const prefix = text();
      const inner = take('name');
      const expression = matcher(inner);
      const suffix = text();
      need('close');
      add(prefix, inner, expression, suffix, modifier());
    } else {
      flush();
      need('end');
    }
  }
  return parts;
}

function sourceOf(part, options) {
  return part.type === 'segment' ? segment(options) : part.type === 'full' ? '.*' : part.value;
}

/** The regular expression of some parts, and the names of its groups. */
function toRegExp(parts, options, ignoreCase) {
  const out = ['^'];
  const names = [];
  for (const part of parts) {
    const { modifier } = part;
    if (part.type === 'fixed') {
      out.push(modifier === '' ? escapeRegExp(part.value) : `(?:${escapeRegExp(part.value)})${modifier}`);
      continue;
    }
    names.push(part.name);
    const source = sourceOf(part, options);
    const once = modifier === '' || modifier === '?';
    const prefix = escapeRegExp(part.prefix);
    const suffix = escapeRegExp(part.suffix);
    if (prefix === '' && suffix === '') out.push(once ? `(${source})${modifier}` : `((?:${source})${modifier})`);
    else if (once) out.push(`(?:${prefix}(${source})${suffix})${modifier}`);
    else out.push(`(?:${prefix}((?:${source})(?:${suffix}${prefix}(?:${source}))*)${suffix})${modifier === '*' ? '?' : ''}`);
  }
  out.push('$');
  try {
    return { regexp: new RegExp(out.join(''), ignoreCase ? 'vi' : 'v'), names };
  } catch {
    throw invalid('a regular expression is malformed');
  }
}

function needsBraces(part, previous, next, options, named) {
  if (part.suffix !== '' || (part.prefix !== '' && part.prefix !== options.prefix)) return true;
  if (named && part.type === 'segment' && part.modifier === '' && next !== undefined && next.prefix === '' && next.suffix === '') {
    if (next.type === 'fixed' ? namePart.test(Array.from(next.value)[0]) : /^\d/.test(next.name)) return true;
  }
  return part.prefix === '' && previous?.type === 'fixed' && options.prefix !== '' && previous.value.endsWith(options.prefix);
}

/** The canonical pattern string of some parts. */
function toPattern(parts, options) {
  const out = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const previous = parts[i - 1];
    if (part.type === 'fixed') {
      out.push(part.modifier === '' ? escapePattern(part.value) : `{${escapePattern(part.value)}}${part.modifier}`);
      continue;
    }
    const named = !/^\d/.test(part.name);
    const braces = needsBraces(part, previous, parts[i + 1], options, named);
    if (braces) out.push('{');
    out.push(escapePattern(part.prefix));
    if (named) out.push(`:${part.name}`);
    if (part.type === 'regexp') {
      out.push(`(${part.value})`);
    } else if (part.type === 'segment' && !named) {
      out.push(`(${segment(options)})`);
    } else if (part.type === 'full') {
      const bare = !named && (previous === undefined || previous.type === 'fixed' || previous.modifier !== '' || braces || part.prefix !== '');
      out.push(bare ? '*' : '(.*)');
    }
    if (part.type === 'segment' && named && part.suffix !== '' && namePart.test(Array.from(part.suffix)[0])) out.push('\\');
    out.push(escapePattern(part.suffix));
    if (braces) out.push('}');
    out.push(part.modifier);
  }
  return out.join('');
}

module.exports = { escapePattern, invalid, parse, toPattern, toRegExp, tokenize };
