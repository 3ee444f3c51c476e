'use strict';
// Agent: the connections of a client, by where they lead. What has no socket yet waits in `requests`, what rests is in `freeSockets`.
const EventEmitter = require('events');
const kRequestOptions = Symbol('requestOptions');
const KEEP_ALIVE_HINT = /^timeout=(\d+)/;

/** @constructor */
function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  EventEmitter.call(this);
  this.options = { __proto__: null, ...options };
  this.defaultPort = this.options.defaultPort || 80;
  this.protocol = this.options.protocol || 'http:';
  if (this.options.noDelay === undefined) this.options.noDelay = true;
  // A path here would be taken for that of a Unix socket.
  this.options.path = null;
  this.requests = { __proto__: null };
  this.sockets = { __proto__: null };
  this.freeSockets = { __proto__: null };
  this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || 256;
  this.scheduling = this.options.scheduling || 'lifo';
  this.maxTotalSockets = this.options.maxTotalSockets;
  this.totalSocketCount = 0;
  const buffer = this.options.agentKeepAliveTimeoutBuffer;
  this.agentKeepAliveTimeoutBuffer = typeof buffer === 'number' && buffer >= 0 && Number.isFinite(buffer) ? buffer : 1000;
  const { validateNumber, validateOneOf } = require('internal/validators');
  validateOneOf(this.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (this.maxTotalSockets !== undefined) validateNumber(this.maxTotalSockets, 'maxTotalSockets', 1);
  else this.maxTotalSockets = Infinity;
  this.on('free', (socket, options) => onFree(this, socket, options));
}
Object.setPrototypeOf(Agent.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Agent, EventEmitter);
Agent.defaultMaxSockets = Infinity;

/** A request is done with its socket: the next one takes it, or it rests, or it is closed. */
function onFree(agent, socket, options) {
  const name = nameOf(agent, options);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const waiting = agent.requests[name];
  if (waiting && waiting.length > 0) {
    const request = waiting.shift();
    if (waiting.length === 0) Reflect.deleteProperty(agent.requests, name);
    give(agent, request, socket);
    return;
  }
  const request = socket._httpMessage;
  if (!request || !request.shouldKeepAlive || !agent.keepAlive) {
    socket.destroy();
    return;
  }
  const free = agent.freeSockets[name] || [];
  const count = free.length + (agent.sockets[name] ? agent.sockets[name].length : 0);
  if (agent.totalSocketCount > agent.maxTotalSockets || count > agent.maxSockets || free.length >= agent.maxFreeSockets ||
      !agent.keepSocketAlive(socket)) {
    socket.destroy();
    return;
  }
  agent.freeSockets[name] = free;
  socket._httpMessage = null;
  agent.removeSocket(socket, options);
  socket.once('error', onIdleError);
  free.push(socket);
}

function onIdleError() {
  this.destroy();
  this.emit('agentRemove');
}

/** The name under which the agent keeps what it opened with these options. */
function nameOf(agent, options) {
  // It was made when the socket was, and nothing in it can change.
  return agent.getName === getName && options._agentKey !== undefined ? options._agentKey : agent.getName(options);
}

/** `getName` of the merged options, without merging them. */
function ownName(own, given) {
  const pick = (key) => (own[key] === undefined ? given[key] : own[key]);
  return getName({ host: pick('host'), port: pick('port'), localAddress: pick('localAddress'), family: pick('family'), socketPath: pick('socketPath') });
}

/** Hands a socket to a request. */
function give(agent, request, socket) {
  request.onSocket(socket);
  const agentTimeout = agent.options.timeout || 0;
  if (request.timeout === undefined || request.timeout === agentTimeout) return;
  socket.setTimeout(request.timeout);
}

function take(list, socket) {
  const at = list === undefined ? -1 : list.indexOf(socket);
  if (at !== -1) list.splice(at, 1);
  return at !== -1;
}

/** Follows the life of a socket that the agent has opened. */
function watch(agent, socket, options) {
  function free() {
    agent.emit('free', socket, options);
  }
  function close() {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
  }
  function timeout() {
    // Only one that rests; a request hears of its own time-out.
    for (const name of Object.keys(agent.freeSockets)) {
      if (agent.freeSockets[name].includes(socket)) {
        socket.destroy();
        return;
      }
    }
  }
  function remove() {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
    socket.removeListener('close', close);
    socket.removeListener('free', free);
    socket.removeListener('timeout', timeout);
    socket.removeListener('agentRemove', remove);
  }
  socket.on('free', free);
  socket.on('close', close);
  socket.on('timeout', timeout);
  socket.on('agentRemove', remove);
}

/** What a connection is opened with: the request's options, under the agent's. */
function merged(agent, given) {
  const options = { __proto__: null, ...given, ...agent.options };
  if (options.socketPath) options.path = options.socketPath;
  if (!options.servername && options.servername !== '') options.servername = serverName(options, given.headers);
  return options;
}

