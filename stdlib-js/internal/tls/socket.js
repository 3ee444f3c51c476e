'use strict';
// TLSSocket: a net.Socket whose handle has a session inside. Over other streams a carrier stands in for the handle.
const binding = internalBinding('tls');
const net = internalBinding('net');
const errors = require('internal/errors');
const { Socket, initHandle, owner_symbol, kGenuine } = require('internal/net/socket');
const tlsErrors = require('internal/tls/errors');

/** The stream below, if the program gave one. */
const kUnder = Symbol('kUnder');
const kStarted = Symbol('kStarted');
const kVerified = Symbol('kVerified');
const kPendingSession = Symbol('kPendingSession');
const kAttached = Symbol('kAttached');
const kWanted = Symbol('kWanted');
const kErrorEmitted = Symbol('error-emitted');
const kConnectOptions = Symbol('connect-options');

const EPROTO = -71;
const codes = () => errors.codes;
const validators = () => require('internal/validators');

function noop() {}

/** @constructor */
function TLSSocket(socket, opts) {
  if (!(this instanceof TLSSocket)) return new TLSSocket(socket, opts);
  const options = { ...opts };
  if (options.ALPNProtocols) {
    options.ALPNProtocols = wireForm(options.ALPNProtocols);
  }
  if (options.enableTrace) throw new (codes().ERR_METHOD_NOT_IMPLEMENTED)('tls enableTrace');
  this._tlsOptions = options;
  this._secureEstablished = false;
  this._securePending = false;
  this._newSessionPending = false;
  this._controlReleased = false;
  this.secureConnecting = true;
  this._SNICallback = null;
  this.servername = null;
  this.alpnProtocol = null;
  this.authorized = false;
  this.authorizationError = null;
  this[kStarted] = false;
  this[kVerified] = false;
  this[kPendingSession] = null;
  this[kAttached] = false;
  this[kWanted] = false;
  this[kErrorEmitted] = false;
  this[kUnder] = null;
  if (socket !== undefined && socket !== null && typeof socket.pause !== 'function') {
    throw new TypeError('stream.pause is not a function');
  }
  const under = socket ?? null;
  const session = makeSession(this, options);
  const handle = under === null ? options.handle : handleOver(this, under, session);
  Socket.call(this, {
    handle,
    allowHalfOpen: under !== null ? under.allowHalfOpen : options.allowHalfOpen,
    pauseOnCreate: options.pauseOnConnect,
    manualStart: true,
    highWaterMark: options.highWaterMark,
    onread: under === null ? options.onread : null,
    signal: options.signal,
    lookup: options.lookup,
    noHandleStart: true,
  });
  this.on('error', onEarlyError);
  this.on('newListener', onNewListener);
  this.ssl = session;
  this._requestCert = Boolean(options.requestCert);
  this._rejectUnauthorized = Boolean(options.rejectUnauthorized);
  this.server = options.server;
  if (options.pauseOnConnect) this.readableFlowing = false;
  if (under !== null) adoptUnder(this, under);
  if (options.isServer && options.handshakeTimeout) this.setTimeout(options.handshakeTimeout, this._handleTimeout);
  // The program's listeners come first.
  process.nextTick(startIfReady, this);
}
Object.setPrototypeOf(TLSSocket.prototype, Socket.prototype);
Object.setPrototypeOf(TLSSocket, Socket);

// Its handle gives plaintext: the HTTP parser may take it there, as it may from a plain socket.
Object.defineProperty(TLSSocket.prototype, kGenuine, { __proto__: null, value: true });
Object.defineProperty(TLSSocket.prototype, 'encrypted', { __proto__: null, value: true, writable: true, enumerable: true, configurable: true });

function wireForm(protocols) {
  const out = {};
  require('internal/tls/identity').convertALPNProtocols(protocols, out);
  if (out.ALPNProtocols === undefined) throw new TypeError('Must give a Buffer as first argument');
  return out.ALPNProtocols;
}

/** Errors before the program has the socket: a server hears of them. */
function onEarlyError(error) {
  this._tlsError(error);
}

