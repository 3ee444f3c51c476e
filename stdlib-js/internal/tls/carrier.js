'use strict';
// What a TLSSocket has for a handle over a stream that is no socket of the system's: it carries bytes between stream and session.
const EOF = -4095;
const ECANCELED = -125;
const EPIPE = -32;

/** @constructor */
function Carrier(stream, session) {
  this.stream = stream;
  this.session = session;
  this.reading = false;
  this.onread = noop;
  this.flows = false;
  this.isSecure = false;
  this.closed = false;
  this.isPumping = false;
  /** What JavaScript has not taken yet: buffers, then perhaps the end. */
  this.backlog = [];
  this.ended = false;
  /** Writes from before there were keys: bytes and callback in turn. */
  this.held = [];
  this.shutdownCallback = null;
  this.isReferenced = true;
  /** Bytes of JavaScript's whose writing is not over. */
  this.waiting = 0;
  /** The handle of the stream, if it is a socket. */
  this.below = null;
}

function noop() {}

const methods = {
  /** Starts: a client's first message goes out, what has come already comes in. */
  carry(before) {
    const { stream } = this;
    const take = (chunk) => {
      if (this.closed) return;
      this.session.receive(typeof chunk === 'string' ? require('buffer').Buffer.from(chunk) : chunk);
      this.pump();
    };
    const handle = stream._handle;
    if (handle && typeof handle.readStart === 'function') {
      // A socket's bytes are taken before it sees them: it may have listeners that are not meant any more.
      this.below = handle;
      handle.onread = (count, chunk) => {
        if (count > 0) take(chunk);
        else if (count < 0) this.end();
      };
      handle.reading = true;
      handle.readStart();
    } else {
      this.onData = take;
      this.onEnd = () => this.end();
      stream.on('data', this.onData);
      stream.on('end', this.onEnd);
    }
    if (before !== undefined) this.session.receive(before);
    this.flush();
    this.pump();
  },

  pump() {
    if (this.isPumping) return;
    this.isPumping = true;
    try {
      while (!this.closed) {
        const event = this.session.next();
        if (event === undefined) break;
        this.take(event);
      }
      this.flush();
    } finally {
      this.isPumping = false;
    }
  },

  take(event) {
    const { session } = this;
    switch (event[0]) {
      case 'data':
        this.give(event[1]);
        break;
      case 'end':
        this.end();
        break;
      case 'onsecure':
        this.isSecure = true;
        session.onsecure();
        if (!this.closed) this.release();
        break;
      case 'onfailed':
        this.flush();
        session.onfailed(event[1]);
        break;
      default:
        session[event[0]](event[1], event[2]);
    }
  },

  /** Lets out what was written before there were keys. */
  release() {
    this.flush();
    const { held } = this;
    this.held = [];
    for (let i = 0; i < held.length; i += 2) this.send(held[i], held[i + 1]);
    if (this.shutdownCallback !== null) this.sayEnd();
    if (!this.flows) this.rest();
  },

  flush() {
    const output = this.session.takeOutput();
    if (output !== undefined && !this.stream.destroyed && this.stream.writable) this.stream.write(output);
  },

  send(bytes, callback) {
    this.session.encrypt(bytes);
    const output = this.session.takeOutput();
    if (output === undefined) {
      process.nextTick(callback, 0);
    } else {
      this.stream.write(output, (error) => callback(error ? EPIPE : 0));
    }
  },

  give(chunk) {
    if (!this.flows || this.backlog.length > 0) {
      this.backlog.push(chunk);
      return;
    }
    this.onread(chunk.length, chunk);
  },

  end() {
    if (this.ended) return;
    this.ended = true;
    if (this.backlog.length === 0) this.onread(EOF, undefined);
    else this.backlog.push(null);
  },

  readStart() {
    this.flows = true;
    if (this.backlog.length > 0) process.nextTick(catchUp, this);
    if (this.below !== null) this.below.readStart();
    else if (!this.ended && this.onData !== undefined) this.stream.resume();
    return 0;
  },

  readStop() {
    this.flows = false;
    if (this.isSecure) this.rest();
    return 0;
  },

  /** Nothing is wanted for now. */
  rest() {
    if (this.below !== null) this.below.readStop();
    else this.stream.pause();
  },

  write(data, encoding, callback) {
    if (this.closed || this.stream.destroyed) return EPIPE;
    const bytes = toBytes(data, encoding);
    this.waiting += bytes.length;
    const done = (status) => {
      this.waiting -= bytes.length;
      callback(status);
    };
    if (!this.isSecure) this.held.push(bytes, done);
    else this.send(bytes, done);
    return 1;
  },

  shutdown(callback) {
    this.shutdownCallback = callback;
    if (this.isSecure || this.ended) this.sayEnd();
    return 0;
  },

  sayEnd() {
    const callback = this.shutdownCallback;
    this.shutdownCallback = null;
    this.session.finish();
    this.flush();
    if (this.stream.destroyed || this.stream.writableFinished) process.nextTick(callback, 0);
    else this.stream.end(() => callback(0));
  },

  close(callback) {
    if (this.closed) return false;
    this.closed = true;
    if (this.below !== null) this.below.onread = noop;
    if (this.onData !== undefined) {
      this.stream.removeListener('data', this.onData);
      this.stream.removeListener('end', this.onEnd);
    }
    const { held } = this;
    this.held = [];
    setImmediate(() => {
      // By now it has seen what came together with the end.
      this.stream.destroy();
      for (let i = 1; i < held.length; i += 2) held[i](ECANCELED);
      if (this.shutdownCallback !== null) this.shutdownCallback(ECANCELED);
      if (typeof callback === 'function') callback();
    });
    return true;
  },

  reset(callback) {
    this.close(callback);
    return 0;
  },

  ref() {
    this.isReferenced = true;
    if (typeof this.stream.ref === 'function') this.stream.ref();
  },
  unref() {
    this.isReferenced = false;
    if (typeof this.stream.unref === 'function') this.stream.unref();
  },
  hasRef() {
    return this.isReferenced;
  },
  getpeername() {
    const { stream } = this;
    return stream.remoteAddress === undefined ? undefined : [stream.remoteAddress, stream.remoteFamily, stream.remotePort];
  },
  getsockname() {
    const { stream } = this;
    return stream.localAddress === undefined ? undefined : [stream.localAddress, stream.localFamily, stream.localPort];
  },
};