function serverName(options, headers) {
  const host = headers && !Array.isArray(headers) ? headers.host : undefined;
  let name = options.host;
  if (host) {
    require('internal/validators').validateString(host, 'options.headers.host');
    // Without the port; an IPv6 address is in brackets.
    if (host[0] === '[') name = host.includes(']') ? host.slice(1, host.indexOf(']')) : host;
    else name = host.split(':', 1)[0];
  }
  return require('net').isIP(name) ? '' : name;
}

/** The key under which sockets to one place are kept. */
function getName(options = {}) {
  let name = `${options.host || 'localhost'}:${options.port || ''}:${options.localAddress || ''}`;
  if (options.family === 4 || options.family === 6) name += `:${options.family}`;
  if (options.socketPath) name += `:${options.socketPath}`;
  return name;
}

const methods = {
  createConnection(...args) {
    return Reflect.apply(require('net').createConnection, this, args);
  },

  getName,

  /** Finds or opens a socket for the request, or lets it wait. */
  addRequest(request, given, port, localAddress) {
    // (request, host, port, localAddress), as long ago.
    if (typeof given === 'string') given = { __proto__: null, host: given, port, localAddress };
    let options;
    let name;
    if (this.getName === getName && !given.servername) {
      name = ownName(this.options, given);
    } else {
      options = merged(this, given);
      name = this.getName(options);
    }
    const used = this.sockets[name] ??= [];
    const free = this.freeSockets[name];
    let socket;
    if (free) {
      while (free.length > 0 && free[0].destroyed) free.shift();
      socket = this.scheduling === 'fifo' ? free.shift() : free.pop();
      if (free.length === 0) Reflect.deleteProperty(this.freeSockets, name);
    }
    const count = (free ? free.length : 0) + used.length;
    if (socket) {
      this.reuseSocket(socket, request);
      give(this, request, socket);
      used.push(socket);
    } else if (count < this.maxSockets && this.totalSocketCount < this.maxTotalSockets) {
      options ??= merged(this, given);
      this.createSocket(request, options, (error, created) => {
        if (error) request.onSocket(created, error);
        else give(this, request, created);
      });
    } else {
      request[kRequestOptions] = options ?? merged(this, given);
      (this.requests[name] ??= []).push(request);
    }
  },

  createSocket(request, given, callback) {
    const options = merged(this, given);
    const timeout = request.timeout || this.options.timeout;
    if (timeout) options.timeout = timeout;
    const name = this.getName(options);
    options._agentKey = name;
    options.encoding = null;
    let called = false;
    const created = (error, socket) => {
      if (called) return;
      called = true;
      if (error) {
        callback(error);
        return;
      }
      (this.sockets[name] ??= []).push(socket);
      this.totalSocketCount++;
      watch(this, socket, options);
      callback(null, socket);
    };
    if (this.keepAlive) {
      options.keepAlive = this.keepAlive;
      options.keepAliveInitialDelay = this.keepAliveMsecs;
    }
    const socket = this.createConnection(options, created);
    if (socket) created(null, socket);
  },

  /** A socket is gone or goes to rest: one that waits may take its place. */
  removeSocket(socket, options) {
    const name = nameOf(this, options);
    const tables = socket.writable ? [this.sockets] : [this.sockets, this.freeSockets];
    for (const table of tables) {
      if (take(table[name], socket) && table[name].length === 0) Reflect.deleteProperty(table, name);
    }
    let request;
    if (this.requests[name]?.length > 0) {
      request = this.requests[name][0];
    } else {
      for (const other of Object.keys(this.requests)) {
        // Another place may have its turn, unless one of its own sockets will serve it.
        if (this.sockets[other]?.length > 0) continue;
        request = this.requests[other][0];
        options = request[kRequestOptions];
        break;
      }
    }
    if (!request || !options) return;
    this.createSocket(request, options, (error, created) => {
      if (error) {
        request.onSocket(null, error);
        return;
      }
      // The first in the row gets it, which may be another by now.
      created.emit('free');
    });
  },

  /** Whether the socket may rest, and for how long. */
  keepSocketAlive(socket) {
    socket.setKeepAlive(true, this.keepAliveMsecs);
    socket.unref();
    let timeout = this.options.timeout || 0;
    const response = socket._httpMessage?.res;
    if (response) {
      const hint = KEEP_ALIVE_HINT.exec(response.headers['keep-alive'])?.[1];
      if (hint !== undefined) {
        // The server's clock began earlier.
        const left = Number.parseInt(hint, 10) * 1000 - this.agentKeepAliveTimeoutBuffer;
        if (left <= 0) return false;
        if (left < timeout) timeout = left;
      }
    }
    if (socket.timeout !== timeout) socket.setTimeout(timeout);
    return true;
  },

  reuseSocket(socket, request) {
    socket.removeListener('error', onIdleError);
    request.reusedSocket = true;
    socket.ref();
  },

  /** Closes all sockets, those in use too. */
  destroy() {
    for (const table of [this.freeSockets, this.sockets]) {
      for (const name of Object.keys(table)) {
        for (const socket of table[name].slice()) socket.destroy();
      }
    }
  },
};
for (const name of Object.keys(methods)) Agent.prototype[name] = methods[name];

module.exports = {
  Agent,
  globalAgent: new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 }),
};
