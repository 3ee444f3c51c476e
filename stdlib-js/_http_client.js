'use strict';
// ClientRequest: from options to a socket. What happens on the socket is in internal/http/exchange.js.
const { OutgoingMessage } = require('internal/http/outgoing');
const common = require('internal/http/common');
const { kOutHeaders, kUniqueHeaders, kErrored } = common;
const kPath = Symbol('kPath');

const { isPath } = internalBinding('http_client');
const errors = () => require('internal/errors').codes;
let exchangeModule;
const exchange = () => (exchangeModule ??= require('internal/http/exchange'));
const { getTimerDuration } = require('internal/timers');

/** (url), (url, options), (options), each with a callback: options of the caller's own, and the callback. */
function readArguments(input, options, callback) {
  let given;
  if (typeof input === 'string') {
    given = require('internal/url').urlToHttpOptions(new (require('internal/url').URL)(input));
  } else if (require('internal/url').isURL(input)) {
    given = require('internal/url').urlToHttpOptions(input);
  } else {
    callback = options;
    options = input;
    given = null;
  }
  if (typeof options === 'function') {
    callback = options;
    options = given || {};
  } else {
    options = Object.assign(given || {}, options);
  }
  return { options, callback };
}

function hostOption(host, name) {
  if (host !== null && host !== undefined && typeof host !== 'string') {
    throw new (errors().ERR_INVALID_ARG_TYPE)(`options.${name}`, ['string', 'undefined', 'null'], host);
  }
  return host;
}

function agentOption(options, defaultAgent) {
  const { agent } = options;
  if (agent === false) return new defaultAgent.constructor();
  if (agent === null || agent === undefined) {
    return typeof options.createConnection === 'function' ? undefined : defaultAgent;
  }
  if (typeof agent.addRequest !== 'function') {
    throw new (errors().ERR_INVALID_ARG_TYPE)('options.agent', ['Agent-like Object', 'undefined', 'false'], agent);
  }
  return agent;
}

function methodOption(method) {
  if (method === null || method === undefined) return 'GET';
  if (typeof method !== 'string') throw new (errors().ERR_INVALID_ARG_TYPE)('options.method', 'string', method);
  if (method === '') return 'GET';
  if (!common.isToken(method)) throw new (errors().ERR_INVALID_HTTP_TOKEN)('Method', method);
  return method.toUpperCase();
}

function checkPath(path) {
  path = String(path);
  if (!isPath(path)) throw new (errors().ERR_UNESCAPED_CHARACTERS)('Request path');
  return path;
}

function mayHaveBodyByDefault(method) {
  switch (method) {
    case 'GET':
    case 'HEAD':
    case 'DELETE':
    case 'OPTIONS':
    case 'TRACE':
    case 'CONNECT':
      return false;
    default:
      return true;
  }
}

function hostField(host, port, defaultPort) {
  const colon = host.indexOf(':');
  let field = host;
  if (colon !== -1 && host.includes(':', colon + 1) && host[0] !== '[') field = `[${host}]`;
  return port && +port !== defaultPort ? `${field}:${port}` : field;
}

/** The fields that the options ask for, beside those given. */
function setFields(request, options, host, port, defaultPort, setHost) {
  const { headers } = options;
  if (headers) {
    for (const name of Object.keys(headers)) request.setHeader(name, headers[name]);
  }
  if (host && setHost && !request.getHeader('host')) request.setHeader('Host', hostField(host, port, defaultPort));
  if (options.auth && !request.getHeader('Authorization')) {
    request.setHeader('Authorization', `Basic ${require('buffer').Buffer.from(options.auth).toString('base64')}`);
  }
}