function catchUp(carrier) {
  while (carrier.backlog.length > 0 && carrier.flows && !carrier.closed) {
    const chunk = carrier.backlog[0];
    carrier.backlog = carrier.backlog.slice(1);
    if (chunk === null) carrier.onread(EOF, undefined);
    else carrier.onread(chunk.length, chunk);
  }
}

/** What a socket gives its handle: a chunk, or chunks each followed by its encoding. */
function toBytes(data, encoding) {
  const { Buffer } = require('buffer');
  const one = (chunk, name) => (typeof chunk === 'string' ? Buffer.from(chunk, name || 'utf8') : chunk);
  if (!Array.isArray(data)) return one(data, encoding);
  const list = [];
  for (let i = 0; i < data.length; i += 2) list.push(one(data[i], data[i + 1]));
  return Buffer.concat(list);
}

for (const name of Object.keys(methods)) Carrier.prototype[name] = methods[name];
Object.defineProperties(Carrier.prototype, {
  bytesRead: { __proto__: null, get() { return this.session.counts()[0]; } },
  bytesWritten: { __proto__: null, get() { return Math.max(0, this.session.counts()[1] - this.waiting); } },
  writeQueueSize: { __proto__: null, get() { return this.waiting; } },
  fd: { __proto__: null, get() { return -1; } },
});

module.exports = { Carrier };
