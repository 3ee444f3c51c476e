'use strict';
// net.Server: a listening handle and the connections that it gives.
const binding = internalBinding('net');
const EventEmitter = require('events');
const errors = require('internal/errors');
const { Socket, normalizeArgs, createHandle, toNumber, owner_symbol, kSetNoDelay, kSetKeepAlive, kSetKeepAliveInitialDelay } =
  require('internal/net/socket');

const EADDRINUSE = -98;
const EAFNOSUPPORT = -97;
const EINVAL = -22;
const IPV6_ONLY = 1;
const REUSE_PORT = 2;
const noop = () => {};

function Server(options, connectionListener) {
  if (!(this instanceof Server)) return new Server(options, connectionListener);
  EventEmitter.call(this);
  const { codes: { ERR_INVALID_ARG_TYPE } } = errors;
  if (typeof options === 'function') {
    connectionListener = options;
    options = {};
    this.on('connection', connectionListener);
  } else if (options == null || typeof options === 'object') {
    options = { ...options };
    if (typeof connectionListener === 'function') this.on('connection', connectionListener);
  } else {
    throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  if (options.keepAliveInitialDelay !== undefined) {
    require('internal/validators').validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
    if (options.keepAliveInitialDelay < 0) options.keepAliveInitialDelay = 0;
  }
  if (options.highWaterMark !== undefined) {
    require('internal/validators').validateNumber(options.highWaterMark, 'options.highWaterMark');
    if (options.highWaterMark < 0) options.highWaterMark = require('stream').getDefaultHighWaterMark();
  }
  this._connections = 0;
  this._handle = null;
  this._usingWorkers = false;
  this._workers = [];
  this._unref = false;
  this._listeningId = 1;
  this.allowHalfOpen = options.allowHalfOpen || false;
  this.pauseOnConnect = !!options.pauseOnConnect;
  this.noDelay = Boolean(options.noDelay);
  this.keepAlive = Boolean(options.keepAlive);
  this.keepAliveInitialDelay = ~~(options.keepAliveInitialDelay / 1000);
  this.highWaterMark = options.highWaterMark ?? require('stream').getDefaultHighWaterMark();
  if (options.blockList) {
    if (!require('internal/blocklist').BlockList.isBlockList(options.blockList)) {
      throw new ERR_INVALID_ARG_TYPE('options.blockList', 'net.BlockList', options.blockList);
    }
    this.blockList = options.blockList;
  }
}
Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Server, EventEmitter);

/** A bound handle, or the number of what went wrong, negative. */
function createServerHandle(address, port, addressType, fd, flags) {
  let failed = 0;
  let handle;
  let isPath = false;
  if (typeof fd === 'number' && fd >= 0) {
    try {
      handle = createHandle(fd, true);
    } catch {
      return EINVAL;
    }
    failed = handle.open(fd);
    if (failed) return failed;
  } else if (port === -1 && addressType === -1) {
    handle = binding.create('Pipe');
    isPath = true;
  } else {
    handle = binding.create('TCP');
  }
  if (address || isPath) {
    if (isPath) failed = handle.bindPath(address);
    else failed = handle.bind(address, port, flags ?? 0);
  }
  if (failed) {
    handle.close();
    return failed;
  }
  return handle;
}

/** Binds, listens, and tells about it in the next tick. */
function setUp(address, port, addressType, backlog, fd, flags) {
  if (!this._handle) {
    let handle = null;
    // Without an address: all of them, by IPv6 where the system has it.
    if (!address && typeof fd !== 'number' && addressType !== -1) {
      handle = createServerHandle('::', port, 6, undefined, flags);
      if (typeof handle === 'number') {
        handle = null;
        address = '0.0.0.0';
        addressType = 4;
      } else {
        address = '::';
        addressType = 6;
      }
    }
    if (handle === null) handle = createServerHandle(address, port, addressType, fd, flags);
    if (typeof handle === 'number') {
      const error = new errors.UVExceptionWithHostPort(handle, 'listen', address, port);
      process.nextTick(emitError, this, error);
      return;
    }
    this._handle = handle;
  }
  this._handle.onconnection = onConnection;
  this._handle[owner_symbol] = this;
  const failed = this._handle.listen(backlog || 511);
  if (failed) {
    const error = new errors.UVExceptionWithHostPort(failed, 'listen', address, port);
    this._handle.close();
    this._handle = null;
    process.nextTick(emitError, this, error);
    return;
  }
  if (addressType === -1) this._pipeName = address;
  this._connectionKey = `${addressType}:${address}:${port}`;
  if (this._unref) this.unref();
  process.nextTick(emitListening, this);
}