function onNewListener(event) {
  if (event !== 'keylog') return;
  this.ssl?.logKeys();
  this.removeListener('newListener', onNewListener);
}

/** The native half, told what the options ask for. */
function makeSession(socket, options) {
  const secure = options.secureContext || require('tls').createSecureContext(options);
  if (secure === null || typeof secure !== 'object' || secure.context === undefined) {
    throw new (codes().ERR_TLS_INVALID_CONTEXT)('context');
  }
  const session = binding.createSession(Boolean(options.isServer), secure.context);
  socket._secureContext = secure;
  session.owner = socket;
  session.onhello = onHello;
  session.onsecure = onSecure;
  session.onfailed = onFailed;
  session.onkeylog = onKeyLog;
  session.onsession = onSession;
  if (options.isServer) {
    session.setVerify(Boolean(options.requestCert), Boolean(options.requestCert && options.rejectUnauthorized));
    const { SNICallback, ALPNCallback, server } = options;
    if (SNICallback && (SNICallback !== require('internal/tls/server').SNICallback || server?._contexts?.length > 0)) {
      validators().validateFunction(SNICallback, 'options.SNICallback');
      socket._SNICallback = SNICallback;
      session.setDecides(true);
    }
    if (ALPNCallback) {
      validators().validateFunction(ALPNCallback, 'options.ALPNCallback');
      if (options.ALPNProtocols) throw new (codes().ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS)();
      session.setDecides(true);
    }
    if (server?.listenerCount?.('keylog') > 0) session.logKeys();
  }
  if (keyLogFile()) session.logKeys();
  if (options.pskCallback) {
    validators().validateFunction(options.pskCallback, 'pskCallback');
    throw new (codes().ERR_METHOD_NOT_IMPLEMENTED)('tls pskCallback');
  }
  if (options.ALPNProtocols) session.setProtocols(options.ALPNProtocols);
  return session;
}

/** True for a handle of the native half that has no session yet. */
function isFree(under) {
  return under instanceof Socket && !(under instanceof TLSSocket) && under._handle && net.kindOf(under._handle) !== undefined;
}

function handleOver(socket, under, session) {
  if (under instanceof Socket && !(under instanceof TLSSocket) && (under.connecting || !under._handle)) {
    // Its handle comes with its connection.
    return under._handle && net.kindOf(under._handle) !== undefined ? undefined : null;
  }
  if (isFree(under)) return under._handle;
  return new (require('internal/tls/carrier').Carrier)(under, session);
}

/** Follows the stream below. */
function adoptUnder(socket, under) {
  socket[kUnder] = under;
  if (under instanceof Socket) socket._parent = under;
  if (under._handle === undefined || !(under instanceof Socket)) {
    under.on('error', (error) => socket.destroy(error));
  } else {
    under.on('error', (error) => {
      socket._emitTLSError(error);
      socket.destroy();
    });
  }
  // What it has still to say is said first.
  under.on('close', () => setImmediate(() => socket.destroy()));
  if (socket._handle === null && under instanceof Socket) {
    socket.connecting = true;
    const take = () => {
      socket.connecting = false;
      socket._handle = isFree(under) ? under._handle : new (require('internal/tls/carrier').Carrier)(under, socket.ssl);
      initHandle(socket);
      socket.emit('connect');
      startIfReady(socket);
    };
    under.once('connect', take);
  }
}

/** Begins the handshake once there is something to carry it. */
function startIfReady(socket) {
  if (socket.destroyed || socket.connecting || !socket._handle || socket[kAttached]) return;
  if (!socket._tlsOptions.isServer && !socket[kStarted]) return;
  begin(socket);
}

