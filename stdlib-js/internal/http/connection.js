'use strict';
// A server's connection: bytes in, requests and answers in order, until one side has enough.
const { createParser, setUp } = internalBinding('http');
const EventEmitter = require('events');
const errors = require('internal/errors');
const { IncomingMessage, readStart, readStop } = require('internal/http/incoming');
const { ServerResponse, emitClose } = require('internal/http/response');
const { kConnections, kIncomingMessage, kOptimize, kServerResponse, kUniqueHeaders } = require('internal/http/server');
const common = require('internal/http/common');

const CONTINUE = /(?:^|\W)100-continue(?:$|\W)/i;
const BAD_REQUEST = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';
const ANSWERS = {
  __proto__: null,
  HPE_HEADER_OVERFLOW: 'HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\n\r\n',
  ERR_HTTP_REQUEST_TIMEOUT: 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n',
};

function noop() {}

/** One connection of `server`. */
function Connection(server, socket) {
  this.server = server;
  this.socket = socket;
  this.parser = null;
  /** Requests whose answer is not over. */
  this.incoming = [];
  /** Answers that wait for the socket. */
  this.outgoing = [];
  this.outgoingData = 0;
  this.requestsCount = 0;
  this.keepAliveTimeoutSet = false;
  /** When the present message, or the connection, began: 0 while nothing is awaited. */
  this.began = Date.now();
  this.hasHead = false;
  this.current = null;
  /** The parser takes the bytes itself, and answers what is plain without us. */
  this.consumed = false;
  this.executing = false;
  this.idleTimer = null;
}

Connection.prototype.isIdle = function() {
  const { parser } = this;
  return parser !== null && this.requestsCount + (setUp ? parser.served() : 0) > 0 && this.incoming.length === 0 &&
    parser.isIdle() && !(this.consumed && parser.isBusy());
};

/** For how long the present message has been coming, in ms; -1 if none is. */
Connection.prototype.age = function(now) {
  if (this.consumed) return this.parser.age();
  return this.began === 0 ? -1 : now - this.began;
};

/** Something happens that plain requests know nothing of. */
Connection.prototype.settle = function() {
  if (this.consumed && this.parser !== null) this.parser.settle();
};

const kCapture = Object.getOwnPropertySymbols(EventEmitter.prototype).find((symbol) => symbol.description === 'kCapture');
let isSetUp = false;

/** Adds to `keys` what a message begins with: fields on its prototype. */
function addUsual(prototype, keys) {
  for (const key of Reflect.ownKeys(prototype)) {
    const { value } = Object.getOwnPropertyDescriptor(prototype, key);
    const isField = value !== undefined && (typeof value !== 'function' || key === '_onPendingData');
    const isCheap = key === 'url' || key === 'method' || (typeof key === 'symbol' && /^k(?:Headers|Trailers)/.test(key.description));
    if (isField && !isCheap && !keys.includes(key)) keys.push(key);
  }
}

/** Prepares the classes for objects without their fields; see the native half. */
function prepare() {
  isSetUp = true;
  const { OutgoingMessage } = require('internal/http/outgoing');
  const req = new IncomingMessage();
  const ofHeaders = (key) => typeof key === 'symbol' && /^k(?:Headers|Trailers)/.test(key.description);
  const incomingKeys = Reflect.ownKeys(req).filter((key) => key !== 'url' && key !== 'method' && !ofHeaders(key));
  const outgoingKeys = Reflect.ownKeys(new ServerResponse({ httpVersionMajor: 1, httpVersionMinor: 1, method: 'GET' }));
  addUsual(IncomingMessage.prototype, incomingKeys);
  addUsual(OutgoingMessage.prototype, outgoingKeys);
  setUp({
    incoming: IncomingMessage.prototype,
    outgoing: OutgoingMessage.prototype,
    response: ServerResponse.prototype,
    incomingKeys,
    outgoingKeys,
  });
  // Who looks at all of it shall see all of it.
  const look = {
    __proto__: null,
    configurable: true,
    value() {
      void this._events;
      return this;
    },
  };
  Object.defineProperty(IncomingMessage.prototype, Symbol.for('nodejs.util.inspect.custom'), look);
  Object.defineProperty(OutgoingMessage.prototype, Symbol.for('nodejs.util.inspect.custom'), look);
}