function emitListening(server) {
  // It may have been closed meanwhile.
  if (server._handle) server.emit('listening');
}

function emitError(server, error) {
  server.emit('error', error);
}

/** Called by the native half for each connection. */
function onConnection(status, client) {
  const server = this[owner_symbol];
  if (status) {
    server.emit('error', new errors.ErrnoException(status, 'accept'));
    return;
  }
  const full = server.maxConnections != null && server._connections >= server.maxConnections;
  let blocked = false;
  if (!full && server.blockList) {
    const peer = client.getpeername();
    blocked = Array.isArray(peer) && server.blockList.check(peer[0], peer[1].toLowerCase());
  }
  if (full || blocked) {
    drop(server, client);
    return;
  }
  const socket = new Socket({
    handle: client,
    allowHalfOpen: server.allowHalfOpen,
    pauseOnCreate: server.pauseOnConnect,
    readable: true,
    writable: true,
    readableHighWaterMark: server.highWaterMark,
    writableHighWaterMark: server.highWaterMark,
  });
  if (server.noDelay) {
    socket[kSetNoDelay] = true;
    client.setNoDelay(true);
  }
  if (server.keepAlive) {
    socket[kSetKeepAlive] = true;
    socket[kSetKeepAliveInitialDelay] = server.keepAliveInitialDelay;
    client.setKeepAlive(true, server.keepAliveInitialDelay);
  }
  server._connections++;
  socket.server = server;
  socket._server = server;
  server.emit('connection', socket);
}

/** A connection too many is closed; 'drop' tells whose it was. */
function drop(server, client) {
  let data;
  if (binding.kindOf(client) === 'TCP') {
    data = {};
    const local = client.getsockname();
    if (Array.isArray(local)) {
      data.localAddress = local[0];
      data.localPort = local[2];
      data.localFamily = local[1];
    }
    const remote = client.getpeername();
    if (Array.isArray(remote)) {
      data.remoteAddress = remote[0];
      data.remotePort = remote[2];
      data.remoteFamily = remote[1];
    }
  }
  client.close();
  server.emit('drop', data);
}

function isHandle(value) {
  return binding.kindOf(value) !== undefined;
}

function lookUpAndListen(server, options, backlog, flags) {
  const id = server._listeningId;
  require('dns').lookup(options.host, (error, ip, addressType) => {
    if (id !== server._listeningId) return;
    if (error) {
      server.emit('error', error);
      return;
    }
    addressType = ip ? addressType : 4;
    server._listen2(ip, options.port | 0, addressType, backlog, undefined, flags);
  });
}

