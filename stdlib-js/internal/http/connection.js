'use strict';
// A server's connection: bytes in, requests and answers in order, until one side has enough.
const { createParser } = internalBinding('http');
const errors = require('internal/errors');
const { closeReadable, consume, grow, release, touch, unconsume, watchIdle } = require('internal/http/consume');
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
  return parser !== null && this.requestsCount + (this.consumed ? parser.served() : 0) > 0 && this.incoming.length === 0 &&
    parser.isIdle() && !(this.consumed && parser.isBusy());
};

/** Whether the present message's head is there. */
Connection.prototype.isInBody = function() {
  return this.hasHead || (this.consumed && this.parser.inBody());
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
  parser.onGrow = (req, res, state) => {
    const { isOver } = state;
    grow(connection, req, res, state, () => {
      if (isOver) return;
      connection.requestsCount++;
      connection.incoming.push(req);
      introduce(connection, req, res, true);
    });
  };
  parser.onHandOver = (buffer, at, ...head) => {
    if (connection.consumed) {
      connection.consumed = false;
      release(connection.socket);
    }
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
  touch(connection);
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
  if (server[kOptimize] && (method === 'HEAD' || !saysBody(raw))) {
    req._dumped = true;
    closeReadable(req);
  }
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
  touch(connection);
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
  } else if (connection.consumed || consume(connection)) {
    if (connection.incoming.length === 0) connection.parser.free();
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