/** Whether the connection has nothing of its own that plain requests could not keep. */
function isPlain(connection) {
  const { server, socket, parser } = connection;
  return parser !== null && setUp !== undefined && !connection.executing && !connection.upgraded &&
    connection.incoming.length === 0 && connection.outgoing.length === 0 && parser.isIdle() &&
    server[kIncomingMessage] === undefined && server[kServerResponse] === undefined && !server.timeout &&
    !server.maxRequestsPerSocket && !server.joinDuplicateHeaders && server.maxHeadersCount === null &&
    !server[kOptimize] && server[kUniqueHeaders] === null && server.emit === EventEmitter.prototype.emit && !server[kCapture] &&
    socket._handle && internalBinding('net').kindOf(socket._handle) !== undefined && !socket._httpMessage && !socket._paused &&
    socket.writable && !socket.writableLength && !socket.readableLength && socket.readableFlowing === true &&
    (!socket.timeout || connection.keepAliveTimeoutSet) && socket.listenerCount('data') === 1 &&
    socket.listenerCount('readable') === 0;
}

/** Lets the parser take the bytes, if it may. */
function consume(connection) {
  if (connection.consumed || !isPlain(connection)) return false;
  if (!isSetUp) prepare();
  const { server, socket, parser } = connection;
  if (connection.keepAliveTimeoutSet) {
    socket.setTimeout(0);
    connection.keepAliveTimeoutSet = false;
  }
  connection.consumed = parser.consume(socket._handle, server, (status) => {
    if (status < 0) socket.destroy(new errors.ErrnoException(status, 'write'));
  }, server.keepAliveTimeout);
  return connection.consumed;
}

