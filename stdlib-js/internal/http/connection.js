'use strict';
// A server's connection: bytes in, requests and answers in order, until one side has enough.
const { createParser } = internalBinding('http');
const errors = require('internal/errors');
const { IncomingMessage, readStart, readStop } = require('internal/http/incoming');
const { ServerResponse, emitClose } = require('internal/http/response');
const { kConnections, kIncomingMessage, kServerResponse, kUniqueHeaders } = require('internal/http/server');
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
}

Connection.prototype.isIdle = function() {
  return this.requestsCount > 0 && this.incoming.length === 0 && this.parser !== null && this.parser.isIdle();
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
}

/** Gives bytes to the parser and acts on how that ended. */
function execute(connection, chunk) {
  const { parser, socket } = connection;
  if (parser === null) return;
  if (connection.began === 0) connection.began = Date.now();
  const result = parser.execute(chunk);
  if (typeof result !== 'number') {
    const error = parseError(result);
    error.rawPacket = chunk;
    onSocketError.call(socket, error);
    return;
  }
  if (connection.upgraded) upgrade(connection, chunk, result);
  else if (parser.isIdle()) connection.began = 0;
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
  if (!socket._paused) {
    const needDrain = socket._writableState?.needDrain;
    if (needDrain || connection.outgoingData >= socket.writableHighWaterMark) {
      socket._paused = true;
      socket.pause();
    }
  }
  const res = new (server[kServerResponse] || ServerResponse)(req, {
    highWaterMark: socket.writableHighWaterMark,
    rejectNonStandardBodyWrites: server.rejectNonStandardBodyWrites,
  });
  res._keepAliveTimeout = server.keepAliveTimeout;
  res._maxRequestsPerSocket = server.maxRequestsPerSocket;
  res._onPendingData = (delta) => onPendingData(connection, delta);
  res.shouldKeepAlive = keepAlive;
  res[common.kUniqueHeaders] = server[kUniqueHeaders];
  if (socket._httpMessage) connection.outgoing.push(res);
  else res.assignSocket(socket);
  res.on('finish', () => onFinish(connection, req, res));
  serve(connection, req, res);
}

/** Hands a request to the program, unless the protocol has an answer of its own. */
function serve(connection, req, res) {
  const { server, socket } = connection;
  connection.requestsCount++;
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
  if (!req._consuming) req._dump();
  res.detachSocket(socket);
  process.nextTick(emitClose, res);
  if (res._last) {
    if (typeof socket.destroySoon === 'function') socket.destroySoon();
    else socket.end();
    return;
  }
  const next = connection.outgoing.shift();
  if (next) {
    next.assignSocket(socket);
  } else if (server.keepAliveTimeout && typeof socket.setTimeout === 'function') {
    socket.setTimeout(server.keepAliveTimeout + server.keepAliveTimeoutBuffer);
    connection.keepAliveTimeoutSet = true;
  }
}

function onTimeout(connection) {
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
  if (typeof this.destroySoon === 'function') this.destroySoon();
  else this.end();
}

function onSocketEnd(connection) {
  const { server, socket, parser } = connection;
  if (parser === null) return;
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
  connection.parser = null;
  connection.socket.parser = null;
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
