'use strict';
// ServerResponse: the answer to one request, on the socket when its turn has come.
const { OutgoingMessage } = require('internal/http/outgoing');
const { kOutHeaders, hasInvalidChar, validateHeaderName, validateHeaderValue } = require('internal/http/common');
const { STATUS_CODES } = internalBinding('http');

const errors = () => require('internal/errors').codes;

/** @constructor */
function ServerResponse(req, options) {
  OutgoingMessage.call(this, options);
  if (req.method === 'HEAD') this._hasBody = false;
  this.req = req;
  this.sendDate = true;
  this._sent100 = false;
  this._expect_continue = false;
  if (req.httpVersionMajor < 1 || req.httpVersionMinor < 1) {
    this.useChunkedEncodingByDefault = /(?:^|\W)chunked(?:$|\W)/i.test(req.headers.te);
    this.shouldKeepAlive = false;
  }
}
Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ServerResponse, OutgoingMessage);

/** Tells, once, that nothing happens to the message any more. */
function emitClose(message) {
  if (message._closed) return;
  message.destroyed = true;
  message._closed = true;
  message.emit('close');
}

function onSocketClose() {
  if (this._httpMessage) emitClose(this._httpMessage);
}

/** Whether `value` may stand in a Link field of early hints. */
function checkLink(value) {
  const wrong = typeof value !== 'string' || !/^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/.test(value);
  if (wrong) {
    throw new (errors().ERR_INVALID_ARG_VALUE)('hints', value, 'must be an array or string of format "</styles.css>; rel=preload; as=style"');
  }
  return value;
}

function linksOf(hints) {
  if (typeof hints === 'string') return checkLink(hints);
  if (Array.isArray(hints)) return hints.map((hint) => checkLink(hint)).join(', ');
  throw new (errors().ERR_INVALID_ARG_VALUE)('hints', hints, 'must be an array or string of format "</styles.css>; rel=preload; as=style"');
}

/** What writeHead was given, over what setHeader had set. */
function merge(message, given) {
  if (Array.isArray(given)) {
    if (given.length % 2 !== 0) throw new (errors().ERR_INVALID_ARG_VALUE)('headers', given);
    for (let i = 0; i < given.length; i += 2) message.removeHeader(given[i]);
    for (let i = 0; i < given.length; i += 2) {
      if (given[i]) message.appendHeader(given[i], given[i + 1]);
    }
  } else if (given) {
    for (const name of Object.keys(given)) {
      if (name) message.setHeader(name, given[name]);
    }
  }
}

const methods = {
  assignSocket(socket) {
    if (socket._httpMessage) throw new (errors().ERR_HTTP_SOCKET_ASSIGNED)();
    socket._httpMessage = this;
    socket.on('close', onSocketClose);
    this.socket = socket;
    this.emit('socket', socket);
    this._flush();
  },

  detachSocket(socket) {
    socket.removeListener('close', onSocketClose);
    socket._httpMessage = null;
    this.socket = null;
  },

  writeContinue(callback) {
    this._writeRaw('HTTP/1.1 100 Continue\r\n\r\n', 'ascii', callback);
    this._sent100 = true;
  },

  writeProcessing(callback) {
    this._writeRaw('HTTP/1.1 102 Processing\r\n\r\n', 'ascii', callback);
  },

  writeEarlyHints(hints, callback) {
    require('internal/validators').validateObject(hints, 'hints');
    if (hints.link === null || hints.link === undefined) return;
    const link = linksOf(hints.link);
    if (link.length === 0) return;
    const lines = ['HTTP/1.1 103 Early Hints\r\n', `Link: ${link}\r\n`];
    for (const name of Object.keys(hints)) {
      if (name === 'link') continue;
      validateHeaderName(name);
      validateHeaderValue(name, hints[name]);
      lines.push(`${name}: ${hints[name]}\r\n`);
    }
    lines.push('\r\n');
    this._writeRaw(lines.join(''), 'ascii', callback);
  },

  _implicitHeader() {
    this.writeHead(this.statusCode);
  },

  writeHead(statusCode, reason, headers) {
    if (this._header) throw new (errors().ERR_HTTP_HEADERS_SENT)('write');
    const asked = statusCode;
    statusCode |= 0;
    if (statusCode < 100 || statusCode > 999) throw new (errors().ERR_HTTP_INVALID_STATUS_CODE)(asked);
    if (typeof reason === 'string') {
      this.statusMessage = reason;
    } else {
      this.statusMessage ||= STATUS_CODES[statusCode] || 'unknown';
      headers ??= reason;
    }
    this.statusCode = statusCode;
    if (this[kOutHeaders]) {
      merge(this, headers);
      headers = this[kOutHeaders];
    }
    if (hasInvalidChar(this.statusMessage)) throw new (errors().ERR_INVALID_CHAR)('statusMessage');
    // RFC 9110, 15: these end with their head.
    if (statusCode === 204 || statusCode === 304 || (statusCode >= 100 && statusCode <= 199)) this._hasBody = false;
    // Who waits for a go-ahead and gets none may or may not send the body: nothing after it could be told apart.
    if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false;
    this._storeHeader(`HTTP/1.1 ${statusCode} ${this.statusMessage}\r\n`, headers);
    return this;
  },
};

ServerResponse.prototype.statusCode = 200;
ServerResponse.prototype.statusMessage = undefined;
for (const name of Object.keys(methods)) ServerResponse.prototype[name] = methods[name];
ServerResponse.prototype.writeHeader = methods.writeHead;

module.exports = { ServerResponse, emitClose };