function unconsume(connection) {
  if (!connection.consumed) return;
  connection.consumed = false;
  connection.parser.unconsume();
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

/** Makes ordinary messages of a plain pair: somebody wants more of them. */
function grow(connection, req, res, raw, headers, status, isOver, isComplete) {
  const { server, socket, parser } = connection;
  const { url, method } = req;
  const known = Object.getOwnPropertySymbols(req).map((key) => [key, req[key]]);
  if (!isOver) unconsume(connection);
  IncomingMessage.call(req, socket);
  req.httpVersionMajor = req.httpVersionMinor = 1;
  req.httpVersion = '1.1';
  req.joinDuplicateHeaders = server.joinDuplicateHeaders;
  req.upgrade = false;
  req.url = url;
  req._addHeaderLines(raw, raw.length);
  req.method = method;
  for (const { 0: key, 1: value } of known) req[key] = value;
  ServerResponse.call(res, req, optionsOf(connection));
  if (isOver) {
    finishUp(connection, req, res, headers);
    return;
  }
  connection.current = parser.incoming = req;
  connection.hasHead = !isComplete;
  connection.requestsCount++;
  connection.incoming.push(req);
  introduce(connection, req, res, true);
  for (let i = 0; i < headers.length; i += 2) res.setHeader(headers[i], headers[i + 1]);
  if (status !== undefined) res.writeHead(status);
  if (isComplete) {
    req.complete = true;
    req.push(null);
  }
}

/** The same after the answer went out: only listeners are left to be told. */
function finishUp(connection, req, res, headers) {
  res.shouldKeepAlive = true;
  for (let i = 0; i < headers.length; i += 2) res.setHeader(headers[i], headers[i + 1]);
  res.writeHead(res.statusCode);
  res._headerSent = true;
  res.finished = true;
  req.complete = true;
  req.push(null);
  process.nextTick(() => {
    res.emit('prefinish');
    res.emit('finish');
    if (!req._consuming) req._dump();
    emitClose(res);
  });
}

/** The listener of 'connection'. */
function connectionListener(socket) {
  const server = this;
  const connection = new Connection(server, socket);
  socket.server = server;
  server[kConnections]?.add(connection);
  if (server.timeout && typeof socket.setTimeout === 'function') socket.setTimeout(server.timeout);
  socket.on('timeout', () => onTimeout(connection));
  const parser = createParser(false, server.maxHeaderSize || require('http').maxHeaderSize);
  parser.limitFields(typeof server.maxHeadersCount === 'number' ? server.maxHeadersCount : 1000);
  connection.parser = parser;
  parser.socket = socket;
  socket.parser = parser;
  parser.incoming = null;
  parser.onHead = (...head) => onHead(connection, head);
  parser.onBody = (chunk) => onBody(connection, chunk);
  parser.onTrailers = (raw) => {
    if (connection.current !== null) connection.current.rawTrailers = raw;
  };
  parser.onComplete = () => onComplete(connection);
  parser.onIdle = () => watchIdle(connection);
  parser.onGrow = (...pair) => grow(connection, ...pair);
  parser.onHandOver = (buffer, at, ...head) => {
    connection.consumed = false;
    if (head.length > 0) onHead(connection, head);
    if (connection.parser !== null) execute(connection, at > 0 ? buffer.subarray(at) : buffer, at, buffer);
  };
  const onData = (chunk) => execute(connection, chunk);
  const onEnd = () => onSocketEnd(connection);
  const onClose = () => onSocketClose(connection);
  const onDrain = () => onSocketDrain(connection);
  connection.listeners = { data: onData, end: onEnd, close: onClose, drain: onDrain, error: onSocketError };
  socket.on('error', onSocketError);
  socket.on('end', onEnd);
  socket.on('close', onClose);
  socket.on('drain', onDrain);
  socket.on('data', onData);
  socket._paused = false;
  // The program's own listeners come first; nothing arrives before.
  process.nextTick(consume, connection);
}

/** Gives bytes to the parser and acts on how that ended. */
function execute(connection, chunk, before = 0, whole = chunk) {
  const { parser, socket } = connection;
  if (parser === null) return;
  if (connection.began === 0) connection.began = Date.now();
  connection.executing = true;
  let result;
  try {
    result = parser.execute(chunk);
  } finally {
    connection.executing = false;
  }
  if (typeof result !== 'number') {
    const error = parseError(result);
    error.bytesParsed += before;
    error.rawPacket = whole;
    onSocketError.call(socket, error);
    return;
  }
  if (connection.upgraded) {
    upgrade(connection, chunk, result);
  } else if (parser.isIdle()) {
    connection.began = 0;
    if (connection.requestsCount > 0) consume(connection);
  }
}

function parseError(result) {
  // What is missing at the end has no words of its own in Node.
  const error = new Error(result[0] === 'HPE_INVALID_EOF_STATE' ? 'Parse Error' : `Parse Error: ${result[1]}`);
  error.bytesParsed = result[2];
  error.code = result[0];
  error.reason = result[1];
  return error;
}

function onHead(connection, head) {
  const { server, socket, parser } = connection;
  const { 0: method, 1: url, 2: major, 3: minor, 4: raw, 5: keepAlive, 6: wantsUpgrade } = head;
  connection.hasHead = true;
  const req = new (server[kIncomingMessage] || IncomingMessage)(socket);
  req.httpVersionMajor = major;
  req.httpVersionMinor = minor;
  req.httpVersion = `${major}.${minor}`;
  req.joinDuplicateHeaders = server.joinDuplicateHeaders;
  req.url = url;
  req.upgrade = wantsUpgrade;
  req._addHeaderLines(raw, raw.length);
  req.method = method;
  parser.incoming = connection.current = req;
  // The connection is in use: from now on the program's own time limit holds, if any.
  if (connection.keepAliveTimeoutSet) {
    socket.setTimeout(server.timeout || 0);
    connection.keepAliveTimeoutSet = false;
  }
  if (wantsUpgrade) {
    req.upgrade = method === 'CONNECT' || server.shouldUpgradeCallback(req);
    if (req.upgrade) {
      connection.upgraded = true;
      parser.upgrade();
      return;
    }
  }
  connection.incoming.push(req);
  if (server[kOptimize] && (method === 'HEAD' || !saysBody(raw))) closeReadable(req);
  if (!socket._paused) {
    const needDrain = socket._writableState?.needDrain;
    if (needDrain || connection.outgoingData >= socket.writableHighWaterMark) {
      socket._paused = true;
      socket.pause();
    }
  }
  const res = new (server[kServerResponse] || ServerResponse)(req, optionsOf(connection));
  introduce(connection, req, res, keepAlive);
  connection.requestsCount++;
  serve(connection, req, res);
}

/** Whether there is a field that speaks of a body. */
function saysBody(raw) {
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i].toLowerCase();
    if (name === 'content-length' || name === 'transfer-encoding') return true;
  }
  return false;
}

