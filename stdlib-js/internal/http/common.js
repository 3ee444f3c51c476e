'use strict';
// What both ends of HTTP share: tokens, field values, the date.

// RFC 9110, 5.6.2 and 5.5: an expression would be compiled anew at each use.
const http = internalBinding('http');

// Names that were found good; programs use the same few all the time.
const known = { __proto__: null };
let knownCount = 0;

/** Whether `value` is a token, as a method or a field's name must be. */
function isToken(value) {
  if (known[value] === true) return true;
  if (typeof value !== 'string' || !http.isToken(value)) return false;
  if (knownCount < 512) {
    knownCount++;
    known[value] = true;
  }
  return true;
}

/** Whether `value`, as text, has a character that no field value may have. */
function hasInvalidChar(value) {
  return !http.isFieldValue(typeof value === 'string' ? value : `${value}`);
}

/** Throws if `name` cannot be a field's name. */
function validateHeaderName(name, label) {
  if (typeof name !== 'string' || !name || !isToken(name)) {
    const { codes: { ERR_INVALID_HTTP_TOKEN } } = require('internal/errors');
    throw new ERR_INVALID_HTTP_TOKEN(label || 'Header name', name);
  }
}

/** Throws if `value` cannot be the value of the field `name`. */
function validateHeaderValue(name, value) {
  if (value === undefined) {
    const { codes: { ERR_HTTP_INVALID_HEADER_VALUE } } = require('internal/errors');
    throw new ERR_HTTP_INVALID_HEADER_VALUE(value, name);
  }
  if (!http.isFieldValue(typeof value === 'string' ? value : `${value}`)) {
    const { codes: { ERR_INVALID_CHAR } } = require('internal/errors');
    throw new ERR_INVALID_CHAR('header content', name);
  }
}

let date = '';
let dateUntil = 0;

/** The time as the Date field has it; made once a second. */
function utcDate() {
  const now = Date.now();
  if (now >= dateUntil) {
    date = new Date(now).toUTCString();
    dateUntil = now - (now % 1000) + 1000;
  }
  return date;
}

/** The names, lower case, whose values are to be joined into one field; null if there are none. */
function parseUniqueHeadersOption(headers) {
  if (!Array.isArray(headers)) return null;
  const names = new Set();
  for (const name of headers) {
    // Pairs and longer lists are accepted, as in headers given as a list.
    const list = Array.isArray(name) ? name : [name];
    names.add(`${list[0]}`.toLowerCase());
  }
  return names;
}

module.exports = {
  isToken,
  hasInvalidChar,
  validateHeaderName,
  validateHeaderValue,
  utcDate,
  parseUniqueHeadersOption,
  kOutHeaders: Symbol('kOutHeaders'),
  kNeedDrain: Symbol('kNeedDrain'),
  kUniqueHeaders: Symbol('kUniqueHeaders'),
  kHighWaterMark: Symbol('kHighWaterMark'),
  kSocket: Symbol('kSocket'),
  kErrored: Symbol('errored'),
  kRejectNonStandardBodyWrites: Symbol('kRejectNonStandardBodyWrites'),
};
