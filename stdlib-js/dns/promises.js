'use strict';
// dns/promises: dns with promises in place of callbacks.
const dns = require('dns');
const binding = internalBinding('dns');
const errors = require('internal/errors');
const { lookupOptions, checkHostname, resolveName, checkService, failures } = dns[Symbol.for('ouro.dns')];

/** The addresses of a name, by the system. */
function lookup(hostname, options) {
  if (hostname) require('internal/validators').validateString(hostname, 'hostname');
  const checked = lookupOptions(options);
  return new Promise((resolve, reject) => {
    checkHostname(hostname);
    resolveName(hostname, checked, (error, list) => {
      if (error) reject(error);
      else resolve(checked.all ? list : list[0]);
    });
  });
}

/** The names of an address and a port. */
function lookupService(address, port) {
  if (arguments.length !== 2) throw new errors.codes.ERR_MISSING_ARGS('address', 'port');
  checkService(address, port);
  return new Promise((resolve, reject) => {
    binding.lookupService(address, +port, (status, hostname, service) => {
      if (status) reject(new errors.DNSException(status, 'getnameinfo', address));
      else resolve({ hostname, service });
    });
  });
}

module.exports = {
  lookup,
  lookupService,
  getDefaultResultOrder: dns.getDefaultResultOrder,
  setDefaultResultOrder: dns.setDefaultResultOrder,
  getServers: dns.getServers,
  setServers: dns.setServers,
};
Object.assign(module.exports, failures);
require('internal/dns/resolver').addPromisesTo(module.exports);