/** As if the body had been read and its end told. */
function closeReadable(req) {
  req._dumped = true;
  const state = req._readableState;
  state.ended = state.endEmitted = state.destroyed = state.closed = state.closeEmitted = true;
}

function optionsOf({ server, socket }) {
  return { highWaterMark: socket.writableHighWaterMark, rejectNonStandardBodyWrites: server.rejectNonStandardBodyWrites };
}

/** Tells a response of its connection; the socket is its own when its turn comes. */
function introduce(connection, req, res, keepAlive) {
  const { server, socket } = connection;
  res._keepAliveTimeout = server.keepAliveTimeout;
  res._maxRequestsPerSocket = server.maxRequestsPerSocket;
  res._onPendingData = (delta) => onPendingData(connection, delta);
  res.shouldKeepAlive = keepAlive;
  res[common.kUniqueHeaders] = server[kUniqueHeaders];
  if (socket._httpMessage) connection.outgoing.push(res);
  else res.assignSocket(socket);
  res.on('finish', () => onFinish(connection, req, res));
}

/** Hands a request to the program, unless the protocol has an answer of its own. */
function serve(connection, req, res) {
  const { server, socket } = connection;
  if (req.httpVersionMajor === 1 && req.httpVersionMinor === 1) {
    const { headers } = req;
    if (server.requireHostHeader && headers.host === undefined) {
      res.writeHead(400, ['Connection', 'close']);
      res.end();
      return;
    }
    const most = server.maxRequestsPerSocket;
    if (typeof most === 'number' && most > 0) {
      res.maxRequestsOnConnectionReached = most <= connection.requestsCount;
      if (most < connection.requestsCount) {
        server.emit('dropRequest', req, socket);
        res.writeHead(503);
        res.end();
        return;
      }
    }
    if (headers.expect !== undefined) {
      if (CONTINUE.test(headers.expect)) {
        res._expect_continue = true;
        if (server.listenerCount('checkContinue') > 0) {
          server.emit('checkContinue', req, res);
          return;
        }
        res.writeContinue();
      } else if (server.listenerCount('checkExpectation') > 0) {
        server.emit('checkExpectation', req, res);
        return;
      } else {
        res.writeHead(417);
        res.end();
        return;
      }
    }
  }
  server.emit('request', req, res);
}

function onBody(connection, chunk) {
  const req = connection.current;
  if (req === null || req._dumped) return;
  if (!req.push(chunk)) readStop(connection.socket);
}

function onComplete(connection) {
  const req = connection.current;
  connection.hasHead = false;
  connection.began = 0;
  if (req === null) return;
  req.complete = true;
  req.push(null);
  // Who reads one message slowly must not keep the next one waiting for nothing.
  if (!connection.socket._paused) readStart(connection.socket);
}

function onPendingData(connection, delta) {
  connection.outgoingData += delta;
  const { socket } = connection;
  if (socket._paused && connection.outgoingData < socket.writableHighWaterMark) onSocketDrain(connection);
}

function onSocketDrain(connection) {
  const { socket } = connection;
  const needsDrain = connection.outgoingData > socket.writableHighWaterMark;
  if (socket._paused && !needsDrain) {
    socket._paused = false;
    socket.resume();
  }
  const message = socket._httpMessage;
  if (message && !message.finished && message[common.kNeedDrain]) {
    message[common.kNeedDrain] = false;
    message.emit('drain');
  }
}

