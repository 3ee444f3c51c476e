'use strict';
// OutgoingMessage: a message on its way out, request or response. Until it has its socket, what is written waits in `outputData`.
const { Stream } = require('internal/streams/legacy');
const { getDefaultHighWaterMark } = require('internal/streams/state');
const common = require('internal/http/common');
const { kOutHeaders, kNeedDrain, kUniqueHeaders, kHighWaterMark, kSocket, kErrored, kRejectNonStandardBodyWrites } = common;

const {
  endBody, endHead, failLater, flushChunks, isStrict, kBytesWritten, kChunkedBuffer, kChunkedLength, kCorked, mismatch, nop, writeBody,
} = require('internal/http/body');

const errors = () => require('internal/errors').codes;
let storeHead;

/** @constructor */
function OutgoingMessage(options) {
  Stream.call(this);
  this.outputData = [];
  this[kSocket] = null;
  this._header = null;
  this[kOutHeaders] = null;
  if (options !== undefined) {
    if (options?.highWaterMark != null) this[kHighWaterMark] = options.highWaterMark;
    if (options?.rejectNonStandardBodyWrites) this[kRejectNonStandardBodyWrites] = true;
  }
}
Object.setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
Object.setPrototypeOf(OutgoingMessage, Stream);

// What a message begins with. An own property costs at each construction, and most messages never change most of these.
Object.assign(OutgoingMessage.prototype, {
  outputSize: 0,
  writable: true,
  destroyed: false,
  _last: false,
  chunkedEncoding: false,
  shouldKeepAlive: true,
  maxRequestsOnConnectionReached: false,
  _defaultKeepAlive: true,
  useChunkedEncodingByDefault: true,
  sendDate: false,
  _removedConnection: false,
  _removedContLen: false,
  _removedTE: false,
  strictContentLength: false,
  [kBytesWritten]: 0,
  _contentLength: null,
  _hasBody: true,
  _trailer: '',
  [kNeedDrain]: false,
  finished: false,
  _headerSent: false,
  [kCorked]: 0,
  [kChunkedBuffer]: null,
  [kChunkedLength]: 0,
  _closed: false,
  _keepAliveTimeout: 0,
  _onPendingData: nop,
  [kErrored]: null,
  [kRejectNonStandardBodyWrites]: false,
  [kUniqueHeaders]: null,
});
Object.defineProperty(OutgoingMessage.prototype, kHighWaterMark, {
  __proto__: null,
  configurable: true,
  get: () => getDefaultHighWaterMark(),
  set(value) {
    Object.defineProperty(this, kHighWaterMark, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  },
});

function notAfterHead(message, verb) {
  if (message._header) throw new (errors().ERR_HTTP_HEADERS_SENT)(verb);
}

function checkName(name) {
  if (typeof name !== 'string') require('internal/validators').validateString(name, 'name');
}

function emitFinish(message) {
  if (message[kSocket]?._hadError) return;
  message.emit('finish');
}

const methods = {
  _renderHeaders() {
    notAfterHead(this, 'render');
    const headers = {};
    const map = this[kOutHeaders];
    for (const key in map) headers[map[key][0]] = map[key][1];
    return headers;
  },

  cork() {
    this[kCorked]++;
    if (this[kSocket]) this[kSocket].cork();
  },

  uncork() {
    this[kCorked]--;
    if (this[kSocket]) this[kSocket].uncork();
    if (this[kCorked] > 0 || this[kChunkedBuffer] === null) return;
    if (flushChunks(this) && this[kNeedDrain]) {
      this[kNeedDrain] = false;
      this.emit('drain');
    }
  },

  setTimeout(msecs, callback) {
    if (callback) this.on('timeout', callback);
    if (this[kSocket]) {
      this[kSocket].setTimeout(msecs);
    } else {
      this.once('socket', (socket) => socket.setTimeout(msecs));
    }
    return this;
  },

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this[kErrored] = error;
    if (this[kSocket]) this[kSocket].destroy(error);
    else this.once('socket', (socket) => socket.destroy(error));
    return this;
  },

  /** Sends a part of the body, after the head if that has not left yet. */
  _send(data, encoding, callback, byteLength) {
    if (!this._headerSent) {
      this._headerSent = true;
      const header = this._header;
      if (typeof data === 'string' && (encoding === 'utf8' || encoding === 'latin1' || !encoding)) {
        data = header + data;
      } else {
        this.outputData = [{ data: header, encoding: 'latin1', callback: null }, ...this.outputData];
        this.outputSize += header.length;
        this._onPendingData(header.length);
      }
    }
    return this._writeRaw(data, encoding, callback, byteLength);
  },

  _writeRaw(data, encoding, callback, byteLength) {
    const socket = this[kSocket];
    if (socket && socket.destroyed) return false;
    if (typeof encoding === 'function') {
      callback = encoding;
      encoding = null;
    }
    if (socket && socket._httpMessage === this && socket.writable) {
      if (this.outputData.length > 0) this._flushOutput(socket);
      return socket.write(data, encoding, callback);
    }
    this.outputData.push({ data, encoding, callback });
    const size = byteLength ?? data.length;
    this.outputSize += size;
    this._onPendingData(size);
    return this.outputSize < this[kHighWaterMark];
  },

  _storeHeader(firstLine, headers) {
    // Who expects a go-ahead sends the head alone and waits.
    if ((storeHead ??= require('internal/http/head').store)(this, firstLine, headers)) this._send('');
  },

  setHeader(name, value) {
    notAfterHead(this, 'set');
    common.validateHeaderName(name);
    common.validateHeaderValue(name, value);
    (this[kOutHeaders] ??= { __proto__: null })[name.toLowerCase()] = [name, value];
    return this;
  },

  setHeaders(headers) {
    notAfterHead(this, 'set');
    if (!headers || Array.isArray(headers) || typeof headers.keys !== 'function' || typeof headers.get !== 'function') {
      throw new (errors().ERR_INVALID_ARG_TYPE)('headers', ['Headers', 'Map'], headers);
    }
    const cookies = [];
    for (const { 0: name, 1: value } of headers) {
      // `Headers` gives each cookie on its own.
      if (name === 'set-cookie') cookies.push(value);
      else this.setHeader(name, value);
    }
    if (cookies.length > 0) this.setHeader('set-cookie', cookies.flat());
    return this;
  },

  appendHeader(name, value) {
    notAfterHead(this, 'append');
    common.validateHeaderName(name);
    common.validateHeaderValue(name, value);
    const entry = this[kOutHeaders]?.[name.toLowerCase()];
    if (entry === undefined) return this.setHeader(name, value);
    const values = Array.isArray(entry[1]) ? entry[1] : [entry[1]];
    entry[1] = values.concat(value);
    return this;
  },

  getHeader(name) {
    checkName(name);
    return this[kOutHeaders]?.[name.toLowerCase()]?.[1];
  },

  getHeaderNames() {
    return this[kOutHeaders] === null ? [] : Object.keys(this[kOutHeaders]);
  },

  getRawHeaderNames() {
    const map = this[kOutHeaders];
    const names = [];
    for (const key in map) names.push(map[key][0]);
    return names;
  },

  getHeaders() {
    const map = this[kOutHeaders];
    const headers = { __proto__: null };
    for (const key in map) headers[key] = map[key][1];
    return headers;
  },

  hasHeader(name) {
    checkName(name);
    const map = this[kOutHeaders];
    return map !== null && map[name.toLowerCase()] !== undefined;
  },

  removeHeader(name) {
    checkName(name);
    notAfterHead(this, 'remove');
    const key = name.toLowerCase();
    if (key === 'connection') this._removedConnection = true;
    else if (key === 'content-length') this._removedContLen = true;
    else if (key === 'transfer-encoding') this._removedTE = true;
    else if (key === 'date') this.sendDate = false;
    if (this[kOutHeaders] !== null) Reflect.deleteProperty(this[kOutHeaders], key);
  },

  _implicitHeader() {
    throw new (errors().ERR_METHOD_NOT_IMPLEMENTED)('_implicitHeader()');
  },

  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') {
      callback = encoding;
      encoding = null;
    }
    const more = writeBody(this, chunk, encoding, callback);
    if (!more) this[kNeedDrain] = true;
    return more;
  },

  addTrailers(headers) {
    const isArray = Array.isArray(headers);
    const lines = [];
    for (const key of Object.keys(headers)) {
      const name = isArray ? headers[key][0] : key;
      const value = isArray ? headers[key][1] : headers[key];
      common.validateHeaderName(name, 'Trailer name');
      const values = Array.isArray(value) && value.length > 1 && !this[kUniqueHeaders]?.has(name.toLowerCase()) ?
        value : [Array.isArray(value) ? value.join('; ') : value];
      for (const text of values) {
        if (common.hasInvalidChar(text)) throw new (errors().ERR_INVALID_CHAR)('trailer content', name);
        lines.push(`${name}: ${text}\r\n`);
      }
    }
    this._trailer = lines.join('');
  },

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') {
      callback = chunk;
      chunk = null;
      encoding = null;
    } else if (typeof encoding === 'function') {
      callback = encoding;
      encoding = null;
    }
    if (this.finished) {
      if (chunk) {
        failLater(this, new (errors().ERR_STREAM_WRITE_AFTER_END)(), typeof callback === 'function' ? callback : nop);
      } else if (typeof callback === 'function') {
        if (this.writableFinished) callback(new (errors().ERR_STREAM_ALREADY_FINISHED)('end'));
        else this.on('finish', callback);
      }
      return this;
    }
    if (!chunk && !this._header) {
      this._contentLength = 0;
      this._implicitHeader();
    }
    if (typeof callback === 'function') this.once('finish', callback);
    if (!chunk && isStrict(this) && this[kBytesWritten] !== this._contentLength) {
      throw mismatch(this[kBytesWritten], this._contentLength);
    }
    const finish = () => emitFinish(this);
    if (this[kChunkedBuffer] !== null) flushChunks(this);
    if (chunk) endBody(this, chunk, encoding, finish);
    else endHead(this, this._hasBody && this.chunkedEncoding, finish);
    if (this[kSocket]?._writableState.corked > 0) {
      // All corks come out now, whoever put them in.
      this[kSocket]._writableState.corked = 1;
      this[kSocket].uncork();
    }
    this[kCorked] = 0;
    this.finished = true;
    if (this.outputData.length === 0 && this[kSocket] && this[kSocket]._httpMessage === this) this._finish();
    return this;
  },

  _finish() {
    this.emit('prefinish');
  },

  /** The socket has come, or has room again: what waited goes out. */
  _flush() {
    const socket = this[kSocket];
    if (!socket || !socket.writable) return;
    const more = this._flushOutput(socket);
    if (this.finished) {
      this._finish();
    } else if (more && this[kNeedDrain]) {
      this[kNeedDrain] = false;
      this.emit('drain');
    }
  },

  _flushOutput(socket) {
    while (this[kCorked]) {
      this[kCorked]--;
      socket.cork();
    }
    const { outputData } = this;
    const { length } = outputData;
    if (length === 0) return undefined;
    let more;
    if (length > 1) socket.cork();
    for (let i = 0; i < length; i++) {
      const { data, encoding, callback } = outputData[i];
      more = socket.write(data, encoding, callback);
    }
    if (length > 1) socket.uncork();
    this.outputData = [];
    this._onPendingData(-this.outputSize);
    this.outputSize = 0;
    return more;
  },

  flushHeaders() {
    if (!this._header) this._implicitHeader();
    this._send('');
  },

  pipe() {
    // A message going out can only be written to.
    this.emit('error', new (errors().ERR_STREAM_CANNOT_PIPE)());
  },

  [Symbol.for('nodejs.rejection')](error) {
    this.destroy(error);
  },
};

