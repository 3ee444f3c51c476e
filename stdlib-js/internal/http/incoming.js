'use strict';
// IncomingMessage: a request as a server gets it, or a response as a client does. Its body is a stream.
const Readable = require('internal/streams/readable');

const kHeaders = Symbol('kHeaders');
const kHeadersDistinct = Symbol('kHeadersDistinct');
const kHeadersCount = Symbol('kHeadersCount');
const kTrailers = Symbol('kTrailers');
const kTrailersDistinct = Symbol('kTrailersDistinct');
const kTrailersCount = Symbol('kTrailersCount');

// RFC 9110 allows one of each; of several the first counts.
const SINGLE = new Set(['age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host',
                        'if-modified-since', 'if-unmodified-since', 'last-modified', 'location', 'max-forwards',
                        'proxy-authorization', 'referer', 'retry-after', 'server', 'user-agent']);

function readStart(socket) {
  if (socket && !socket._paused && socket.readable) socket.resume();
}

function readStop(socket) {
  if (socket) socket.pause();
}

/** @constructor */
function IncomingMessage(socket) {
  Readable.call(this, socket ? { highWaterMark: socket.readableHighWaterMark } : undefined);
  this._readableState.readingMore = true;
  this.socket = socket;
  this.rawHeaders = [];
  this.rawTrailers = [];
  this.client = socket;
}
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);
// What a message begins with. An own property costs at each construction.
Object.assign(IncomingMessage.prototype, {
  httpVersionMajor: null,
  httpVersionMinor: null,
  httpVersion: null,
  complete: false,
  [kHeaders]: null,
  [kHeadersDistinct]: null,
  [kHeadersCount]: 0,
  [kTrailers]: null,
  [kTrailersDistinct]: null,
  [kTrailersCount]: 0,
  joinDuplicateHeaders: false,
  aborted: false,
  upgrade: null,
  url: '',
  method: null,
  statusCode: null,
  statusMessage: null,
  _consuming: false,
  _dumped: false,
});

/** Fields in turn, name and value, as an object of joined values. */
function collect(message, raw, dest) {
  for (let i = 0; i < raw.length; i += 2) message._addHeaderLine(raw[i], raw[i + 1], dest);
  return dest;
}

/** The same, each name with the list of its values. */
function collectDistinct(raw) {
  const dest = {};
  for (let i = 0; i < raw.length; i += 2) {
    const key = raw[i].toLowerCase();
    if (dest[key] === undefined) dest[key] = [raw[i + 1]];
    else dest[key].push(raw[i + 1]);
  }
  return dest;
}

function accessor(name, get, set, enumerable = false) {
  Object.defineProperty(IncomingMessage.prototype, name, { __proto__: null, configurable: true, enumerable, get, set });
}

accessor('connection', function() { return this.socket; }, function(value) { this.socket = value; });
accessor('headers', function() {
  return this[kHeaders] ??= collect(this, this.rawHeaders, {});
}, function(value) { this[kHeaders] = value; });
accessor('headersDistinct', function() {
  return this[kHeadersDistinct] ??= collectDistinct(this.rawHeaders);
}, function(value) { this[kHeadersDistinct] = value; });
accessor('trailers', function() {
  return this[kTrailers] ??= collect(this, this.rawTrailers, {});
}, function(value) { this[kTrailers] = value; });
accessor('trailersDistinct', function() {
  return this[kTrailersDistinct] ??= collectDistinct(this.rawTrailers);
}, function(value) { this[kTrailersDistinct] = value; });

function tellOfError(message, error, callback) {
  // Who does not listen is not bothered: 'aborted' and 'close' say it as well.
  if (message.listenerCount('error') > 0) callback(error);
  else callback();
}

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
    readStart(this.socket);
  },

  _destroy(error, callback) {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    const { socket } = this;
    if (socket && !socket.destroyed && this.aborted) {
      socket.destroy(error);
      const stop = require('internal/streams/end-of-stream').eos(socket, (failure) => {
        if (failure?.code === 'ERR_STREAM_PREMATURE_CLOSE') failure = null;
        stop();
        process.nextTick(tellOfError, this, failure || error, callback);
      });
      return;
    }
    process.nextTick(tellOfError, this, error, callback);
  },

  _addHeaderLines(raw, count) {
    if (!raw || !raw.length) return;
    let dest;
    if (this.complete) {
      this.rawTrailers = raw;
      this[kTrailersCount] = count;
      dest = this[kTrailers];
    } else {
      this.rawHeaders = raw;
      this[kHeadersCount] = count;
      dest = this[kHeaders];
    }
    if (dest) collect(this, raw.slice(0, count), dest);
  },

  _addHeaderLine(name, value, dest) {
    const key = name.toLowerCase();
    const before = Object.hasOwn(dest, key) ? dest[key] : undefined;
    if (key === 'set-cookie') {
      if (before !== undefined) before.push(value);
      else dest[key] = [value];
    } else if (before === undefined) {
      dest[key] = value;
    } else if (key === 'cookie') {
      dest[key] = `${before}; ${value}`;
    } else if (this.joinDuplicateHeaders || !SINGLE.has(key)) {
      dest[key] = `${before}, ${value}`;
    }
  },

  _addHeaderLineDistinct(name, value, dest) {
    const key = name.toLowerCase();
    if (dest[key] === undefined) dest[key] = [value];
    else dest[key].push(value);
  },

  /** Nobody will read the body: it is read and dropped, so that the connection can go on. */
  _dump() {
    if (this._dumped) return;
    this._dumped = true;
    this.removeAllListeners('data');
    this.resume();
  },
};

for (const name of Object.keys(methods)) {
  Object.defineProperty(IncomingMessage.prototype, name, { __proto__: null, value: methods[name], writable: true, enumerable: true, configurable: true });
}

module.exports = { IncomingMessage, readStart, readStop };
