'use strict';
// tls.Server: a net.Server that gives TLSSockets once they are secure.
const errors = require('internal/errors');
const net = require('internal/net/server');
const { createSecureContext } = require('internal/tls/context');
const { TLSSocket, kErrorEmitted } = require('internal/tls/socket');
const tlsErrors = require('internal/tls/errors');

const kHandshakeTimeout = Symbol('handshake-timeout');
const kSNICallback = Symbol('snicallback');
const kPauseOnConnect = Symbol('pause-on-connect');

const codes = () => errors.codes;
const validators = () => require('internal/validators');

/** What a context is made of, and what a server keeps of it. */
const OPTIONS = [
  'pfx', 'key', 'passphrase', 'cert', 'clientCertEngine', 'ca', 'minVersion', 'maxVersion', 'secureProtocol', 'crl', 'sigalgs', 'ciphers',
  'ecdhCurve', 'dhparam', 'honorCipherOrder', 'secureOptions', 'sessionIdContext', 'privateKeyIdentifier', 'privateKeyEngine',
];

/** @constructor */
function Server(options, listener) {
  if (!(this instanceof Server)) return new Server(options, listener);
  if (typeof options === 'function') {
    listener = options;
    options = {};
  } else if (options == null) {
    options = {};
  } else if (typeof options !== 'object') {
    throw new (codes().ERR_INVALID_ARG_TYPE)('options', 'Object', options);
  }
  prepare(this, options);
  net.Server.call(this, options, onConnection);
  if (listener) this.on('secureConnection', listener);
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

/** What a server knows before it listens. */
function prepare(server, options) {
  const v = validators();
  server._contexts = [];
  server.requestCert = options.requestCert === true;
  server.rejectUnauthorized = options.rejectUnauthorized !== false;
  server.ALPNCallback = options.ALPNCallback;
  if (server.ALPNCallback && options.ALPNProtocols) throw new (codes().ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS)();
  if (options.sessionTimeout) server.sessionTimeout = options.sessionTimeout;
  if (options.ticketKeys) server.ticketKeys = options.ticketKeys;
  if (options.ALPNProtocols) require('internal/tls/identity').convertALPNProtocols(options.ALPNProtocols, server);
  server.setSecureContext(options);
  server[kHandshakeTimeout] = options.handshakeTimeout || 120_000;
  server[kSNICallback] = options.SNICallback;
  v.validateNumber(server[kHandshakeTimeout], 'options.handshakeTimeout');
  if (server[kSNICallback]) v.validateFunction(server[kSNICallback], 'options.SNICallback');
  if (options.pskCallback) {
    v.validateFunction(options.pskCallback, 'options.pskCallback');
    throw new (codes().ERR_METHOD_NOT_IMPLEMENTED)('tls pskCallback');
  }
  server[kPauseOnConnect] = Boolean(options.pauseOnConnect);
}

/** The listener of 'connection'. */
function onConnection(raw) {
  const socket = new TLSSocket(raw, {
    secureContext: this._sharedCreds,
    isServer: true,
    server: this,
    requestCert: this.requestCert,
    rejectUnauthorized: this.rejectUnauthorized,
    handshakeTimeout: this[kHandshakeTimeout],
    ALPNProtocols: this.ALPNProtocols,
    ALPNCallback: this.ALPNCallback,
    SNICallback: this[kSNICallback] || SNICallback,
    pauseOnConnect: this[kPauseOnConnect] || this.pauseOnConnect,
  });
  socket.on('secure', onSecure);
  socket.on('close', onClose);
  socket.on('_tlsError', onError);
}

function onSecure() {
  const { server } = this._tlsOptions;
  if (this._requestCert) {
    const verdict = this.ssl.verifyError();
    if (verdict !== undefined) {
      this.authorizationError = verdict[0];
      if (this._rejectUnauthorized) this.destroy();
    } else {
      this.authorized = true;
    }
  }
  if (!this.destroyed && this._releaseControl()) server.emit('secureConnection', this);
}

/** It is gone before it was secure, and nothing was said of it. */
function onClose(hadError) {
  if (hadError || this._controlReleased || this[kErrorEmitted]) return;
  this[kErrorEmitted] = true;
  this._tlsOptions.server.emit('tlsClientError', tlsErrors.connectionReset('socket hang up'), this);
}

function onError(error) {
  if (this._controlReleased || this[kErrorEmitted]) return;
  this[kErrorEmitted] = true;
  this._tlsOptions.server.emit('tlsClientError', error, this);
}

/** Chooses among the contexts that were added, the last one first. */
function SNICallback(servername, callback) {
  const contexts = this.server._contexts;
  for (let i = contexts.length - 1; i >= 0; i--) {
    if (contexts[i][0].test(servername)) {
      callback(null, contexts[i][1]);
      return;
    }
  }
  callback(null, undefined);
}

const methods = {
  setSecureContext(options) {
    validators().validateObject(options, 'options');
    for (const name of OPTIONS) this[name] = options[name] || undefined;
    this.honorCipherOrder = options.honorCipherOrder !== undefined ? Boolean(options.honorCipherOrder) : true;
    this.secureOptions = options.secureOptions || undefined;
    if (options.sessionTimeout) this.sessionTimeout = options.sessionTimeout;
    if (options.ticketKeys) this.ticketKeys = options.ticketKeys;
    const { privateKeyEngine, privateKeyIdentifier } = options;
    this._sharedCreds = createSecureContext({
      ...Object.fromEntries(OPTIONS.map((name) => [name, this[name]])),
      honorCipherOrder: this.honorCipherOrder,
      sessionTimeout: this.sessionTimeout,
      ticketKeys: this.ticketKeys,
      allowPartialTrustChain: options.allowPartialTrustChain,
      privateKeyEngine,
      privateKeyIdentifier,
    });
  },

  addContext(servername, context) {
    if (!servername) throw new (codes().ERR_TLS_REQUIRED_SERVER_NAME)();
    const pattern = servername.replace(/([.^$+?\-\\[\]{}])/g, '\\$1').replaceAll('*', '[^.]*');
    const { SecureContext } = require('internal/tls/context');
    const secure = context instanceof SecureContext ? context : createSecureContext(context);
    this._contexts.push([new RegExp(`^${pattern}$`), secure.context]);
  },

  getTicketKeys() {
    return this._sharedCreds.context.getTicketKeys();
  },

  setTicketKeys(keys) {
    if (!ArrayBuffer.isView(keys)) throw new (codes().ERR_INVALID_ARG_TYPE)('buffer', ['Buffer', 'TypedArray', 'DataView'], keys);
    if (keys.byteLength !== 48) throw new (codes().ERR_INTERNAL_ASSERTION)('Session ticket keys must be a 48-byte buffer');
    this._sharedCreds.context.setTicketKeys(keys);
  },

  _getServerData() {
    return { ticketKeys: this.getTicketKeys().toString('hex') };
  },

  _setServerData(data) {
    this.setTicketKeys(require('buffer').Buffer.from(data.ticketKeys, 'hex'));
  },
};

for (const name of Object.keys(methods)) {
  Object.defineProperty(Server.prototype, name, { __proto__: null, value: methods[name], writable: true, enumerable: true, configurable: true });
}

Server.prototype[Symbol.for('nodejs.rejection')] = function(error, event, socket, ...rest) {
  if (event === 'secureConnection') socket.destroy(error);
  else net.Server.prototype[Symbol.for('nodejs.rejection')].call(this, error, event, socket, ...rest);
};

module.exports = { Server, SNICallback };
