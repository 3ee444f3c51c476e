'use strict';
// A server's connection whose bytes the parser takes itself, answering what is plain with light messages; and how those become
// ordinary ones. The native half is in crates/native/src/http/light/.
const { setUp } = internalBinding('http');
const EventEmitter = require('events');
const { kNeedDrain } = require('internal/http/common');
const { guard, unguard } = require('internal/http/consumed');
const { IncomingMessage, readStop } = require('internal/http/incoming');
const { ServerResponse, emitClose } = require('internal/http/response');
const { kIncomingMessage, kOptimize, kServerResponse, kUniqueHeaders } = require('internal/http/server');
const { kTimeout } = require('internal/timers');

const named = (object, name) => Object.getOwnPropertySymbols(object).find((symbol) => symbol.description === name);
const kCapture = named(EventEmitter.prototype, 'kCapture');
let isSetUp = false;

/** The fields that a message begins with, on it or on its prototype. */
function fieldsOf(message, prototype) {
  const keys = new Set(Reflect.ownKeys(message));
  for (const key of Reflect.ownKeys(prototype)) {
    const { value } = Object.getOwnPropertyDescriptor(prototype, key);
    if (value !== undefined && (typeof value !== 'function' || key === '_onPendingData')) keys.add(key);
  }
  return keys;
}

/** Sorts the fields of a class into those that are told without growing and the others. */
function sort(message, prototype, usual, own, absent) {
  const grows = [];
  for (const key of fieldsOf(message, prototype)) {
    const name = typeof key === 'symbol' ? key.description : key;
    if (Object.hasOwn(usual, name) || Object.hasOwn(own, name) || absent.test(name)) continue;
    grows.push(key);
  }
  const pairs = (values) => {
    const list = [];
    for (const key of fieldsOf(message, prototype)) {
      const name = typeof key === 'symbol' ? key.description : key;
      if (Object.hasOwn(values, name)) list.push(key, values[name]);
    }
    return list;
  };
  return { prototype, grows, usual: pairs(usual), own: pairs(own) };
}

/** Prepares the classes for objects without their fields; see the native half. */
function prepare() {
  isSetUp = true;
  const { OutgoingMessage } = require('internal/http/outgoing');
  const req = new IncomingMessage();
  const res = new ServerResponse({ httpVersionMajor: 1, httpVersionMinor: 1, method: 'GET' });
  const own = { _eventsCount: 0, _maxListeners: undefined, shapeMode: false, kCapture: false };
  setUp({
    incoming: sort(req, IncomingMessage.prototype, {
      aborted: false, upgrade: false, joinDuplicateHeaders: false, statusCode: null, statusMessage: null,
    }, own, /^(?:url|method|k(?:Headers|Trailers).*)$/),
    outgoing: sort(res, OutgoingMessage.prototype, {
      shouldKeepAlive: true, useChunkedEncodingByDefault: true, sendDate: true, _sent100: false, _expect_continue: false, outputSize: 0,
      writable: true, _defaultKeepAlive: true, _removedConnection: false, _removedContLen: false, _removedTE: false,
      strictContentLength: false, _hasBody: true, _trailer: '', corked: 0, errored: null,
      kRejectNonStandardBodyWrites: false, kChunkedLength: 0, kUniqueHeaders: null,
    }, own, /^$/),
    response: ServerResponse.prototype,
    emitter: EventEmitter.prototype,
  });
  // Who looks at all of it shall see all of it.
  const look = (field) => ({
    __proto__: null,
    configurable: true,
    value() {
      void this[field];
      return this;
    },
  });
  const inspect = Symbol.for('nodejs.util.inspect.custom');
  Object.defineProperty(IncomingMessage.prototype, inspect, look('_readableState'));
  Object.defineProperty(OutgoingMessage.prototype, inspect, look('outputData'));
}

/** Whether nobody but the parser wants the socket's bytes. */
function isConsumable(connection) {
  const { socket, parser } = connection;
  return parser !== null && setUp !== undefined && !connection.executing && !connection.upgraded &&
    connection.incoming.length === 0 && connection.outgoing.length === 0 && parser.isIdle() &&
    socket._handle && internalBinding('net').kindOf(socket._handle) !== undefined && !socket._httpMessage && !socket._paused &&
    socket.writable && !socket.writableLength && !socket.readableLength && socket.readableFlowing === true &&
    socket.listenerCount('data') === 1 && socket.listenerCount('readable') === 0;
}

/** Whether requests need nothing but what light messages have. */
function mayBeLight({ server, socket }) {
  return server[kIncomingMessage] === undefined && server[kServerResponse] === undefined && !server.timeout && !socket.timeout &&
    !server.maxRequestsPerSocket && !server.joinDuplicateHeaders && server.maxHeadersCount === null &&
    !server.rejectNonStandardBodyWrites && !server[kOptimize] && server[kUniqueHeaders] === null &&
    server.emit === EventEmitter.prototype.emit && !server[kCapture];
}

