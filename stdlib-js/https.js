'use strict';
// https: http over tls. A server is an http.Server whose connections are a tls.Server's; an agent remembers sessions.
const { Agent: HttpAgent } = require('_http_agent');

const validators = () => require('internal/validators');

let Server;

/** The class, made at first use: clients need none of it. */
function serverClass() {
  if (Server !== undefined) return Server;
  const http = require('internal/http/server');
  const tls = require('internal/tls/server');

  Server = function Server(options, requestListener) {
    if (!(this instanceof Server)) return new Server(options, requestListener);
    let protocols = 'http/1.1';
    if (typeof options === 'function') {
      requestListener = options;
      options = {};
    } else if (options == null) {
      options = {};
    } else {
      validators().validateObject(options, 'options');
      options = { ...options };
      if (options.ALPNProtocols || options.ALPNCallback) protocols = null;
    }
    // ALPN: a client that offers nothing of ours is refused, one that offers nothing at all is not.
    if (protocols !== null) options.ALPNProtocols = [protocols];
    http.storeHTTPOptions.call(this, options);
    tls.Server.call(this, { ...options, noDelay: options.noDelay ?? true }, onSecureConnection);
    http.begin(this, options, requestListener);
    this.on('tlsClientError', onClientError);
  };
  Object.setPrototypeOf(Server.prototype, tls.Server.prototype);
  Object.setPrototypeOf(Server, tls.Server);
  for (const name of ['close', 'closeAllConnections', 'closeIdleConnections', 'setTimeout', Symbol.asyncDispose]) {
    Server.prototype[name] = http.Server.prototype[name];
  }
  Server.prototype[Symbol.for('nodejs.rejection')] = function(error, event, ...args) {
    const parent = event === 'request' ? http.Server.prototype : tls.Server.prototype;
    parent[Symbol.for('nodejs.rejection')].call(this, error, event, ...args);
  };
  return Server;
}

function onSecureConnection(socket) {
  require('internal/http/connection').connectionListener.call(this, socket);
}

function onClientError(error, connection) {
  if (!this.emit('clientError', error, connection)) connection.destroy(error);
}

function createServer(options, requestListener) {
  return new (serverClass())(options, requestListener);
}

/** Opens a TLS connection for an agent, or through the agent that is given. */
function createConnection(...args) {
  // (options[, callback]), (port[, host][, options][, callback])
  let options = {};
  if (args[0] !== null && typeof args[0] === 'object') options = { ...args[0] };
  else if (args[1] !== null && typeof args[1] === 'object') options = { ...args[1] };
  else if (args[2] !== null && typeof args[2] === 'object') options = { ...args[2] };
  if (typeof args[0] === 'number') options.port = args[0];
  if (typeof args[1] === 'string') options.host = args[1];
  if (options._agentKey) {
    const session = this._getSession(options._agentKey);
    if (session) options = { session, ...options };
  }
  // The agent takes the socket that is returned: a callback would come too late for it.
  const socket = require('tls').connect(options);
  if (options._agentKey) {
    socket.on('session', (session) => this._cacheSession(options._agentKey, session));
    socket.once('close', (hadError) => {
      if (hadError) this._evictSession(options._agentKey);
    });
  }
  return socket;
}

/** @constructor */
function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  options = { __proto__: null, ...options };
  options.defaultPort ??= 443;
  options.protocol ??= 'https:';
  HttpAgent.call(this, options);
  this.maxCachedSessions = this.options.maxCachedSessions;
  if (this.maxCachedSessions === undefined) this.maxCachedSessions = 100;
  this._sessionCache = { map: {}, list: [] };
}
Object.setPrototypeOf(Agent.prototype, HttpAgent.prototype);
Object.setPrototypeOf(Agent, HttpAgent);
Agent.prototype.createConnection = createConnection;

/** The options, beside the address, that make connections differ. */
const NAMED = [
  'ca', 'cert', 'clientCertEngine', 'ciphers', 'key', 'pfx', 'rejectUnauthorized', 'servername', 'minVersion', 'maxVersion',
  'secureProtocol', 'crl', 'honorCipherOrder', 'ecdhCurve', 'dhparam', 'secureOptions', 'sessionIdContext', 'sigalgs',
  'privateKeyIdentifier', 'privateKeyEngine',
];
const EVEN_IF_FALSE = new Set(['rejectUnauthorized', 'honorCipherOrder', 'secureOptions']);

const methods = {
  getName(options = {}) {
    const parts = [HttpAgent.prototype.getName.call(this, options)];
    for (const name of NAMED) {
      const value = options[name];
      if (name === 'servername') parts.push(value && value !== options.host ? value : '');
      else if (name === 'sigalgs') parts.push(value ? JSON.stringify(value) : '');
      else parts.push(EVEN_IF_FALSE.has(name) ? value ?? '' : value || '');
    }
    return parts.join(':');
  },

  _getSession(key) {
    return this._sessionCache.map[key];
  },

  _cacheSession(key, session) {
    if (this.maxCachedSessions === 0) return;
    const { map, list } = this._sessionCache;
    if (map[key]) {
      map[key] = session;
      return;
    }
    if (list.length >= this.maxCachedSessions) Reflect.deleteProperty(map, list.shift());
    list.push(key);
    map[key] = session;
  },

  _evictSession(key) {
    const { map, list } = this._sessionCache;
    const at = list.indexOf(key);
    if (at === -1) return;
    list.splice(at, 1);
    Reflect.deleteProperty(map, key);
  },
};
for (const name of Object.keys(methods)) Agent.prototype[name] = methods[name];

let globalAgent;

function getGlobalAgent() {
  return (globalAgent ??= new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 }));
}

/** Starts a request: (url[, options][, callback]) or (options[, callback]). */
function request(...args) {
  let options = {};
  const url = require('internal/url');
  let at = 0;
  if (typeof args[0] === 'string') {
    options = url.urlToHttpOptions(new url.URL(args[0]));
    at = 1;
  } else if (url.isURL(args[0])) {
    options = url.urlToHttpOptions(args[0]);
    at = 1;
  }
  if (args[at] && typeof args[at] !== 'function') {
    Object.assign(options, args[at]);
    at++;
  }
  options._defaultAgent = module.exports.globalAgent;
  const callback = args[at];
  return new (require('_http_client').ClientRequest)(options, callback);
}

/** A request without a body, ended at once. */
function get(...args) {
  const req = request(...args);
  req.end();
  return req;
}

module.exports = { Agent, createServer, get, request };

Object.defineProperties(module.exports, {
  Server: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: serverClass,
    set(value) {
      Object.defineProperty(module.exports, 'Server', { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    },
  },
  globalAgent: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: getGlobalAgent,
    set(value) {
      globalAgent = value;
    },
  },
});
