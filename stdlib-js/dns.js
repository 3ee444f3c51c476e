'use strict';
// dns: the system's resolver (`lookup`, `lookupService`); queries to name servers are in internal/dns/.
const binding = internalBinding('dns');
const { isIP } = { isIP: (text) => internalBinding('net').isIP(`${text}`) };
const errors = require('internal/errors');
const validators = require('internal/validators');
const { customPromisifyArgs } = require('internal/util');

const { AI_ADDRCONFIG, AI_ALL, AI_V4MAPPED } = binding;
const orders = { __proto__: null, verbatim: 0, ipv4first: 4, ipv6first: 6 };

let defaultOrder;
function getDefaultResultOrder() {
  if (defaultOrder === undefined) {
    const given = internalBinding('process').option('--dns-result-order');
    defaultOrder = given in orders ? given : 'verbatim';
  }
  return defaultOrder;
}

function setDefaultResultOrder(value) {
  validators.validateOneOf(value, 'dnsOrder', ['verbatim', 'ipv4first', 'ipv6first']);
  defaultOrder = value;
}

function validateHints(hints) {
  if ((hints & ~(AI_ADDRCONFIG | AI_ALL | AI_V4MAPPED)) !== 0) {
    throw new errors.codes.ERR_INVALID_ARG_VALUE('hints', hints);
  }
}

/** The options of a look-up, checked: `{ family, hints, all, order }`. */
function lookupOptions(options) {
  const checked = { family: 0, hints: 0, all: false, order: undefined };
  if (options === null || options === undefined) {
    checked.order = getDefaultResultOrder();
    return checked;
  }
  if (typeof options !== 'object') {
    validators.validateOneOf(options, 'family', [0, 4, 6]);
    checked.family = options;
    checked.order = getDefaultResultOrder();
    return checked;
  }
  if (options.hints != null) {
    validators.validateNumber(options.hints, 'options.hints');
    checked.hints = options.hints >>> 0;
    validateHints(checked.hints);
  }
  if (options.family != null) {
    if (options.family === 'IPv4') {
      checked.family = 4;
    } else if (options.family === 'IPv6') {
      checked.family = 6;
    } else {
      validators.validateOneOf(options.family, 'options.family', [0, 4, 6]);
      checked.family = options.family;
    }
  }
  if (options.all != null) {
    validators.validateBoolean(options.all, 'options.all');
    checked.all = options.all;
  }
  if (options.verbatim != null) {
    validators.validateBoolean(options.verbatim, 'options.verbatim');
    checked.order = options.verbatim ? 'verbatim' : 'ipv4first';
  }
  if (options.order != null) {
    validators.validateOneOf(options.order, 'options.order', ['verbatim', 'ipv4first', 'ipv6first']);
    checked.order = options.order;
  }
  checked.order ??= getDefaultResultOrder();
  return checked;
}

function checkHostname(hostname) {
  if (!hostname) throw new errors.codes.ERR_INVALID_ARG_VALUE('hostname', hostname, 'must be a non-empty string');
}

/** Calls `done(error, addresses)` later; addresses are `{ address, family }`. */
function resolveName(hostname, options, done) {
  const family = isIP(hostname);
  if (family) {
    process.nextTick(done, null, [{ address: hostname, family }]);
    return;
  }
  binding.lookup(hostname, options.family, options.hints, orders[options.order], (status, found) => {
    if (status) {
      done(new errors.DNSException(status, 'getaddrinfo', hostname));
      return;
    }
    const list = [];
    for (let i = 0; i < found.length; i++) list.push({ address: found[i], family: options.family || isIP(found[i]) });
    done(null, list);
  });
}

/** The addresses of a name, by the system. */
function lookup(hostname, options, callback) {
  if (hostname) validators.validateString(hostname, 'hostname');
  let checked;
  if (typeof options === 'function') {
    callback = options;
    checked = lookupOptions();
  } else {
    validators.validateFunction(callback, 'callback');
    if (options != null && typeof options !== 'object' && typeof options !== 'number') {
      throw new errors.codes.ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
    }
    checked = lookupOptions(options);
  }
  checkHostname(hostname);
  resolveName(hostname, checked, (error, list) => {
    if (error) callback(error);
    else if (checked.all) callback(null, list);
    else callback(null, list[0].address, list[0].family);
  });
  return {};
}
Object.defineProperty(lookup, customPromisifyArgs, { __proto__: null, value: ['address', 'family'], enumerable: false });

/** The names of an address and a port. */
function lookupService(address, port, callback) {
  if (arguments.length !== 3) throw new errors.codes.ERR_MISSING_ARGS('address', 'port', 'callback');
  checkService(address, port);
  validators.validateFunction(callback, 'callback');
  binding.lookupService(address, +port, (status, hostname, service) => {
    if (status) callback(new errors.DNSException(status, 'getnameinfo', address));
    else callback(null, hostname, service);
  });
}
Object.defineProperty(lookupService, customPromisifyArgs, { __proto__: null, value: ['hostname', 'service'], enumerable: false });

function checkService(address, port) {
  if (isIP(address) === 0) throw new errors.codes.ERR_INVALID_ARG_VALUE('address', address);
  validators.validatePort(port);
}

module.exports = {
  lookup,
  lookupService,
  getDefaultResultOrder,
  setDefaultResultOrder,
  ADDRCONFIG: AI_ADDRCONFIG,
  ALL: AI_ALL,
  V4MAPPED: AI_V4MAPPED,
  get promises() {
    return require('dns/promises');
  },
};

/** The names under which failures of queries are known. */
const failures = {
  NODATA: 'ENODATA', FORMERR: 'EFORMERR', SERVFAIL: 'ESERVFAIL', NOTFOUND: 'ENOTFOUND', NOTIMP: 'ENOTIMP', REFUSED: 'EREFUSED',
  BADQUERY: 'EBADQUERY', BADNAME: 'EBADNAME', BADFAMILY: 'EBADFAMILY', BADRESP: 'EBADRESP', CONNREFUSED: 'ECONNREFUSED',
  TIMEOUT: 'ETIMEOUT', EOF: 'EOF', FILE: 'EFILE', NOMEM: 'ENOMEM', DESTRUCTION: 'EDESTRUCTION', BADSTR: 'EBADSTR',
  BADFLAGS: 'EBADFLAGS', NONAME: 'ENONAME', BADHINTS: 'EBADHINTS', NOTINITIALIZED: 'ENOTINITIALIZED', LOADIPHLPAPI: 'ELOADIPHLPAPI',
  ADDRGETNETWORKPARAMS: 'EADDRGETNETWORKPARAMS', CANCELLED: 'ECANCELLED',
};
Object.assign(module.exports, failures);
require('internal/dns/resolver').addTo(module.exports);

// For dns/promises.
Object.defineProperty(module.exports, Symbol.for('ouro.dns'), {
  __proto__: null, value: { lookupOptions, checkHostname, resolveName, checkService, failures }, enumerable: false,
});
