'use strict';
// One request and its response on a socket: what the parser and the socket tell, and what becomes of both afterwards.
const binding = internalBinding('http_client');
const { IncomingMessage, readStop, readStart } = require('internal/http/incoming');
const { kNeedDrain } = require('internal/http/common');
const { guard, unguard } = require('internal/http/consumed');
const { kTimeout } = require('internal/timers');
const { ConnResetException } = require('internal/errors');

const kParser = Symbol('http.parser');
// The parser takes the bytes where they arrive, past the socket's own stream.
const kConsumed = Symbol('http.consumed');
const KEEP_ALIVE = 1;
const UPGRADE = 2;
const MAX_PAIRS = 2000;

const channels = {};
for (const name of ['request.created', 'request.start', 'request.error', 'response.finish']) {
  channels[name] = require('diagnostics_channel').channel(`http.client.${name}`);
}

function emitError(request, error) {
  if (channels['request.error'].hasSubscribers) channels['request.error'].publish({ request, error });
  request.emit('error', error);
}

/** The request is over without ever having had a socket of its own. */
function giveUp(request, error) {
  request.destroyed = true;
  if (!request.aborted && !error) error = new ConnResetException('socket hang up');
  if (error) emitError(request, error);
  request._closed = true;
  request.emit('close');
}

function started(request) {
  if (channels['request.start'].hasSubscribers) channels['request.start'].publish({ request });
}

function created(request) {
  if (channels['request.created'].hasSubscribers) channels['request.created'].publish({ request });
}

/** Gives the socket to the request. */
function begin(request, socket) {
  let parser = socket[kParser];
  const isNew = parser === undefined;
  if (isNew) parser = socket[kParser] = binding.create();
  parser.start(request.method === 'HEAD' ? 1 : request.method === 'CONNECT' ? 2 : 0, request.maxHeaderSize || require('http').maxHeaderSize);
  parser.socket = socket;
  parser.incoming = null;
  parser.outgoing = request;
  request.socket = socket;
  request.parser = parser;
  socket.parser = parser;
  socket._httpMessage = request;
  if (isNew) attach(socket, parser);
  if (request.timeout !== undefined) listenForTimeout(request);
  request.emit('socket', socket);
}

function attach(socket, parser) {
  socket.on('error', onError);
  socket.on('end', onEnd);
  socket.on('close', onClose);
  socket.on('drain', onDrain);
  if (!consumable(socket)) {
    socket.on('data', onData);
  } else if (socket.connecting) {
    socket.once('connect', () => {
      if (socket[kParser] === parser) consume(socket, parser);
    });
  } else {
    consume(socket, parser);
  }
}

function detach(socket) {
  const parser = socket[kParser];
  if (parser === undefined) return;
  socket.removeListener('error', onError);
  socket.removeListener('end', onEnd);
  socket.removeListener('close', onClose);
  socket.removeListener('drain', onDrain);
  socket.removeListener('data', onData);
  if (socket[kConsumed]) release(socket);
  parser.unconsume();
  socket[kParser] = undefined;
  socket.parser = null;
}

/** Whether nobody but the parser wants the socket's bytes. */
function consumable(socket) {
  const { Socket, kGenuine } = require('internal/net/socket');
  const prototype = Object.getPrototypeOf(socket);
  return (prototype === Socket.prototype || Object.hasOwn(prototype, kGenuine)) && socket._handle !== null &&
    socket.listenerCount('data') === 0 && socket.listenerCount('readable') === 0 && socket.readableLength === 0 &&
    !socket.isPaused() && socket.readableEncoding === null;
}

function consume(socket, parser) {
  if (socket.destroyed) return;
  if (!consumable(socket) || !parser.consume(socket._handle)) {
    socket.on('data', onData);
    return;
  }
  socket[kConsumed] = true;
  guard(socket, share);
}

function release(socket) {
  socket[kParser].unconsume();
  socket[kConsumed] = false;
  unguard(socket);
}

