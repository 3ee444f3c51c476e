'use strict';
// dns.Resolver: which servers are asked. The queries themselves are not built yet, and say so.
const binding = internalBinding('dns');
const validators = require('internal/validators');
const errors = require('internal/errors');

const QUERIES = ['resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCaa', 'resolveCname', 'resolveMx', 'resolveNaptr', 'resolveNs',
  'resolvePtr', 'resolveSoa', 'resolveSrv', 'resolveTlsa', 'resolveTxt', 'reverse'];

function isIP(text) {
  return internalBinding('net').isIP(text);
}

/** `address[:port]` as `[family, address, port]`. */
function parseServer(server, index) {
  validators.validateString(server, `servers[${index}]`);
  let family = isIP(server);
  if (family !== 0) return [family, server, 53];
  const bracketed = /^\[([^[\]]*)\](?::(\d+))?$/.exec(server);
  if (bracketed !== null) {
    family = isIP(bracketed[1]);
    if (family === 6) return [6, bracketed[1], bracketed[2] === undefined ? 53 : Number(bracketed[2])];
  }
  const plain = /^([^:]*):(\d+)$/.exec(server);
  if (plain !== null && isIP(plain[1]) === 4) return [4, plain[1], Number(plain[2])];
  throw new errors.codes.ERR_INVALID_IP_ADDRESS(server);
}

function describe(server) {
  if (server[2] === 53) return server[1];
  return server[0] === 6 ? `[${server[1]}]:${server[2]}` : `${server[1]}:${server[2]}`;
}

function checkOptions(options) {
  if (options == null) return;
  const { timeout = -1, tries = 4, maxTimeout = 0 } = options;
  validators.validateInt32(timeout, 'options.timeout', -1);
  validators.validateInt32(tries, 'options.tries', 1);
  validators.validateUint32(maxTimeout, 'options.maxTimeout');
}

/** Asks name servers of its own. */
class Resolver {
  #servers = null;

  constructor(options = undefined) {
    checkOptions(options);
  }

  /** Nothing is ever under way. */
  cancel() {}

  getServers() {
    if (this.#servers === null) return binding.systemServers();
    return this.#servers.map(describe);
  }

  setServers(servers) {
    validators.validateArray(servers, 'servers');
    this.#servers = servers.map(parseServer);
  }

  setLocalAddress(ipv4, ipv6) {
    validators.validateString(ipv4, 'ipv4');
    if (ipv6 !== undefined) validators.validateString(ipv6, 'ipv6');
    throw new errors.codes.ERR_METHOD_NOT_IMPLEMENTED('resolver.setLocalAddress()');
  }
}

for (const name of QUERIES) {
  Object.defineProperty(Resolver.prototype, name, {
    __proto__: null,
    value: { [name]() { throw new errors.codes.ERR_METHOD_NOT_IMPLEMENTED(`dns.${name}()`); } }[name],
    writable: true, enumerable: false, configurable: true,
  });
}

const standard = new Resolver();

function addQueries(target) {
  target.getServers = () => standard.getServers();
  target.setServers = (servers) => standard.setServers(servers);
  for (const name of QUERIES) target[name] = standard[name].bind(standard);
}

/** Adds `Resolver`, the servers and the queries to the exports of `dns`. */
exports.addTo = (target) => {
  target.Resolver = Resolver;
  addQueries(target);
};

/** The same for `dns/promises`. */
exports.addPromisesTo = (target) => {
  target.Resolver = Resolver;
  addQueries(target);
};