function begin(socket) {
  if (socket[kAttached] || socket.destroyed) return;
  socket[kAttached] = true;
  const { ssl } = socket;
  const failed = ssl.start();
  if (failed !== undefined) {
    process.nextTick(fail, socket, tlsErrors.build(failed));
    return;
  }
  const handle = socket._handle;
  let before;
  const under = socket[kUnder];
  if (under !== null && under.readableLength > 0) before = under.read() ?? undefined;
  if (typeof before === 'string') before = require('buffer').Buffer.from(before, under.readableEncoding);
  if (typeof handle.carry === 'function') {
    handle.carry(before);
  } else {
    const status = ssl.attach(handle, before);
    if (status === undefined) {
      socket.destroy(new (codes().ERR_SOCKET_CLOSED)());
      return;
    }
    if (status < 0) {
      socket.destroy(new errors.ErrnoException(status, 'read'));
      return;
    }
  }
  handle.reading = false;
  if (socket[kWanted] || !socket.isPaused()) socket._read(0);
}

/** A client's hello: which certificate, which protocol? */
function onHello(servername, protocols) {
  const socket = this.owner;
  if (socket.destroyed) return;
  if (servername !== undefined) socket.servername = servername;
  const session = this;
  const options = socket._tlsOptions;
  let called = false;
  const proceed = () => {
    if (socket.destroyed) return;
    if (options.ALPNCallback && protocols.length > 0 && !chooseProtocol(socket, session, servername, protocols)) return;
    const handle = socket._handle;
    session.decide(handle);
    if (typeof handle?.pump === 'function') handle.pump();
  };
  if (!socket._SNICallback || servername === undefined) {
    proceed();
    return;
  }
  socket._SNICallback(servername, (error, context) => {
    if (called) {
      socket.destroy(new (codes().ERR_MULTIPLE_CALLBACK)());
      return;
    }
    called = true;
    if (error) {
      fail(socket, error);
      return;
    }
    if (context) {
      const native = context.context || context;
      try {
        session.setContext(native);
      } catch {
        const invalid = new TypeError('Invalid SNI context');
        fail(socket, invalid);
        return;
      }
      socket._secureContext = context;
    }
    proceed();
  });
}

function chooseProtocol(socket, session, servername, protocols) {
  const { ALPNCallback } = socket._tlsOptions;
  let chosen;
  try {
    chosen = Reflect.apply(ALPNCallback, socket, [{ servername: servername ?? '', protocols }]);
  } catch (error) {
    fail(socket, error);
    return false;
  }
  if (chosen === undefined) {
    // Nothing that the client could have meant.
    session.setProtocols(wireForm(['\u0000']));
    return true;
  }
  if (!protocols.includes(chosen)) {
    fail(socket, new (codes().ERR_TLS_ALPN_CALLBACK_INVALID_RESULT)(chosen, protocols));
    return false;
  }
  session.setProtocols(wireForm([chosen]));
  return true;
}

/** Ends a handshake. A server hears of it while the socket can still be asked whose it is. */
function fail(socket, error) {
  socket._tlsError(error);
  if (!socket._controlReleased) {
    // It has been told.
    socket.removeListener('error', onEarlyError);
    socket.on('error', noop);
  }
  socket.destroy(error);
}

function onSecure() {
  this.owner._finishInit();
}

function onFailed(parts) {
  const socket = this.owner;
  if (socket._hadError) return;
  socket._hadError = true;
  const error = tlsErrors.build(parts);
  // Whoever waits for a write is told that the write failed.
  if (!socket._secureEstablished) fail(socket, socket.writableLength > 0 ? ofWrite(error) : error);
  else socket._emitTLSError(error);
}

/** The file of --tls-keylog. */
function keyLogFile() {
  return internalBinding('process').option('--tls-keylog');
}

function ofWrite(error) {
  return new errors.ErrnoException(EPROTO, 'write', error.message);
}

function onKeyLog(line) {
  if (keyLogFile()) require('fs').appendFileSync(keyLogFile(), line);
  this.owner.emit('keylog', line);
  const { server } = this.owner;
  if (this.owner._tlsOptions.isServer && server) server.emit('keylog', line, this.owner);
}

function onSession(session) {
  const socket = this.owner;
  if (socket[kVerified]) {
    socket.emit('session', session);
  } else {
    (socket[kPendingSession] ??= []).push(session);
  }
}