/** @constructor */
function ClientRequest(input, given, callback) {
  if (!(this instanceof ClientRequest)) return new ClientRequest(input, given, callback);
  OutgoingMessage.call(this);
  const read = readArguments(input, given, callback);
  const { options } = read;
  callback = read.callback;
  const defaultAgent = options._defaultAgent || require('_http_agent').globalAgent;
  const agent = agentOption(options, defaultAgent);
  this.agent = agent;
  const protocol = options.protocol || defaultAgent.protocol;
  const expected = agent?.protocol ? agent.protocol : defaultAgent.protocol;
  const path = options.path ? checkPath(options.path) : '/';
  if (protocol !== expected) throw new (errors().ERR_INVALID_PROTOCOL)(protocol, expected);
  const defaultPort = options.defaultPort || agent?.defaultPort;
  const port = options.port = options.port || defaultPort || 80;
  const host = options.host = hostOption(options.hostname, 'hostname') || hostOption(options.host, 'host') || 'localhost';
  const setDefaults = options.setDefaultHeaders === undefined || Boolean(options.setDefaultHeaders);
  const setHost = options.setHost === undefined ? setDefaults : Boolean(options.setHost);
  if (!setDefaults) this._removedConnection = this._removedContLen = this._removedTE = true;
  if (options.socketPath) this.socketPath = options.socketPath;
  if (options.timeout !== undefined) this.timeout = getTimerDuration(options.timeout, 'timeout');
  const { signal } = options;
  if (signal) {
    require('internal/streams/add-abort-signal').addAbortSignal(signal, this);
    options.signal = undefined;
  }
  this.method = methodOption(options.method);
  checkLimits(this, options);
  this[kPath] = path;
  if (callback) this.once('response', callback);
  if (!mayHaveBodyByDefault(this.method)) this.useChunkedEncodingByDefault = false;
  this.host = host;
  if (protocol !== 'http:') this.protocol = protocol;
  if (agent) {
    const lasts = agent.keepAlive || Number.isFinite(agent.maxSockets);
    if (!lasts) {
      this._last = true;
      this.shouldKeepAlive = false;
    }
  }
  if (options.uniqueHeaders) this[kUniqueHeaders] = common.parseUniqueHeadersOption(options.uniqueHeaders);
  if (Array.isArray(options.headers)) {
    this._storeHeader(firstLine(this), options.headers);
  } else {
    setFields(this, options, host, port, defaultPort, setHost);
    if (this.getHeader('expect')) {
      if (this._header) throw new (errors().ERR_HTTP_HEADERS_SENT)('render');
      this._storeHeader(firstLine(this), this[kOutHeaders]);
    }
  }
  connect(this, agent, options);
}
Object.setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ClientRequest, OutgoingMessage);
// What a request begins with; see OutgoingMessage.
Object.assign(ClientRequest.prototype, {
  socketPath: undefined,
  maxHeaderSize: undefined,
  insecureHTTPParser: undefined,
  joinDuplicateHeaders: undefined,
  _ended: false,
  res: null,
  aborted: false,
  timeoutCb: null,
  upgradeOrConnect: false,
  parser: null,
  maxHeadersCount: null,
  reusedSocket: false,
  protocol: 'http:',
});

function checkLimits(request, options) {
  const { maxHeaderSize, insecureHTTPParser, joinDuplicateHeaders } = options;
  if (maxHeaderSize !== undefined) {
    require('internal/validators').validateInteger(maxHeaderSize, 'maxHeaderSize', 0);
    request.maxHeaderSize = maxHeaderSize;
  }
  if (insecureHTTPParser !== undefined) {
    require('internal/validators').validateBoolean(insecureHTTPParser, 'options.insecureHTTPParser');
    if (insecureHTTPParser) throw new (errors().ERR_METHOD_NOT_IMPLEMENTED)('insecureHTTPParser');
    request.insecureHTTPParser = insecureHTTPParser;
  }
  if (joinDuplicateHeaders !== undefined) {
    require('internal/validators').validateBoolean(joinDuplicateHeaders, 'options.joinDuplicateHeaders');
    request.joinDuplicateHeaders = joinDuplicateHeaders;
  }
}

