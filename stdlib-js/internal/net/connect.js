'use strict';
// How a socket gets connected: look-up, one address after the other, what failure looks like.
const binding = internalBinding('net');
const errors = require('internal/errors');
const { normalizeArgs, normalizedArgsSymbol, initHandle, config, kSetNoDelay, kSetKeepAlive, kSetKeepAliveInitialDelay, kSetTOS } =
  require('internal/net/socket');

const ECANCELED = -125;
const ETIMEDOUT = -110;

function isIP(text) {
  return binding.isIP(`${text}`);
}

/** `socket.connect(...)`. */
exports.connect = function connect(socket, args) {
  const normalized = Array.isArray(args[0]) && args[0][normalizedArgsSymbol] ? args[0] : normalizeArgs(args);
  const options = normalized[0];
  const callback = normalized[1];
  const { codes: { ERR_MISSING_ARGS } } = errors;
  if (options.port === undefined && options.path == null) throw new ERR_MISSING_ARGS(['options', 'port', 'path']);
  if (socket.write !== Object.getPrototypeOf(socket).write && Object.hasOwn(socket, 'write')) {
    // A former connection had ended; this one may be written to.
    socket.write = Object.getPrototypeOf(socket).write;
  }
  if (socket.destroyed) {
    socket._undestroy();
    socket._handle = null;
    socket._peername = undefined;
    socket._sockname = undefined;
  }
  const { path } = options;
  const isPipe = Boolean(path);
  if (!socket._handle) {
    socket._handle = binding.create(isPipe ? 'Pipe' : 'TCP');
    initHandle(socket);
  }
  if (callback !== null) socket.once('connect', callback);
  socket._unrefTimer();
  socket.connecting = true;
  if (isPipe) {
    require('internal/validators').validateString(path, 'options.path');
    connectPath(socket, path);
  } else {
    lookUpAndConnect(socket, options);
  }
  return socket;
};

function checkBlocked(socket, address, family) {
  const list = socket.blockList;
  return list?.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function connectPath(socket, path) {
  const handle = socket._handle;
  const failed = handle.connectPath(path, (status) => afterConnect(status, handle, socket, path));
  if (failed) socket.destroy(new errors.ExceptionWithHostPort(failed, 'connect', path));
}

function lookUpAndConnect(socket, options) {
  const { localAddress, localPort } = options;
  const host = options.host || 'localhost';
  require('internal/validators').validateString(host, 'options.host');
  const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_IP_ADDRESS, ERR_IP_BLOCKED } } = errors;
  const { validateNumber, validatePort, validateFunction, validateBoolean, validateInt32 } = require('internal/validators');
  if (localAddress && !isIP(localAddress)) throw new ERR_INVALID_IP_ADDRESS(localAddress);
  if (localPort) validateNumber(localPort, 'options.localPort');
  let { port } = options;
  if (port !== undefined) {
    if (typeof port !== 'number' && typeof port !== 'string') {
      throw new ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
    }
    validatePort(port);
  }
  port |= 0;
  const { autoSelectFamily } = options;
  if (autoSelectFamily != null) validateBoolean(autoSelectFamily, 'options.autoSelectFamily');
  let attemptTimeout = options.autoSelectFamilyAttemptTimeout;
  if (attemptTimeout != null) {
    validateInt32(attemptTimeout, 'options.autoSelectFamilyAttemptTimeout', 1);
    if (attemptTimeout < 10) attemptTimeout = 10;
  } else {
    attemptTimeout = config.attemptTimeout;
  }
  if (options.blockList) {
    if (!require('internal/blocklist').BlockList.isBlockList(options.blockList)) {
      throw new ERR_INVALID_ARG_TYPE('options.blockList', 'net.BlockList', options.blockList);
    }
    socket.blockList = options.blockList;
  }
  const family = isIP(host);
  if (family) {
    process.nextTick(() => {
      if (!socket.connecting) return;
      if (checkBlocked(socket, host, family)) {
        socket.destroy(new ERR_IP_BLOCKED(host));
        return;
      }
      connectTo(socket, host, port, family, localAddress, localPort);
    });
    return;
  }
  if (options.lookup != null) validateFunction(options.lookup, 'options.lookup');
  const dnsOptions = { family: options.family === 'IPv4' ? 4 : options.family === 'IPv6' ? 6 : options.family, hints: options.hints || 0 };
  socket._host = host;
  const lookup = options.lookup || require('dns').lookup;
  const select = autoSelectFamily ?? config.autoSelectFamily;
  if (select && dnsOptions.family !== 4 && dnsOptions.family !== 6 && !localAddress) {
    dnsOptions.all = true;
    lookup(host, dnsOptions, (error, addresses) => {
      if (!socket.connecting) return;
      if (error) {
        socket.emit('lookup', error, undefined, undefined, host);
        process.nextTick(fail, socket, error);
        return;
      }
      tryAll(socket, addresses, host, port, localPort, attemptTimeout);
    });
    return;
  }
  lookup(host, dnsOptions, (error, ip, addressType) => {
    socket.emit('lookup', error, ip, addressType, host);
    if (!socket.connecting) return;
    if (error) {
      process.nextTick(fail, socket, error);
    } else if ((typeof ip !== 'string' && typeof ip !== 'object') || !isIP(ip)) {
      process.nextTick(fail, socket, new ERR_INVALID_IP_ADDRESS(ip));
    } else if (addressType !== 4 && addressType !== 6) {
      process.nextTick(fail, socket, new errors.codes.ERR_INVALID_ADDRESS_FAMILY(addressType, host, port));
    } else if (checkBlocked(socket, ip, addressType)) {
      process.nextTick(fail, socket, new ERR_IP_BLOCKED(ip));
    } else {
      socket._unrefTimer();
      connectTo(socket, ip, port, addressType, localAddress, localPort);
    }
  });
}