/** The socket is found to be who it should be: sessions may be told. */
function markVerified(socket) {
  socket[kVerified] = true;
  const waiting = socket[kPendingSession];
  socket[kPendingSession] = null;
  if (waiting === null) return;
  for (let i = 0; i < waiting.length; i++) socket.emit('session', waiting[i]);
}

const methods = {
  _init: noop,
  _wrapHandle(wrap, handle) {
    return handle;
  },
  _destroySSL() {
    this.ssl = null;
  },

  _start() {
    if (this[kStarted]) return;
    this[kStarted] = true;
    if (this.connecting) {
      this.once('connect', () => startIfReady(this));
      return;
    }
    startIfReady(this);
  },

  _read(size) {
    // Before there is a session the handle's bytes are not this socket's.
    if (this[kAttached]) Socket.prototype._read.call(this, size);
    else this[kWanted] = true;
  },

  _finishInit() {
    if (!this._handle || this.destroyed) return;
    this.alpnProtocol = this.ssl.getALPN();
    this.servername = this.ssl.getServername();
    this._secureEstablished = true;
    this.secureConnecting = false;
    if (this._tlsOptions.isServer && this._tlsOptions.handshakeTimeout > 0) this.setTimeout(0, this._handleTimeout);
    this.emit('secure');
  },

  _handleTimeout() {
    const error = new (codes().ERR_TLS_HANDSHAKE_TIMEOUT)();
    fail(this, error);
  },

  _emitTLSError(error) {
    const rest = this._tlsError(error);
    if (rest) this.destroy(rest);
  },

  _tlsError(error) {
    this.emit('_tlsError', error);
    return this._controlReleased ? error : null;
  },

  _releaseControl() {
    if (this._controlReleased) return false;
    this._controlReleased = true;
    this.removeListener('error', onEarlyError);
    return true;
  },

  _destroy(exception, callback) {
    const under = this[kUnder];
    const handle = this._handle;
    if (under !== null && handle && under._handle === handle) {
      // One handle, two sockets: the one below closes it.
      const { bytesRead, bytesWritten, writeQueueSize } = handle;
      handle[owner_symbol] = under;
      handle.onread = noop;
      const end = (how) => (done) => {
        if (under.destroyed && under.closed) process.nextTick(done);
        else under.once('close', () => done());
        if (how === 'reset') under.resetAndDestroy();
        else under.destroy();
        return 0;
      };
      this._handle = { bytesRead, bytesWritten, writeQueueSize, close: end('close'), reset: end('reset') };
    }
    if (under !== null && !handle) under.destroy();
    return Socket.prototype._destroy.call(this, exception, callback);
  },

  /** The peer's certificate as a plain object; with `detailed`, each with its issuer. */
  getPeerCertificate(detailed) {
    if (!this._handle) return null;
    // A client that resumes has been sent no certificate.
    const path = !this._tlsOptions.isServer && this.ssl.isReused() ? [] : this.ssl.getPeerPath();
    if (path.length === 0) return {};
    const first = binding.describe(path[0]);
    if (first === undefined) return {};
    if (detailed) {
      let below = first;
      for (let i = 1; i < path.length; i++) {
        const above = binding.describe(path[i]);
        below.issuerCertificate = above;
        below = above;
      }
      if (path.length > 0 && isSelfIssued(below)) below.issuerCertificate = below;
    }
    return first;
  },

  getPeerX509Certificate() {
    if (!this._handle) return undefined;
    return require('internal/tls/x509').ofPath(this.ssl.getPeerPath());
  },

  getX509Certificate() {
    const own = this._handle ? this.ssl.getOwnCertificate() : undefined;
    return own && new (require('internal/tls/x509').X509Certificate)(own);
  },

  getCertificate() {
    if (!this._handle) return null;
    const own = this.ssl.getOwnCertificate();
    return (own && binding.describe(own)) ?? {};
  },

  getCipher() {
    if (!this._handle) return null;
    const parts = this.ssl.getCipher();
    if (parts === undefined) return undefined;
    return { name: parts[0], standardName: parts[1], version: parts[2] };
  },

  getProtocol() {
    return this._handle ? this.ssl.getProtocol() : null;
  },

  getEphemeralKeyInfo() {
    if (!this._handle || this._tlsOptions.isServer) return null;
    const parts = this.ssl.getGroup();
    return parts === undefined ? {} : { type: parts[0], name: parts[1], size: parts[2] };
  },

  getSession() {
    if (!this._handle) return null;
    // Before TLS 1.3's server has given one there is something that cannot be resumed.
    return this.ssl.getSession() ?? (this._secureEstablished ? require('buffer').Buffer.alloc(32) : undefined);
  },

  getTLSTicket() {
    return this._handle ? undefined : null;
  },

  isSessionReused() {
    return this._handle ? this.ssl.isReused() : null;
  },

  setServername(name) {
    validators().validateString(name, 'name');
    if (this._tlsOptions.isServer) throw new (codes().ERR_TLS_SNI_FROM_SERVER)();
    this.ssl.setServername(name);
  },

  setSession(session) {
    if (typeof session === 'string') session = require('buffer').Buffer.from(session, 'latin1');
    if (!ArrayBuffer.isView(session)) {
      const error = new TypeError('Session must be a buffer');
      error.code = 'ERR_INVALID_ARG_TYPE';
      throw error;
    }
    this.ssl.setSession(session);
  },

  setMaxSendFragment(size) {
    validators().validateInt32(size, 'size');
    if (size < 512 || size > 16384) return false;
    this.ssl.setFragment(size);
    return true;
  },

  /** For a server's 'secureConnection': another context for later handshakes of this socket. */
  setKeyCert(context) {
    const { SecureContext, createSecureContext } = require('internal/tls/context');
    const secure = context instanceof SecureContext ? context : createSecureContext(context);
    this.ssl.setContext(secure.context);
  },

  exportKeyingMaterial(length, label, context) {
    const v = validators();
    v.validateUint32(length, 'length', true);
    v.validateString(label, 'label');
    if (context !== undefined && !ArrayBuffer.isView(context)) {
      throw new (codes().ERR_INVALID_ARG_TYPE)('context', ['Buffer', 'TypedArray', 'DataView'], context);
    }
    if (!this._secureEstablished) throw new (codes().ERR_TLS_INVALID_STATE)();
    const made = this.ssl.exportKeyingMaterial(length, label, context);
    if (made === undefined) throw new (codes().ERR_TLS_INVALID_STATE)();
    return made;
  },

  /** There is no renegotiation: TLS 1.3 has none, and rustls takes no part in that of TLS 1.2. */
  renegotiate(options, callback) {
    if (options === null || typeof options !== 'object') {
      throw new (codes().ERR_INVALID_ARG_TYPE)('options', 'Object', options);
    }
    if (callback !== undefined) validators().validateFunction(callback, 'callback');
    if (this.destroyed) return undefined;
    const error = this.getProtocol() === 'TLSv1.3' ?
      tlsErrors.build(['error:0A00010A:SSL routines::wrong ssl version', 'ERR_SSL_WRONG_SSL_VERSION', 'SSL routines', 'wrong ssl version']) :
      new (codes().ERR_METHOD_NOT_IMPLEMENTED)('tls renegotiate()');
    if (callback) process.nextTick(callback, error);
    return false;
  },

  disableRenegotiation: noop,

  enableTrace() {
    throw new (codes().ERR_METHOD_NOT_IMPLEMENTED)('tls enableTrace()');
  },
};

for (const name of ['getFinished', 'getPeerFinished', 'getSharedSigalgs']) {
  methods[name] = {
    [name]() {
      throw new (codes().ERR_METHOD_NOT_IMPLEMENTED)(`tlsSocket.${name}()`);
    },
  }[name];
}

function isSelfIssued(certificate) {
  return JSON.stringify(certificate.subject) === JSON.stringify(certificate.issuer);
}

for (const name of Object.keys(methods)) {
  Object.defineProperty(TLSSocket.prototype, name, { __proto__: null, value: methods[name], writable: true, enumerable: true, configurable: true });
}

module.exports = { TLSSocket, kConnectOptions, kErrorEmitted, markVerified };
