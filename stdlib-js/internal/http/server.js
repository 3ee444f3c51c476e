'use strict';
// http.Server: a net.Server whose connections speak HTTP. What a connection does is in internal/http/connection.js.
const net = require('internal/net/server');

const kUniqueHeaders = Symbol('kUniqueHeaders');
const kIncomingMessage = Symbol('IncomingMessage');
const kServerResponse = Symbol('ServerResponse');
const kOptimize = Symbol('optimizeEmptyRequests');
const kConnections = Symbol('http.server.connections');
const kInterval = Symbol('http.server.connectionsCheckingInterval');

const validators = () => require('internal/validators');

/** Checks the options that decide how messages are read and written, and keeps them on the server. */
function storeHTTPOptions(options) {
  this[kIncomingMessage] = options.IncomingMessage;
  this[kServerResponse] = options.ServerResponse;
  const v = validators();
  const { maxHeaderSize, insecureHTTPParser, joinDuplicateHeaders, rejectNonStandardBodyWrites, shouldUpgradeCallback } = options;
  if (maxHeaderSize !== undefined) v.validateInteger(maxHeaderSize, 'maxHeaderSize', 0);
  this.maxHeaderSize = maxHeaderSize;
  if (insecureHTTPParser !== undefined) {
    v.validateBoolean(insecureHTTPParser, 'options.insecureHTTPParser');
    if (insecureHTTPParser) {
      const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
      throw new ERR_METHOD_NOT_IMPLEMENTED('insecureHTTPParser');
    }
  }
  this.insecureHTTPParser = insecureHTTPParser;
  if (options.maxHeaders !== undefined) v.validateInteger(options.maxHeaders, 'maxHeaders', 0);
  const time = (name, fallback) => {
    const value = options[name];
    if (value === undefined) return fallback;
    v.validateInteger(value, name, 0);
    return value;
  };
  this.requestTimeout = time('requestTimeout', 300_000);
  this.headersTimeout = time('headersTimeout', this.requestTimeout > 0 ? Math.min(60_000, this.requestTimeout) : 60_000);
  if (this.requestTimeout > 0 && this.headersTimeout > 0 && this.headersTimeout > this.requestTimeout) {
    const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
    throw new ERR_OUT_OF_RANGE('headersTimeout', '<= requestTimeout', options.headersTimeout);
  }
  this.keepAliveTimeout = time('keepAliveTimeout', 5_000);
  const buffer = options.keepAliveTimeoutBuffer;
  if (buffer !== undefined) v.validateInteger(buffer, 'keepAliveTimeoutBuffer', 0);
  this.keepAliveTimeoutBuffer = buffer ?? 1_000;
  this.connectionsCheckingInterval = time('connectionsCheckingInterval', 30_000);
  if (options.requireHostHeader !== undefined) v.validateBoolean(options.requireHostHeader, 'options.requireHostHeader');
  this.requireHostHeader = options.requireHostHeader ?? true;
  if (joinDuplicateHeaders !== undefined) v.validateBoolean(joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  this.joinDuplicateHeaders = joinDuplicateHeaders;
  if (rejectNonStandardBodyWrites !== undefined) {
    v.validateBoolean(rejectNonStandardBodyWrites, 'options.rejectNonStandardBodyWrites');
  }
  this.rejectNonStandardBodyWrites = rejectNonStandardBodyWrites ?? false;
  if (options.optimizeEmptyRequests !== undefined) {
    v.validateBoolean(options.optimizeEmptyRequests, 'options.optimizeEmptyRequests');
  }
  this[kOptimize] = options.optimizeEmptyRequests ?? false;
  if (shouldUpgradeCallback !== undefined) v.validateFunction(shouldUpgradeCallback, 'options.shouldUpgradeCallback');
  this.shouldUpgradeCallback = shouldUpgradeCallback ?? function() {
    return this.listenerCount('upgrade') > 0;
  };
}

/** @constructor */
function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  if (typeof options === 'function') {
    requestListener = options;
    options = {};
  } else if (options == null) {
    options = {};
  } else {
    validators().validateObject(options, 'options');
    options = { ...options };
  }
  storeHTTPOptions.call(this, options);
  net.Server.call(this, {
    allowHalfOpen: true,
    noDelay: options.noDelay ?? true,
    keepAlive: options.keepAlive,
    keepAliveInitialDelay: options.keepAliveInitialDelay,
    highWaterMark: options.highWaterMark,
  });
  this.on('connection', onConnection);
  begin(this, options, requestListener);
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

/** What a server of HTTP has, over whatever it listens. */
function begin(server, options, requestListener) {
  if (requestListener) server.on('request', requestListener);
  // Programs that want a half-open connection say so here, as they always did.
  server.httpAllowHalfOpen = false;
  server.on('listening', watchConnections);
  server.timeout = 0;
  server.maxHeadersCount = null;
  server.maxRequestsPerSocket = 0;
  server[kConnections] = new Set();
  server[kInterval] = null;
  server[kUniqueHeaders] = options.uniqueHeaders === undefined ?
    null : require('internal/http/common').parseUniqueHeadersOption(options.uniqueHeaders);
}

function onConnection(socket) {
  require('internal/http/connection').connectionListener.call(this, socket);
}

/** From time to time: whose request takes too long? */
function watchConnections() {
  if (this[kInterval]) clearInterval(this[kInterval]);
  this[kInterval] = setInterval(checkConnections, this.connectionsCheckingInterval, this);
  this[kInterval].unref();
}

function checkConnections(server) {
  if (server.headersTimeout === 0 && server.requestTimeout === 0) return;
  const now = Date.now();
  for (const connection of server[kConnections]) {
    const age = connection.age(now);
    if (age < 0) continue;
    const late = (server.headersTimeout > 0 && !connection.isInBody() && age >= server.headersTimeout) ||
      (server.requestTimeout > 0 && age >= server.requestTimeout);
    if (late) require('internal/http/connection').timeOut(connection);
  }
}

const methods = {
  close(...args) {
    this.closeIdleConnections();
    if (this[kInterval]) clearInterval(this[kInterval]);
    Reflect.apply(net.Server.prototype.close, this, args);
    return this;
  },

  closeAllConnections() {
    for (const connection of this[kConnections]) connection.socket.destroy();
  },

  closeIdleConnections() {
    for (const connection of this[kConnections]) {
      // Idle is who had a request and waits for nobody.
      if (connection.isIdle()) connection.socket.destroy();
    }
  },

  setTimeout(msecs, callback) {
    this.timeout = msecs;
    if (callback) this.on('timeout', callback);
    return this;
  },
};

for (const name of Object.keys(methods)) Server.prototype[name] = methods[name];

Server.prototype[Symbol.asyncDispose] = async function() {
  await new Promise((resolve, reject) => this.close((error) => (error ? reject(error) : resolve())));
};

Server.prototype[Symbol.for('nodejs.rejection')] = function(error, event, ...args) {
  if (event !== 'request') {
    net.Server.prototype[Symbol.for('nodejs.rejection')].call(this, error, event, ...args);
    return;
  }
  const res = args[1];
  if (!res.headersSent && !res.writableEnded) {
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    res.statusCode = 500;
    res.end(internalBinding('http').STATUS_CODES[500]);
  } else {
    res.destroy();
  }
};

module.exports = {
  Server, begin, storeHTTPOptions, kConnections, kConnectionsCheckingInterval: kInterval, kIncomingMessage, kOptimize, kServerResponse, kUniqueHeaders,
};