function firstLine(request) {
  return `${request.method} ${request.path} HTTP/1.1\r\n`;
}

/** Gets the request a socket, from its agent or for itself alone. */
function connect(request, agent, options) {
  if (agent) {
    agent.addRequest(request, options);
    return;
  }
  // Nobody would take the socket over.
  request._last = true;
  request.shouldKeepAlive = false;
  if (request.socketPath) options.path = request.socketPath;
  else options.path = undefined;
  if (typeof options.createConnection !== 'function') {
    request.onSocket(require('net').createConnection(options));
    return;
  }
  let called = false;
  const created = (error, socket) => {
    if (called) return;
    called = true;
    if (error) process.nextTick(() => exchange().emitError(request, error));
    else request.onSocket(socket);
  };
  try {
    const socket = options.createConnection(options, created);
    if (socket) created(null, socket);
  } catch (error) {
    created(error);
  }
}

const methods = {
  _finish() {
    OutgoingMessage.prototype._finish.call(this);
    exchange().started(this);
  },

  _implicitHeader() {
    if (this._header) throw new (errors().ERR_HTTP_HEADERS_SENT)('render');
    this._storeHeader(firstLine(this), this[kOutHeaders]);
  },

  abort() {
    if (this.aborted) return;
    this.aborted = true;
    process.nextTick(() => this.emit('abort'));
    this.destroy();
  },

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    // Nobody will read the rest of it.
    if (this.res) this.res._dump();
    this[kErrored] = error;
    this.socket?.destroy(error);
    return this;
  },

  onSocket(socket, error) {
    process.nextTick(onSocketNow, this, socket, error);
  },

  _deferToConnect(method, args) {
    const call = () => {
      if (method) Reflect.apply(this.socket[method], this.socket, args);
    };
    const whenConnected = () => {
      if (this.socket.writable && !this.socket.connecting) call();
      else this.socket.once('connect', call);
    };
    if (this.socket) whenConnected();
    else this.once('socket', whenConnected);
  },

  setTimeout(msecs, callback) {
    if (this._ended) return this;
    exchange().listenForTimeout(this);
    msecs = getTimerDuration(msecs, 'msecs');
    if (callback) this.once('timeout', callback);
    if (this.socket) setSocketTimeout(this.socket, msecs);
    else this.once('socket', (socket) => setSocketTimeout(socket, msecs));
    return this;
  },

  setNoDelay(noDelay) {
    this._deferToConnect('setNoDelay', [noDelay]);
  },

  setSocketKeepAlive(enable, initialDelay) {
    this._deferToConnect('setKeepAlive', [enable, initialDelay]);
  },

  clearTimeout(callback) {
    this.setTimeout(0, callback);
  },
};
for (const name of Object.keys(methods)) ClientRequest.prototype[name] = methods[name];

Object.defineProperty(ClientRequest.prototype, 'path', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return this[kPath];
  },
  set(value) {
    this[kPath] = checkPath(value);
  },
});

function setSocketTimeout(socket, msecs) {
  if (socket.connecting) socket.once('connect', () => socket.setTimeout(msecs));
  else socket.setTimeout(msecs);
}

function onSocketNow(request, socket, error) {
  if (!request.destroyed && !error) {
    exchange().begin(request, socket);
    request._flush();
    return;
  }
  const failure = error || request[kErrored];
  if (!socket) {
    exchange().giveUp(request, failure);
  } else if (!failure && request.agent && !socket.destroyed) {
    // The request went before its socket came; somebody else can have that.
    socket.emit('free');
    exchange().giveUp(request, failure);
  } else {
    require('internal/streams/end-of-stream').eos(socket.destroy(failure), (closed) => {
      if (closed?.code === 'ERR_STREAM_PREMATURE_CLOSE') closed = null;
      exchange().giveUp(request, closed || failure);
    });
  }
}

module.exports = { ClientRequest };
