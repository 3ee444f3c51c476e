'use strict';
// IncomingMessage: a message that came in, request or response, and the stream of its body.
const Readable = require('internal/streams/readable');
const fields = require('internal/http/fields');

const kHeaders = Symbol('kHeaders');
const kHeadersDistinct = Symbol('kHeadersDistinct');
const kHeadersCount = Symbol('kHeadersCount');
const kTrailers = Symbol('kTrailers');
const kTrailersDistinct = Symbol('kTrailersDistinct');
const kTrailersCount = Symbol('kTrailersCount');

/** @constructor */
function IncomingMessage(socket) {
  Readable.call(this, socket ? { highWaterMark: socket.readableHighWaterMark } : undefined);
  // The head alone does not start the reading of the body.
  this._readableState.readingMore = true;
  this.socket = socket;
  this.httpVersionMajor = null;
  this.httpVersionMinor = null;
  this.httpVersion = null;
  this.complete = false;
  this[kHeaders] = null;
  this[kHeadersCount] = 0;
  this.rawHeaders = [];
  this[kTrailers] = null;
  this[kTrailersCount] = 0;
  this.rawTrailers = [];
  this.joinDuplicateHeaders = false;
  this.aborted = false;
  this.upgrade = null;
  // Requests
  this.url = '';
  this.method = null;
  // Responses
  this.statusCode = null;
  this.statusMessage = null;
  this.client = socket;
  this._consuming = false;
  this._dumped = false;
}
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);

const methods = {
  setTimeout(msecs, callback) {
    if (callback) this.on('timeout', callback);
    this.socket.setTimeout(msecs);
    return this;
  },

  _read() {
    if (!this._consuming) {
      this._readableState.readingMore = false;
      this._consuming = true;
    }
    if (this.socket && this.socket.readable) readStart(this.socket);
  },

  _destroy(error, callback) {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    const { socket } = this;
    if (socket && !socket.destroyed && this.aborted) {
      socket.destroy(error);
      require('internal/streams/end-of-stream').eos(socket, (failure) => {
        if (failure?.code === 'ERR_STREAM_PREMATURE_CLOSE') failure = null;
        process.nextTick(told, this, failure || error, callback);
      });
    } else {
      process.nextTick(told, this, error, callback);
    }
  },

  _addHeaderLines(headers, count) {
    if (!headers || !headers.length) return;
    let target;
    if (this.complete) {
      this.rawTrailers = headers;
      this[kTrailersCount] = count;
      target = this[kTrailers];
    } else {
      this.rawHeaders = headers;
      this[kHeadersCount] = count;
      target = this[kHeaders];
    }
    if (!target) return;
    for (let i = 0; i < count; i += 2) this._addHeaderLine(headers[i], headers[i + 1], target);
  },

  _addHeaderLine(name, value, target) {
    fields.add(target, name, value, this.joinDuplicateHeaders);
  },

  _addHeaderLineDistinct(name, value, target) {
    fields.addDistinct(target, name, value);
  },

  _dumpAndCloseReadable() {
    this._dumped = true;
    this._readableState.ended = true;
    this._readableState.endEmitted = true;
    this._readableState.destroyed = true;
    this._readableState.closed = true;
    this._readableState.closeEmitted = true;
  },

  /** Lets the body pass unread. */
  _dump() {
    if (this._dumped) return;
    this._dumped = true;
    this.removeAllListeners('data');
    this.resume();
  },
};
for (const name of Object.keys(methods)) IncomingMessage.prototype[name] = methods[name];

// An error that nobody listens for is no reason to end the program: 'aborted' has told.
function told(message, error, callback) {
  if (message.listenerCount('error') === 0) callback();
  else callback(error);
}

function table(name, slot, count, raw, method) {
  Object.defineProperty(IncomingMessage.prototype, name, {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() {
      let target = this[slot];
      if (!target) {
        const list = this[raw];
        target = this[slot] = method === '_addHeaderLine' ? {} : { __proto__: null };
        for (let i = 0; i < this[count]; i += 2) this[method](list[i], list[i + 1], target);
      }
      return target;
    },
    set(value) {
      this[slot] = value;
    },
  });
}
table('headers', kHeaders, kHeadersCount, 'rawHeaders', '_addHeaderLine');
table('headersDistinct', kHeadersDistinct, kHeadersCount, 'rawHeaders', '_addHeaderLineDistinct');
table('trailers', kTrailers, kTrailersCount, 'rawTrailers', '_addHeaderLine');
table('trailersDistinct', kTrailersDistinct, kTrailersCount, 'rawTrailers', '_addHeaderLineDistinct');
Object.defineProperty(IncomingMessage.prototype, 'connection', {
  __proto__: null,
  configurable: true,
  get() {
    return this.socket;
  },
  set(socket) {
    this.socket = socket;
  },
});

// A socket whose reads go to a native parser has a reader of its own.
const kReader = Symbol('reader');

function readStart(socket) {
  if (!socket) return;
  if (socket[kReader]) socket[kReader].start(socket);
  else if (!socket._paused && socket.readable) socket.resume();
}

function readStop(socket) {
  if (!socket) return;
  if (socket[kReader]) socket[kReader].stop(socket);
  else socket.pause();
}

/** A response, from its parsed head. */
function response(socket, status, reason, major, minor, rawHeaders, count) {
  const message = new IncomingMessage(socket);
  message.httpVersionMajor = major;
  message.httpVersionMinor = minor;
  message.httpVersion = major === 1 && minor === 1 ? '1.1' : `${major}.${minor}`;
  message.statusCode = status;
  message.statusMessage = reason;
  message.rawHeaders = rawHeaders;
  message[kHeadersCount] = count;
  return message;
}

module.exports = { IncomingMessage, readStart, readStop, response, kReader, kTrailersCount };