function fail(socket, error) {
  socket.destroy(error);
}

/** Sorts out the addresses that a look-up gave, and tries them in turns of family. */
function tryAll(socket, found, host, port, localPort, attemptTimeout) {
  const { codes: { ERR_INVALID_IP_ADDRESS, ERR_INVALID_ADDRESS_FAMILY, ERR_IP_BLOCKED } } = errors;
  const first = [];
  const second = [];
  let wrong;
  let blocked;
  for (let i = 0; i < found.length; i++) {
    const { address, family } = found[i];
    socket.emit('lookup', null, address, family, host);
    // A listener may have ended it.
    if (!socket.connecting) return;
    if (!isIP(address)) {
      wrong ??= new ERR_INVALID_IP_ADDRESS(address);
    } else if (family !== 4 && family !== 6) {
      wrong ??= new ERR_INVALID_ADDRESS_FAMILY(family, host, port);
    } else if (checkBlocked(socket, address, family)) {
      blocked ??= new ERR_IP_BLOCKED(address);
    } else if (first.length === 0 || first[0].family === family) {
      first.push(found[i]);
    } else {
      second.push(found[i]);
    }
  }
  if (first.length === 0) {
    process.nextTick(fail, socket, blocked ?? wrong ?? new ERR_INVALID_IP_ADDRESS(undefined));
    return;
  }
  const list = [];
  for (let i = 0; i < first.length || i < second.length; i++) {
    if (i < first.length) list.push(first[i]);
    if (i < second.length) list.push(second[i]);
  }
  if (list.length === 1) {
    socket._unrefTimer();
    connectTo(socket, list[0].address, port, list[0].family, undefined, localPort);
    return;
  }
  socket.autoSelectFamilyAttemptedAddresses = [];
  const attempt = { socket, list, at: 0, port, localPort, attemptTimeout, errors: [], timer: null };
  tryNext(attempt);
}