// From here on the bytes pass through the socket's own stream, where others see them too.
function share() {
  if (!this[kConsumed]) return;
  const reading = this._handle === null || this._handle.reading;
  release(this);
  this.on('data', onData);
  if (!reading) this.pause();
}

function onData(chunk) {
  const parser = this[kParser];
  if (parser !== undefined && parser.outgoing) parser.execute(chunk);
}

function touch(socket) {
  if (socket[kConsumed] && socket[kTimeout]) socket._unrefTimer();
}

const fromParser = {
  /** The head of a response is there. */
  onHead(status, reason, major, minor, rawHeaders, flags) {
    const { socket, outgoing: request } = this;
    if (!request || !socket || socket.destroyed) return;
    touch(socket);
    if (request.res) {
      // A second response to one request.
      this.incoming = null;
      socket.destroy();
      return;
    }
    const most = request.maxHeadersCount === null ? MAX_PAIRS : request.maxHeadersCount << 1;
    const count = most > 0 && rawHeaders.length > most ? most : rawHeaders.length;
    const message = new IncomingMessage(socket);
    message.httpVersionMajor = major;
    message.httpVersionMinor = minor;
    message.httpVersion = major === 1 && minor === 1 ? '1.1' : `${major}.${minor}`;
    message.statusCode = status;
    message.statusMessage = reason;
    if (request.joinDuplicateHeaders) message.joinDuplicateHeaders = true;
    message._addHeaderLines(count < rawHeaders.length ? rawHeaders.slice(0, count) : rawHeaders, count);
    this.incoming = message;
    message.upgrade = (flags & UPGRADE) !== 0;
    if (message.upgrade) {
      request.res = message;
      return;
    }
    if (status < 200) {
      // More is to come.
      if (status === 100) request.emit('continue');
      request.emit('information', {
        statusCode: status,
        statusMessage: reason,
        httpVersion: message.httpVersion,
        httpVersionMajor: major,
        httpVersionMinor: minor,
        headers: message.headers,
        rawHeaders: message.rawHeaders,
      });
      return;
    }
    if (request.shouldKeepAlive && (flags & KEEP_ALIVE) === 0 && !request.upgradeOrConnect) request.shouldKeepAlive = false;
    request.res = message;
    message.req = request;
    message.on('end', onResponseEnd);
    request.on('finish', onRequestFinish);
    if (request.timeoutCb) socket.on('timeout', onResponseTimeout);
    if (channels['response.finish'].hasSubscribers) channels['response.finish'].publish({ request, response: message });
    // Without a listener nobody can ever read it.
    if (request.aborted || !request.emit('response', message)) message._dump();
    if (status === 304 || request.method === 'HEAD') message.complete = status === 304 || message.complete;
  },

  onBody(chunk) {
    const { incoming, socket } = this;
    if (!incoming || !socket) return;
    touch(socket);
    if (!incoming._dumped && !incoming.push(chunk)) readStop(socket);
  },

  onTrailers(rawTrailers) {
    const { incoming } = this;
    if (!incoming) return;
    incoming.rawTrailers = rawTrailers;
  },

  onComplete() {
    const { incoming, socket } = this;
    if (!incoming) return;
    incoming.complete = true;
    if (incoming.statusCode < 200) {
      this.incoming = null;
      return;
    }
    incoming.push(null);
    // Whoever had stopped the reading: the connection's end must be seen.
    if (socket && !socket.destroyed && socket[kConsumed]) readStart(socket);
  },

  onUpgrade(rest) {
    const { socket, incoming, outgoing: request } = this;
    if (!request || !socket || !incoming) return;
    if (request.timeoutCb) socket.removeListener('timeout', request.timeoutCb);
    socket.removeListener('timeout', onResponseTimeout);
    const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (request.listenerCount(event) === 0) {
      socket.destroy();
      return;
    }
    request.upgradeOrConnect = true;
    incoming.complete = true;
    socket.emit('agentRemove');
    detach(socket);
    this.outgoing = null;
    socket._httpMessage = null;
    // Whoever takes the socket over decides how it is read.
    socket._readableState.flowing = null;
    request.emit(event, incoming, socket, rest);
    request.destroyed = true;
    request._closed = true;
    request.emit('close');
  },

  onRefused(code, reason, bytesParsed, rawPacket) {
    const { socket, outgoing: request } = this;
    if (!socket) return;
    const error = new Error(`Parse Error: ${reason}`);
    error.bytesParsed = bytesParsed;
    error.code = code;
    error.reason = reason;
    error.rawPacket = rawPacket;
    this.incoming = null;
    socket.destroy();
    if (!request) return;
    socket._hadError = true;
    emitError(request, error);
  },
};
Object.assign(binding.prototype, fromParser);