/** Lets the parser take the bytes, if it may. */
function consume(connection) {
  if (connection.consumed || !isConsumable(connection)) return false;
  if (!isSetUp) prepare();
  const { server, socket, parser } = connection;
  if (connection.keepAliveTimeoutSet) {
    socket.setTimeout(0);
    connection.keepAliveTimeoutSet = false;
  }
  const onWritten = (status) => {
    if (status < 0) socket.destroy(new (require('internal/errors').ErrnoException)(status, 'write'));
  };
  connection.consumed = parser.consume(socket._handle, server, onWritten, server.keepAliveTimeout, mayBeLight(connection));
  if (connection.consumed) {
    guard(socket, () => unconsume(connection));
    socket.setTimeout = setTimeoutOf;
  }
  return connection.consumed;
}

/** A limit on silence: what plain requests say would not be heard. */
function setTimeoutOf(msecs, callback) {
  this.parser?.stayOrdinary?.();
  return Object.getPrototypeOf(this).setTimeout.call(this, msecs, callback);
}

/** The bytes go through the socket's own stream again. */
function unconsume(connection) {
  if (!connection.consumed) return;
  connection.parser.settle();
  connection.consumed = false;
  connection.parser.unconsume();
  release(connection.socket);
}

/** The same, after the native half has let go. */
function release(socket) {
  const reading = socket._handle === null || socket._handle.reading;
  unguard(socket);
  Reflect.deleteProperty(socket, 'setTimeout');
  if (!reading) socket.pause();
}

/** Bytes came: the socket is not silent. */
function touch({ consumed, socket }) {
  if (consumed && socket[kTimeout]) socket._unrefTimer();
}

/** Sees to it that a connection with nothing to do ends. */
function watchIdle(connection) {
  const { server } = connection;
  if (!server.keepAliveTimeout || connection.idleTimer !== null) return;
  const limit = server.keepAliveTimeout + server.keepAliveTimeoutBuffer;
  const look = () => {
    if (connection.parser === null) return;
    const idle = connection.consumed ? connection.parser.idleFor() : -1;
    if (idle >= limit) {
      connection.socket.emit('timeout');
      return;
    }
    connection.idleTimer = setTimeout(look, Math.max(1, Math.ceil(idle < 0 ? limit : limit - idle)));
    connection.idleTimer.unref();
  };
  connection.idleTimer = setTimeout(look, limit);
  connection.idleTimer.unref();
}

/** Makes ordinary messages of a light pair: somebody wants more of them. `begin` puts them in their place. */
function grow(connection, req, res, state, begin) {
  const { server, socket, parser } = connection;
  const { url, method } = req;
  const known = Object.getOwnPropertySymbols(req).filter((key) => key !== kCapture).map((key) => [key, req[key]]);
  IncomingMessage.call(req, socket);
  req.httpVersionMajor = req.httpVersionMinor = 1;
  req.httpVersion = '1.1';
  req.joinDuplicateHeaders = server.joinDuplicateHeaders;
  req.upgrade = false;
  req.url = url;
  req._addHeaderLines(state.raw, state.raw.length);
  req.method = method;
  for (const { 0: key, 1: value } of known) req[key] = value;
  ServerResponse.call(res, req, { highWaterMark: socket.writableHighWaterMark });
  if (!state.isComplete) {
    connection.current = parser.incoming = req;
    connection.hasHead = true;
  }
  begin();
  for (let i = 0; i < state.headers.length; i += 2) res.setHeader(state.headers[i], state.headers[i + 1]);
  if (state.isGoing) {
    res._header = state.header;
    res._headerSent = true;
    res.chunkedEncoding = state.isChunked;
    if (state.isOver) finishUp(req, res, state);
    else if (state.needsDrain) drainSoon(res);
  } else if (state.status !== undefined) {
    res.writeHead(state.status);
  }
  goOn(req, socket, state);
}

/** The body from where it was. */
function goOn(req, socket, state) {
  if (state.isEnded) {
    req.complete = true;
    closeReadable(req);
    return;
  }
  if (state.isText) req.setEncoding('utf8');
  if (state.isDumped) {
    req._dump();
  } else if (state.isFlowing) {
    req._consuming = true;
    req._readableState.dataListening = req.listenerCount('data') > 0;
    req.resume();
  }
  for (const chunk of state.chunks) {
    if (!req.push(chunk)) readStop(socket);
  }
  if (state.isComplete) {
    req.complete = true;
    req.push(null);
  }
}

/** As if the body had been read and its end told. */
function closeReadable(req) {
  const state = req._readableState;
  state.ended = state.endEmitted = state.destroyed = state.closed = state.closeEmitted = true;
}

/** A write was told to wait for room, and its bytes have gone. */
function drainSoon(res) {
  res[kNeedDrain] = true;
  process.nextTick(() => {
    if (!res[kNeedDrain]) return;
    res[kNeedDrain] = false;
    res.emit('drain');
  });
}

/** After the answer went out only listeners are left to be told. */
function finishUp(req, res, { isFinished, isClosed }) {
  res.shouldKeepAlive = true;
  res.finished = true;
  if (isClosed) {
    res.destroyed = res._closed = true;
    return;
  }
  process.nextTick(() => {
    if (!isFinished) res.emit('finish');
    if (!req._consuming) req._dump();
    process.nextTick(emitClose, res);
  });
}

module.exports = { closeReadable, consume, grow, release, touch, unconsume, watchIdle };
