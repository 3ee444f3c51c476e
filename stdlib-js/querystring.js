'use strict';
// node:querystring. Programs may replace `escape` and `unescape` of the exports, so both are looked up at each call.

const binding = internalBinding('querystring');

/** Text with all but unreserved characters escaped. */
function escape(str) {
  if (typeof str !== 'string') str = typeof str === 'object' ? String(str) : str + '';
  return binding.escape(str);
}

/** The inverse of `escape`, for any input. */
function unescape(s, decodeSpaces) {
  return binding.unescape(s, decodeSpaces);
}

/** The bytes that the escapes in `s` stand for. */
function unescapeBuffer(s, decodeSpaces) {
  return binding.unescapeBuffer(s, decodeSpaces);
}

function primitive(value) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  if (typeof value === 'bigint' || typeof value === 'boolean') return `${value}`;
  return '';
}

/** `{ a: 1, b: ['x', 'y'] }` as `a=1&b=x&b=y`. */
function stringify(obj, sep, eq, options) {
  sep ||= '&';
  eq ||= '=';
  let encode = exports.escape;
  if (options && typeof options.encodeURIComponent === 'function') encode = options.encodeURIComponent;
  if (obj === null || typeof obj !== 'object') return '';
  if (encode === escape) return binding.stringify(obj, Object.keys(obj), sep, eq);
  const fields = [];
  for (const key of Object.keys(obj)) {
    const value = obj[key];
    const start = encode(primitive(key)) + eq;
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) fields.push(start + encode(primitive(value[i])));
    } else {
      fields.push(start + encode(primitive(value)));
    }
  }
  return fields.join(sep);
}

function decodeWith(decode, text) {
  if (text === '') return text;
  try {
    return decode(text);
  } catch {
    return exports.unescape(text, true);
  }
}

/** `a=1&b=x&b=y` as `{ a: '1', b: ['x', 'y'] }`, an object without a prototype. */
function parse(qs, sep, eq, options) {
  if (typeof qs !== 'string' || qs.length === 0) return { __proto__: null };
  sep = sep ? String(sep) : '&';
  eq = eq ? String(eq) : '=';
  let maxKeys = 1000;
  if (options && typeof options.maxKeys === 'number') maxKeys = options.maxKeys;
  let decode = exports.unescape;
  if (options && typeof options.decodeURIComponent === 'function') decode = options.decodeURIComponent;
  if (decode === unescape) return binding.parse(qs, sep, eq, maxKeys);
  const flat = binding.split(qs, sep, eq, maxKeys);
  const obj = { __proto__: null };
  for (let i = 0; i < flat.length; i += 2) {
    const key = decodeWith(decode, flat[i]);
    const value = decodeWith(decode, flat[i + 1]);
    const known = obj[key];
    if (known === undefined) obj[key] = value;
    else if (known.pop) known[known.length] = value;
    else obj[key] = [known, value];
  }
  return obj;
}

module.exports = exports = {
  unescapeBuffer,
  unescape,
  escape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};
