'use strict';
// tls.connect.
const errors = require('internal/errors');
const { normalizeArgs } = require('internal/net/socket');
const { TLSSocket, kConnectOptions, markVerified } = require('internal/tls/socket');
const tlsErrors = require('internal/tls/errors');

const validators = () => require('internal/validators');
let warned = false;

/** NODE_TLS_REJECT_UNAUTHORIZED=0 lets everything through, and says so once. */
function allowsUnauthorized() {
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED !== '0') return false;
  if (!warned) {
    warned = true;
    process.emitWarning('Setting the NODE_TLS_REJECT_UNAUTHORIZED environment variable to \'0\' makes TLS connections ' +
      'and HTTPS requests insecure by disabling certificate verification.');
  }
  return true;
}

/** (options[, callback]), (path[, options][, callback]), (port[, host][, options][, callback]). */
function readArguments(args) {
  const normalized = normalizeArgs(args);
  const options = normalized[0];
  for (let i = 1; i < Math.min(args.length, 3); i++) {
    if (args[i] !== null && typeof args[i] === 'object') {
      Object.assign(options, args[i]);
      break;
    }
  }
  return normalized;
}

function connect(...args) {
  const normalized = readArguments(args);
  const callback = normalized[1];
  const allow = allowsUnauthorized();
  const options = {
    rejectUnauthorized: !allow,
    ciphers: require('tls').DEFAULT_CIPHERS,
    checkServerIdentity: require('tls').checkServerIdentity,
    minDHSize: 1024,
    ...normalized[0],
  };
  if (!options.keepAlive) options.singleUse = true;
  const v = validators();
  v.validateFunction(options.checkServerIdentity, 'options.checkServerIdentity');
  v.validateNumber(options.minDHSize, 'options.minDHSize', 1);
  if (options.enableTrace !== undefined) v.validateBoolean(options.enableTrace, 'options.enableTrace');
  const context = options.secureContext || require('tls').createSecureContext(options);
  const socket = new TLSSocket(options.socket, {
    allowHalfOpen: options.socket ? options.socket.allowHalfOpen : Boolean(options.allowHalfOpen),
    pipe: Boolean(options.path),
    secureContext: context,
    isServer: false,
    requestCert: true,
    rejectUnauthorized: options.rejectUnauthorized !== false,
    ALPNProtocols: options.ALPNProtocols,
    enableTrace: options.enableTrace,
    pskCallback: options.pskCallback,
    highWaterMark: options.highWaterMark,
    onread: options.onread,
    signal: options.signal,
    lookup: options.lookup,
  });
  socket[kConnectOptions] = options;
  if (callback) socket.once('secureConnect', callback);
  // Before anything can fail: errors are the program's from the start.
  socket._releaseControl();
  if (options.session) socket.setSession(options.session);
  if (options.servername) {
    if (require('net').isIP(options.servername)) {
      const { codes: { ERR_INVALID_ARG_VALUE } } = errors;
      throw new ERR_INVALID_ARG_VALUE('options.servername', options.servername,
                                      'Setting the TLS ServerName to an IP address is not permitted.');
    }
    socket.setServername(options.servername);
  }
  socket.on('secure', onSecure);
  socket.prependListener('end', onEarlyEnd);
  if (options.socket) {
    socket._start();
  } else if (!socket.destroyed) {
    // Its signal may have been aborted before.
    if (options.timeout) socket.setTimeout(options.timeout);
    socket.connect(options, socket._start);
  }
  return socket;
}

/** The handshake is over: is it whom the program wanted? */
function onSecure() {
  const options = this[kConnectOptions];
  this.removeListener('end', onEarlyEnd);
  const verdict = this.ssl.verifyError();
  let error = verdict === undefined ? undefined : tlsErrors.ofVerdict(verdict);
  if (error === undefined && !this.isSessionReused()) {
    const host = options.servername || options.host || options.socket?._host || 'localhost';
    error = options.checkServerIdentity(host, this.getPeerCertificate(true));
  }
  if (error) {
    this.authorized = false;
    this.authorizationError = error.code || error.message;
    if (options.rejectUnauthorized !== false) {
      this.destroy(error);
      return;
    }
  } else {
    this.authorized = true;
  }
  this.emit('secureConnect');
  markVerified(this);
}

/** The peer ends before the handshake has. */
function onEarlyEnd() {
  if (this._hadError) return;
  const options = this[kConnectOptions];
  this._hadError = true;
  const error = tlsErrors.connectionReset('Client network socket disconnected before secure TLS connection was established');
  error.path = options.path;
  error.host = options.host;
  error.port = options.port;
  error.localAddress = options.localAddress;
  this.destroy(error);
}

module.exports = { connect, allowsUnauthorized };