for (const name of Reflect.ownKeys(methods)) OutgoingMessage.prototype[name] = methods[name];

function getter(name, get, set, enumerable = false) {
  Object.defineProperty(OutgoingMessage.prototype, name, { __proto__: null, configurable: true, enumerable, get, set });
}

function socketOf() {
  return this[kSocket];
}

function takeSocket(socket) {
  for (let i = 0; i < this[kCorked]; i++) {
    socket?.cork();
    this[kSocket]?.uncork();
  }
  this[kSocket] = socket;
}

getter('errored', function() { return this[kErrored]; });
getter('closed', function() { return this._closed; });
getter('writableFinished', function() {
  return this.finished && this.outputSize === 0 && (!this[kSocket] || this[kSocket].writableLength === 0);
});
getter('writableObjectMode', () => false);
getter('writableLength', function() {
  return this.outputSize + this[kChunkedLength] + (this[kSocket] ? this[kSocket].writableLength : 0);
});
getter('writableHighWaterMark', function() {
  return this[kSocket] ? this[kSocket].writableHighWaterMark : this[kHighWaterMark];
});
getter('writableCorked', function() { return this[kCorked]; });
getter('connection', socketOf, takeSocket);
getter('socket', socketOf, takeSocket);
getter('headersSent', function() { return !!this._header; }, undefined, true);
getter('writableEnded', function() { return this.finished; });
getter('writableNeedDrain', function() { return !this.destroyed && !this.finished && this[kNeedDrain]; });

module.exports = { OutgoingMessage };