/** Tries the next address; each but the last has its time. */
function tryNext(attempt) {
  const { socket, list, port } = attempt;
  if (!socket.connecting) return;
  if (attempt.at === list.length) {
    const { NodeAggregateError } = errors;
    socket.destroy(attempt.errors.length === 1 ? attempt.errors[0] : new NodeAggregateError(attempt.errors));
    return;
  }
  const { address, family } = list[attempt.at++];
  if (attempt.at > 1) {
    // The former attempt's handle is closed, or about to be.
    const old = socket._handle;
    socket._handle = binding.create('TCP');
    initHandle(socket);
    if (old) old.close();
  }
  const handle = socket._handle;
  let over = false;
  const done = (status) => {
    if (over) return;
    over = true;
    if (attempt.timer !== null) {
      require('internal/timers').clearTimer(attempt.timer);
      attempt.timer = null;
    }
    if (status !== 0 && socket.connecting && socket._handle === handle) {
      const error = connectError(status, handle, address, port);
      attempt.errors.push(error);
      socket.emit('connectionAttemptFailed', address, port, family, error);
      tryNext(attempt);
      return;
    }
    afterConnect(status, handle, socket, address, port);
  };
  if (attempt.localPort) {
    const failed = handle.bind(family === 6 ? '::' : '0.0.0.0', attempt.localPort, 0);
    if (failed) {
      attempt.errors.push(new errors.ExceptionWithHostPort(failed, 'bind', undefined, attempt.localPort));
      tryNext(attempt);
      return;
    }
  }
  socket.autoSelectFamilyAttemptedAddresses.push(`${address}:${port}`);
  socket.emit('connectionAttempt', address, port, family);
  const failed = handle.connect(address, port, done);
  if (failed) {
    const error = connectError(failed, handle, address, port);
    attempt.errors.push(error);
    socket.emit('connectionAttemptFailed', address, port, family, error);
    tryNext(attempt);
    return;
  }
  if (attempt.at < list.length) {
    attempt.timer = new (require('internal/timers').Timeout)(() => {
      if (over || !socket.connecting) return;
      over = true;
      attempt.timer = null;
      socket.emit('connectionAttemptTimeout', address, port, family);
      attempt.errors.push(connectError(ETIMEDOUT, handle, address, port));
      tryNext(attempt);
    }, attempt.attemptTimeout, undefined, false, true);
    require('internal/timers').start(attempt.timer);
  }
}

function connectError(status, handle, address, port, localAddress, localPort) {
  let local;
  if (localAddress && localPort) local = `${localAddress}:${localPort}`;
  const error = new errors.ExceptionWithHostPort(status, 'connect', address, port, local);
  if (localAddress) error.localAddress = localAddress;
  if (localPort) error.localPort = localPort;
  return error;
}

function connectTo(socket, address, port, family, localAddress, localPort) {
  const handle = socket._handle;
  if (localAddress || localPort) {
    localAddress = localAddress || (family === 6 ? '::' : '0.0.0.0');
    const failed = handle.bind(localAddress, localPort || 0, 0);
    if (failed) {
      socket.destroy(new errors.ExceptionWithHostPort(failed, 'bind', localAddress, localPort));
      return;
    }
  }
  socket.emit('connectionAttempt', address, port, family);
  const failed = handle.connect(address, port, (status) => {
    if (status !== 0 && socket.connecting) {
      socket.emit('connectionAttemptFailed', address, port, family, connectError(status, handle, address, port));
    }
    afterConnect(status, handle, socket, address, port, localAddress ? { address: localAddress, port: localPort } : undefined);
  });
  if (failed) {
    const name = handle.getsockname();
    const local = typeof name === 'object' && name !== null ? `${name[0]}:${name[2]}` : undefined;
    socket.destroy(new errors.ExceptionWithHostPort(failed, 'connect', address, port, local));
  }
}

/** The handle is connected, or it is not. */
function afterConnect(status, handle, socket, address, port, local) {
  if (socket.destroyed || socket._handle !== handle || status === ECANCELED) return;
  socket.connecting = false;
  socket._sockname = null;
  if (status !== 0) {
    socket.destroy(connectError(status, handle, address, port, local?.address, local?.port));
    return;
  }
  if (socket[kSetNoDelay]) handle.setNoDelay(true);
  if (socket[kSetKeepAlive]) handle.setKeepAlive(true, socket[kSetKeepAliveInitialDelay]);
  if (socket[kSetTOS] !== undefined) handle.setTypeOfService(socket[kSetTOS]);
  socket._unrefTimer();
  socket.emit('connect');
  socket.emit('ready');
  // Reading now finds out whether the peer has ended, even if nobody listens to data.
  if (socket.readable && !socket.isPaused()) socket.read(0);
}
