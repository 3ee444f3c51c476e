'use strict';
// tls: what programs see. The classes and functions are in internal/tls/.
const binding = internalBinding('tls');

const DEFAULT_CIPHERS = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:ECDHE-RSA-AES128-GCM-SHA256:' +
  'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256:' +
  'ECDHE-RSA-AES128-SHA256:DHE-RSA-AES128-SHA256:ECDHE-RSA-AES256-SHA384:DHE-RSA-AES256-SHA384:ECDHE-RSA-AES256-SHA256:' +
  'DHE-RSA-AES256-SHA256:HIGH:!aNULL:!eNULL:!EXPORT:!DES:!RC4:!MD5:!PSK:!SRP:!CAMELLIA';

const option = (name) => internalBinding('process').option(name);

/** The version that the command line asks for, or the usual one. */
function versionOption(kind, fallback, newestFirst) {
  const names = ['1.0', '1.1', '1.2', '1.3'];
  if (newestFirst) names.reverse();
  for (const name of names) {
    if (option(`--tls-${kind}-v${name}`) === true) return name === '1.0' ? 'TLSv1' : `TLSv${name}`;
  }
  return fallback;
}

let ciphers;

module.exports = {
  CLIENT_RENEG_LIMIT: 3,
  CLIENT_RENEG_WINDOW: 600,
  DEFAULT_CIPHERS: option('--tls-cipher-list') || DEFAULT_CIPHERS,
  DEFAULT_ECDH_CURVE: 'auto',
  DEFAULT_MIN_VERSION: versionOption('min', 'TLSv1.2', false),
  DEFAULT_MAX_VERSION: versionOption('max', 'TLSv1.3', true),
  /** The suites that there are, in lower case. */
  getCiphers() {
    ciphers ??= binding.ciphers.map((name) => name.toLowerCase()).sort();
    return ciphers.slice();
  },
  get rootCertificates() {
    return require('internal/tls/roots').bundledList();
  },
  getCACertificates(type) {
    return require('internal/tls/roots').getCACertificates(type);
  },
  setDefaultCACertificates(certs) {
    require('internal/tls/roots').setDefaultCACertificates(certs);
  },
  convertALPNProtocols(protocols, out) {
    require('internal/tls/identity').convertALPNProtocols(protocols, out);
  },
  checkServerIdentity(hostname, cert) {
    return require('internal/tls/identity').checkServerIdentity(hostname, cert);
  },
  createSecureContext(options) {
    return require('internal/tls/context').createSecureContext(options);
  },
};

/** An export that loads at first use and may be replaced. */
function lazy(name, load) {
  const set = (value) => {
    Object.defineProperty(module.exports, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  };
  Object.defineProperty(module.exports, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      const value = load();
      set(value);
      return value;
    },
    set,
  });
}

lazy('SecureContext', () => require('internal/tls/context').SecureContext);
lazy('TLSSocket', () => require('internal/tls/socket').TLSSocket);
lazy('Server', () => require('internal/tls/server').Server);
module.exports.createServer = function createServer(options, listener) {
  return new module.exports.Server(options, listener);
};
module.exports.connect = function connect(...args) {
  return require('internal/tls/connect').connect(...args);
};