const methods = {
  _listen2: setUp,

  listen(...args) {
    const normalized = normalizeArgs(args);
    let options = normalized[0];
    const callback = normalized[1];
    const { codes } = errors;
    if (this._handle) throw new codes.ERR_SERVER_ALREADY_LISTEN();
    if (callback !== null) this.once('listening', callback);
    // (handle, backlog), (port, host, backlog), (path, backlog), (port, backlog)
    const given = (args.length > 1 && toNumber(args[1])) || (args.length > 2 && toNumber(args[2]));
    options = options._handle || options.handle || options;
    let flags = 0;
    if (options.ipv6Only) flags |= IPV6_ONLY;
    if (options.reusePort) flags |= REUSE_PORT;
    if (isHandle(options)) {
      this._handle = options;
      this._listeningId++;
      this._listen2(null, -1, -1, given);
      return this;
    }
    if (options.signal !== undefined) listenToSignal(this, options.signal);
    if (typeof options.fd === 'number' && options.fd >= 0) {
      this._listeningId++;
      this._listen2(null, null, null, given || options.backlog, options.fd);
      return this;
    }
    if (args.length === 0 || typeof args[0] === 'function' || (options.port === undefined && 'port' in options) || options.port === null) {
      // Nothing said means any port.
      options.port = 0;
    }
    const backlog = options.backlog || given;
    if (typeof options.port === 'number' || typeof options.port === 'string') {
      require('internal/validators').validatePort(options.port, 'options.port');
      if (options.reusePort && options.exclusive === undefined) options.exclusive = true;
      this._listeningId++;
      if (options.host) lookUpAndListen(this, options, backlog, flags);
      else this._listen2(null, options.port | 0, 4, backlog, undefined, flags);
      return this;
    }
    if (options.path && typeof options.path === 'string' && toNumber(options.path) === false) {
      this._pipeName = options.path;
      this._listeningId++;
      this._listen2(options.path, -1, -1, backlog);
      if (!this._handle) return this;
      if (options.readableAll || options.writableAll) openTo(this, options);
      return this;
    }
    if (!('port' in options || 'path' in options)) {
      throw new codes.ERR_INVALID_ARG_VALUE('options', options, 'must have the property "port" or "path"');
    }
    throw new codes.ERR_INVALID_ARG_VALUE('options', options);
  },

  address() {
    if (!this._handle) return null;
    if (typeof this._handle.getsockname !== 'function') return this._pipeName ?? null;
    const found = this._handle.getsockname();
    if (typeof found === 'number') throw new errors.ErrnoException(found, 'address');
    if (!Array.isArray(found)) return this._pipeName ?? found ?? null;
    return { address: found[0], family: found[1], port: found[2] };
  },

  getConnections(callback) {
    process.nextTick(callback, null, this._connections);
    return this;
  },

  close(callback) {
    this._listeningId++;
    if (typeof callback === 'function') {
      if (!this._handle) {
        this.once('close', function closed() {
          callback(new errors.codes.ERR_SERVER_NOT_RUNNING());
        });
      } else {
        this.once('close', callback);
      }
    }
    if (this._handle) {
      this._handle.onconnection = noop;
      this._handle.close();
      this._handle = null;
    }
    this._emitCloseIfDrained();
    return this;
  },

  _emitCloseIfDrained() {
    if (this._handle || this._connections) return;
    process.nextTick(emitClose, this);
  },

  _setupWorker(list) {
    this._usingWorkers = true;
    this._workers.push(list);
  },

  ref() {
    this._unref = false;
    if (this._handle) this._handle.ref();
    return this;
  },

  unref() {
    this._unref = true;
    if (this._handle) this._handle.unref();
    return this;
  },
};

function emitClose(server) {
  server.emit('close');
}

function listenToSignal(server, signal) {
  require('internal/validators').validateAbortSignal(signal, 'options.signal');
  const abort = () => server.close();
  if (signal.aborted) {
    process.nextTick(abort);
  } else {
    signal.addEventListener('abort', abort, { once: true });
    server.once('close', () => signal.removeEventListener('abort', abort));
  }
}

/** Lets all users read from or write to a Unix socket. */
function openTo(server, options) {
  const { statSync, chmodSync } = require('fs');
  let mode = statSync(options.path).mode & 0o777;
  if (options.readableAll) mode |= 0o444;
  if (options.writableAll) mode |= 0o222;
  try {
    chmodSync(options.path, mode);
  } catch (error) {
    server._handle.close();
    server._handle = null;
    throw error;
  }
}

for (const name of Object.keys(methods)) {
  Object.defineProperty(Server.prototype, name, { __proto__: null, value: methods[name], writable: true, enumerable: true, configurable: true });
}
Object.defineProperty(Server.prototype, 'listening', {
  __proto__: null, get() { return !!this._handle; }, enumerable: true, configurable: true,
});
Server.prototype[EventEmitter.captureRejectionSymbol] = function(error, event, socket) {
  if (event === 'connection') socket.destroy(error);
  else this.emit('error', error);
};
Server.prototype[Symbol.asyncDispose] = async function() {
  if (!this._handle) return;
  await new Promise((resolve, reject) => {
    this.close((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
};

module.exports = { Server, createServerHandle };