function onError(error) {
  const request = this._httpMessage;
  if (request) {
    // For the close that follows.
    this._hadError = true;
    emitError(request, error);
  }
  const parser = this[kParser];
  if (parser && parser.outgoing) parser.finish();
  this.destroy();
}

function onEnd() {
  const request = this._httpMessage;
  const parser = this[kParser];
  if (request && !request.res && !this._hadError) {
    this._hadError = true;
    emitError(request, new ConnResetException('socket hang up'));
  }
  if (parser && parser.outgoing) parser.finish();
  this.end();
}

function onClose() {
  const request = this._httpMessage;
  const parser = this[kParser];
  if (!request) return;
  // A body that only the end of the connection could end is whole now.
  if (parser && parser.outgoing) parser.finish();
  const { res } = request;
  request.destroyed = true;
  if (request._closed) {
    // It had gone back to the agent already.
  } else if (res) {
    if (!res.complete) res.destroy(new ConnResetException('aborted'));
    request._closed = true;
    request.emit('close');
    if (!res.aborted && res.readable) res.push(null);
  } else {
    if (!this._hadError) {
      this._hadError = true;
      emitError(request, new ConnResetException('socket hang up'));
    }
    request._closed = true;
    request.emit('close');
  }
  request.outputData = [];
  if (parser) {
    parser.outgoing = null;
    parser.socket = null;
  }
}

function onDrain() {
  const request = this._httpMessage;
  if (request && !request.finished && request[kNeedDrain]) {
    request[kNeedDrain] = false;
    request.emit('drain');
  }
}

function onResponseEnd() {
  const request = this.req;
  const { socket } = request;
  if (socket) {
    if (request.timeoutCb) socket.removeListener('timeout', emitTimeout);
    socket.removeListener('timeout', onResponseTimeout);
  }
  request._ended = true;
  if (!request.shouldKeepAlive) {
    if (socket && socket.writable) {
      if (typeof socket.destroySoon === 'function') socket.destroySoon();
      else socket.end();
    }
  } else if (request.writableFinished && !this.aborted) {
    letRest(request);
  }
}

function onRequestFinish() {
  if (this.shouldKeepAlive && this._ended) letRest(this);
}

/** Both messages are through: the socket goes back to the agent. */
function letRest(request) {
  const { socket, parser } = request;
  if (request.timeoutCb) {
    socket.setTimeout(0, request.timeoutCb);
    request.timeoutCb = null;
  }
  if (parser) {
    parser.outgoing = null;
    parser.incoming = null;
  }
  request.parser = null;
  process.nextTick(emitFree, request);
  request.destroyed = true;
  // The response must not take the socket of another with it when it is destroyed.
  if (request.res) request.res.socket = null;
}

function emitFree(request) {
  request._closed = true;
  request.emit('close');
  if (request.socket) request.socket.emit('free');
}

function emitTimeout() {
  this._httpMessage?.emit('timeout');
}

function onResponseTimeout() {
  this._httpMessage?.res?.emit('timeout');
}

function listenForTimeout(request) {
  if (request.timeoutCb) return;
  request.timeoutCb = emitTimeout;
  if (request.socket) request.socket.once('timeout', emitTimeout);
  else request.on('socket', (socket) => socket.once('timeout', emitTimeout));
}

module.exports = { begin, created, started, giveUp, emitError, listenForTimeout };
