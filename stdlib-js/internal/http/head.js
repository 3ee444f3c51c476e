'use strict';
// The head of a message going out: its fields, and what they decide about framing and the connection's future.
const common = require('internal/http/common');
const { kUniqueHeaders, kOutHeaders, validateHeaderName, validateHeaderValue } = common;

const CLOSE = /(?:^|\W)close(?:$|\W)/i;
const CHUNKED = /(?:^|\W)chunked(?:$|\W)/i;

/** What the program's own fields said. */
function Found() {
  this.lines = [];
}
Object.assign(Found.prototype, {
  connection: false,
  contentLength: false,
  transferEncoding: false,
  date: false,
  expect: false,
  trailer: false,
});

/** Looks at a field that matters to the framing. */
function note(message, found, key, value) {
  switch (key) {
    case 'connection':
      found.connection = true;
      message._removedConnection = false;
      if (CLOSE.test(value)) message._last = true;
      else message.shouldKeepAlive = true;
      break;
    case 'transfer-encoding':
      found.transferEncoding = true;
      message._removedTE = false;
      if (CHUNKED.test(value)) message.chunkedEncoding = true;
      break;
    case 'content-length':
      found.contentLength = true;
      message._contentLength = +value;
      message._removedContLen = false;
      break;
    case 'date':
      found.date = true;
      break;
    case 'expect':
      found.expect = true;
      break;
    case 'trailer':
      found.trailer = true;
      break;
    case 'keep-alive':
      message._defaultKeepAlive = false;
  }
}

function addLine(message, found, name, key, value, check) {
  if (check) validateHeaderValue(name, value);
  found.lines.push(`${name}: ${value}\r\n`);
  const { length } = key;
  if (length >= 4 && length <= 17) note(message, found, key, value);
}

/** One field, which may have several values: a line each, or one line of all where it must be unique. */
function addField(message, found, name, value, check) {
  if (check) validateHeaderName(name);
  const key = name.toLowerCase();
  if (Array.isArray(value)) {
    const unique = message[kUniqueHeaders];
    const joined = (value.length >= 2 && key === 'cookie') || (unique && unique.has(key));
    if (!joined) {
      for (let i = 0; i < value.length; i++) addLine(message, found, name, key, value[i], check);
      return;
    }
    value = value.join('; ');
  }
  if (key === 'content-disposition' && message._contentLength && typeof value === 'string') {
    // Browsers take the file's name for Latin-1 when a body of known length follows.
    value = require('buffer').Buffer.from(value, 'latin1').toString('latin1');
  }
  addLine(message, found, name, key, value, check);
}

/** All fields that the program gave, in any of the forms in which it may. */
function addFields(message, found, headers) {
  if (headers === null || headers === undefined) return;
  if (headers === message[kOutHeaders]) {
    for (const key in headers) {
      const entry = headers[key];
      addField(message, found, entry[0], entry[1], false);
    }
  } else if (Array.isArray(headers)) {
    if (headers.length > 0 && Array.isArray(headers[0])) {
      for (let i = 0; i < headers.length; i++) addField(message, found, headers[i][0], headers[i][1], true);
      return;
    }
    if (headers.length % 2 !== 0) {
      const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_VALUE('headers', headers);
    }
    for (let i = 0; i < headers.length; i += 2) addField(message, found, headers[i], headers[i + 1], true);
  } else {
    for (const name in headers) {
      if (Object.hasOwn(headers, name)) addField(message, found, name, headers[name], true);
    }
  }
}

/** The Connection field that the message needs beside the program's own. */
function addConnection(message, found) {
  const { lines } = found;
  const lasts = message.shouldKeepAlive &&
    (found.contentLength || message.useChunkedEncodingByDefault || message.agent);
  if (lasts && message.maxRequestsOnConnectionReached) {
    lines.push('Connection: close\r\n');
  } else if (lasts) {
    lines.push('Connection: keep-alive\r\n');
    if (message._keepAliveTimeout && message._defaultKeepAlive) {
      const seconds = Math.floor(message._keepAliveTimeout / 1000);
      const most = ~~message._maxRequestsPerSocket;
      lines.push(`Keep-Alive: timeout=${seconds}${most > 0 ? `, max=${most}` : ''}\r\n`);
    }
  } else {
    message._last = true;
    lines.push('Connection: close\r\n');
  }
}

/** How the body will be delimited, where the program did not say. */
function addFraming(message, found) {
  const { lines } = found;
  if (!message._hasBody) {
    message.chunkedEncoding = false;
  } else if (!message.useChunkedEncodingByDefault) {
    message._last = true;
  } else if (!found.trailer && !message._removedContLen && typeof message._contentLength === 'number') {
    lines.push(`Content-Length: ${message._contentLength}\r\n`);
  } else if (!message._removedTE) {
    lines.push('Transfer-Encoding: chunked\r\n');
    message.chunkedEncoding = true;
  } else {
    // Only the connection's end can end this body.
    message._last = true;
  }
}

/** Settles the head of `message`; true if it must go out before the body is known. */
exports.store = function store(message, firstLine, headers) {
  const found = new Found();
  const { lines } = found;
  lines.push(firstLine);
  addFields(message, found, headers);
  if (message.sendDate && !found.date) lines.push(`Date: ${common.utcDate()}\r\n`);
  // RFC 9110, 6.4.1: these statuses have no body, so nobody would read its last chunk.
  if (message.chunkedEncoding && (message.statusCode === 204 || message.statusCode === 304)) {
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  if (message._removedConnection) message._last = !message.shouldKeepAlive;
  else if (!found.connection) addConnection(message, found);
  if (!found.contentLength && !found.transferEncoding) addFraming(message, found);
  if (found.trailer && message.chunkedEncoding !== true) {
    const { codes: { ERR_HTTP_TRAILER_INVALID } } = require('internal/errors');
    throw new ERR_HTTP_TRAILER_INVALID();
  }
  lines.push('\r\n');
  message._header = lines.join('');
  message._headerSent = false;
  return found.expect;
};
