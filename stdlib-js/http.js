'use strict';
// http: what programs see. Each half loads when it is first used.
const binding = internalBinding('http');
const { STATUS_CODES, METHODS } = binding;
const { Server } = require('internal/http/server');

/** A server; `requestListener` is called for each request. */
function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

/** Starts a request: (url[, options][, callback]) or (options[, callback]). */
function request(url, options, callback) {
  return new (require('_http_client').ClientRequest)(url, options, callback);
}

/** A request without a body, ended at once. */
function get(url, options, callback) {
  const req = request(url, options, callback);
  req.end();
  return req;
}

let maxHeaderSize;

module.exports = {
  _connectionListener(socket) {
    return require('internal/http/connection').connectionListener.call(this, socket);
  },
  METHODS,
  STATUS_CODES,
  Server,
  createServer,
  validateHeaderName(name, label) {
    return require('internal/http/common').validateHeaderName(name, label);
  },
  validateHeaderValue(name, value) {
    return require('internal/http/common').validateHeaderValue(name, value);
  },
  get,
  request,
  setMaxIdleHTTPParsers(max) {
    require('internal/validators').validateInteger(max, 'max', 1);
    // Parsers are not pooled here: an idle one costs nothing that a limit could save.
  },
};

/** An export that loads at first use and may be replaced. */
function lazy(name, load) {
  const set = (value) => {
    Object.defineProperty(module.exports, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  };
  Object.defineProperty(module.exports, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      const value = load();
      set(value);
      return value;
    },
    set,
  });
}

lazy('Agent', () => require('_http_agent').Agent);
lazy('ClientRequest', () => require('_http_client').ClientRequest);
lazy('IncomingMessage', () => require('internal/http/incoming').IncomingMessage);
lazy('OutgoingMessage', () => require('internal/http/outgoing').OutgoingMessage);
lazy('ServerResponse', () => require('internal/http/response').ServerResponse);

Object.defineProperties(module.exports, {
  maxHeaderSize: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      maxHeaderSize ??= Number(internalBinding('process').option('--max-http-header-size')) || 16384;
      return maxHeaderSize;
    },
  },
  globalAgent: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return require('_http_agent').globalAgent;
    },
    set(value) {
      require('_http_agent').globalAgent = value;
    },
  },
});

// The web's names, which programs may take from here.
const web = { WebSocket: 'internal/websocket', CloseEvent: 'internal/websocket/events', MessageEvent: 'internal/worker/io' };
for (const name of Object.keys(web)) {
  Object.defineProperty(module.exports, name, {
    __proto__: null, configurable: true, enumerable: true, get() { return require(web[name])[name]; },
  });
}
