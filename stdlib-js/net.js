'use strict';
// net: TCP and Unix sockets. The classes are in internal/net/.
const binding = internalBinding('net');
const { Socket, normalizeArgs, config } = require('internal/net/socket');

/** 4, 6, or 0 for what is no IP address. */
function isIP(input) {
  return binding.isIP(`${input}`);
}

function isIPv4(input) {
  return isIP(input) === 4;
}

function isIPv6(input) {
  return isIP(input) === 6;
}

/** A socket that connects as told by the options. */
function connect(...args) {
  const normalized = normalizeArgs(args);
  const options = normalized[0];
  const socket = new Socket(options);
  if (options.timeout) socket.setTimeout(options.timeout);
  return socket.connect(normalized);
}

/** A server; see `Server`. */
function createServer(options, connectionListener) {
  return new module.exports.Server(options, connectionListener);
}

module.exports = {
  _createServerHandle: (...args) => require('internal/net/server').createServerHandle.apply(null, args),
  _normalizeArgs: normalizeArgs,
  get BlockList() {
    return require('internal/blocklist').BlockList;
  },
  get SocketAddress() {
    return require('internal/socketaddress').SocketAddress;
  },
  connect,
  createConnection: connect,
  createServer,
  isIP,
  isIPv4,
  isIPv6,
  get Server() {
    return require('internal/net/server').Server;
  },
  set Server(value) {
    Object.defineProperty(module.exports, 'Server', { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  },
  Socket,
  Stream: Socket,
  /** Whether connections try several addresses unless told otherwise. */
  getDefaultAutoSelectFamily() {
    return config.autoSelectFamily;
  },
  setDefaultAutoSelectFamily(value) {
    require('internal/validators').validateBoolean(value, 'value');
    config.autoSelectFamily = value;
  },
  /** How long one address is tried, in ms. */
  getDefaultAutoSelectFamilyAttemptTimeout() {
    return config.attemptTimeout;
  },
  setDefaultAutoSelectFamilyAttemptTimeout(value) {
    require('internal/validators').validateInt32(value, 'value', 1);
    config.attemptTimeout = value < 10 ? 10 : value;
  },
};