/** An answer is out. */
function onFinish(connection, req, res) {
  const { server, socket } = connection;
  connection.incoming.shift();
  // Nobody wanted the body.
  if (!req._consuming && !req.readableDidRead) req._dump();
  res.detachSocket(socket);
  forget(connection, req);
  process.nextTick(emitClose, res);
  if (res._last) {
    if (typeof socket.destroySoon === 'function') socket.destroySoon();
    else socket.end();
    return;
  }
  const next = connection.outgoing.shift();
  if (next) {
    next.assignSocket(socket);
  } else if (consume(connection)) {
    watchIdle(connection);
  } else if (server.keepAliveTimeout && typeof socket.setTimeout === 'function') {
    socket.setTimeout(server.keepAliveTimeout + server.keepAliveTimeoutBuffer);
    connection.keepAliveTimeoutSet = true;
  }
}

/** The parser keeps no request that is over on both sides. */
function forget({ parser }, req) {
  if (parser === null || parser.incoming !== req) return;
  if (req.readableEnded) {
    parser.incoming = null;
  } else {
    req.on('end', () => {
      if (parser.incoming === req) parser.incoming = null;
    });
  }
}

function onTimeout(connection) {
  connection.settle();
  const { server, socket } = connection;
  const req = connection.current;
  const byRequest = req && !req.complete && req.emit('timeout', socket);
  const res = socket._httpMessage;
  const byResponse = res && res.emit('timeout', socket);
  const byServer = server.emit('timeout', socket);
  if (!byRequest && !byResponse && !byServer) socket.destroy();
}

/** The request took longer than the server allows. */
function timeOut(connection) {
  connection.settle();
  unconsume(connection);
  connection.began = 0;
  const error = new errors.codes.ERR_HTTP_REQUEST_TIMEOUT();
  onSocketError.call(connection.socket, error);
}

/** What goes wrong on the way: the program's matter if it listens, or the end of the connection. */
function onSocketError(error) {
  this.removeListener('error', onSocketError);
  // Later errors say nothing new.
  if (this.listenerCount('error') === 0) this.on('error', noop);
  if (this.server.emit('clientError', error, this)) return;
  const message = this._httpMessage;
  if (this.writable && (!message || !message._headerSent)) {
    this.write(ANSWERS[error.code] ?? BAD_REQUEST, 'latin1');
  }
  this.destroy(error);
}

function onSocketEnd(connection) {
  const { server, socket, parser } = connection;
  if (parser === null) return;
  connection.settle();
  const result = parser.finish();
  if (result !== undefined) {
    onSocketError.call(socket, parseError(result));
  } else if (!server.httpAllowHalfOpen) {
    socket.end();
  } else if (connection.outgoing.length > 0) {
    connection.outgoing[connection.outgoing.length - 1]._last = true;
  } else if (socket._httpMessage) {
    socket._httpMessage._last = true;
  } else {
    socket.end();
  }
}

function onSocketClose(connection) {
  connection.server[kConnections]?.delete(connection);
  connection.settle();
  const message = connection.socket._httpMessage;
  connection.parser = null;
  connection.socket.parser = null;
  if (connection.idleTimer !== null) clearTimeout(connection.idleTimer);
  // One that grew just now has not heard of it.
  if (message) process.nextTick(emitClose, message);
  const { incoming } = connection;
  connection.incoming = [];
  for (const req of incoming) req.destroy(new errors.ConnResetException('aborted'));
}

/** What follows is another protocol: the program gets the socket as if nobody had read from it. */
function upgrade(connection, chunk, used) {
  const { server, socket, current: req } = connection;
  connection.upgraded = false;
  server[kConnections]?.delete(connection);
  connection.parser = null;
  socket.parser = null;
  for (const name of Object.keys(connection.listeners)) socket.removeListener(name, connection.listeners[name]);
  socket.removeAllListeners('timeout');
  const event = req.method === 'CONNECT' ? 'connect' : 'upgrade';
  if (server.listenerCount(event) === 0) {
    socket.destroy();
    return;
  }
  const rest = chunk.slice(used);
  socket.readableFlowing = null;
  server.emit(event, req, socket, rest);
}

module.exports = { connectionListener, timeOut };
