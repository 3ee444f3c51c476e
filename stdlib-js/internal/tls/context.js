'use strict';
// Secure contexts: what keys, certificates and preferences a program gives, checked and handed to the native half.
const { createContext } = internalBinding('tls');
const errors = require('internal/errors');

const VERSIONS = { '__proto__': null, 'TLSv1': 0x301, 'TLSv1.1': 0x302, 'TLSv1.2': 0x303, 'TLSv1.3': 0x304 };
const METHODS = {
  __proto__: null,
  TLS: [0, 0], SSLv23: [0, 0x303], TLSv1: [0x301, 0x301], TLSv1_1: [0x302, 0x302], TLSv1_2: [0x303, 0x303],
};

// OpenSSL's, as `crypto.constants` has them.
const SSL_OP_NO_TICKET = 0x4000;
const SSL_OP_CIPHER_SERVER_PREFERENCE = 0x400000;
const SSL_OP_NO_TLSV1_2 = 0x8000000;
const SSL_OP_NO_TLSV1_3 = 0x20000000;

const codes = () => errors.codes;
const validators = () => require('internal/validators');

function versionNumber(which, name, fallback) {
  const number = VERSIONS[name ?? fallback];
  if (number === undefined) throw new (codes().ERR_TLS_INVALID_PROTOCOL_VERSION)(String(name), which);
  return number;
}

/** The versions that OpenSSL's old name of a method stands for. */
function ofMethod(name) {
  const { ERR_TLS_INVALID_PROTOCOL_METHOD } = codes();
  const base = /^(.*?)(?:_client|_server)?_method$/.exec(name)?.[1];
  if (base === 'SSLv2') throw new ERR_TLS_INVALID_PROTOCOL_METHOD('SSLv2 methods disabled');
  if (base === 'SSLv3') throw new ERR_TLS_INVALID_PROTOCOL_METHOD('SSLv3 methods disabled');
  const range = base === undefined ? undefined : METHODS[base];
  if (range === undefined) throw new ERR_TLS_INVALID_PROTOCOL_METHOD(`Unknown method: ${name}`);
  return range;
}

/** @constructor */
function SecureContext(secureProtocol, secureOptions, minVersion, maxVersion) {
  if (!(this instanceof SecureContext)) return new SecureContext(secureProtocol, secureOptions, minVersion, maxVersion);
  let range;
  if (secureProtocol) {
    const { ERR_TLS_PROTOCOL_VERSION_CONFLICT } = codes();
    if (minVersion != null) throw new ERR_TLS_PROTOCOL_VERSION_CONFLICT(minVersion, secureProtocol);
    if (maxVersion != null) throw new ERR_TLS_PROTOCOL_VERSION_CONFLICT(maxVersion, secureProtocol);
    range = ofMethod(secureProtocol);
  } else {
    const tls = require('tls');
    range = [versionNumber('minimum', minVersion, tls.DEFAULT_MIN_VERSION), versionNumber('maximum', maxVersion, tls.DEFAULT_MAX_VERSION)];
  }
  this.context = createContext();
  let { 0: lowest, 1: highest } = range;
  if (secureOptions) {
    validators().validateInteger(secureOptions, 'secureOptions');
    if (secureOptions & SSL_OP_NO_TLSV1_3 && (highest === 0 || highest > 0x303)) highest = 0x303;
    if (secureOptions & SSL_OP_NO_TLSV1_2 && lowest < 0x304) lowest = 0x304;
  }
  this.context.setVersions(lowest, highest);
}

/** A string or bytes. */
function checkText(value, name) {
  if (typeof value === 'string' || ArrayBuffer.isView(value)) return value;
  throw new (codes().ERR_INVALID_ARG_TYPE)(name, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
}

function each(value, body) {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) body(value[i]);
  } else {
    body(value);
  }
}

function addKeys(context, options) {
  const { key, passphrase } = options;
  each(key, (entry) => {
    const isPair = Array.isArray(key) && entry !== null && typeof entry === 'object' && !ArrayBuffer.isView(entry) &&
      entry.pem !== undefined;
    const pem = checkText(isPair ? entry.pem : entry, 'options.key');
    const secret = (isPair ? entry.passphrase : undefined) ?? passphrase;
    if (secret !== undefined && secret !== null) validators().validateString(secret, 'options.passphrase');
    context.setKey(pem, secret);
  });
}

function addPfx(context, options) {
  each(options.pfx, (entry) => {
    const isPair = entry !== null && typeof entry === 'object' && !ArrayBuffer.isView(entry) && entry.buf !== undefined;
    const file = checkText(isPair ? entry.buf : entry, 'options.pfx');
    const secret = (isPair ? entry.passphrase : undefined) ?? options.passphrase;
    context.loadPKCS12(file, secret === undefined || secret === null ? undefined : String(secret));
  });
}

/** Sets the suites of TLS 1.3 and of the versions before it, which one list names. */
function setCiphers(secure, options) {
  const { ciphers } = options;
  const { context } = secure;
  if (ciphers !== undefined && ciphers !== null) validators().validateString(ciphers, 'options.ciphers');
  const newer = [];
  const older = [];
  for (const name of (ciphers || require('tls').DEFAULT_CIPHERS).split(':')) {
    if (name.length > 0) (name.startsWith('TLS_') ? newer : older).push(name);
  }
  if (newer.length > 0) context.setCipherSuites(newer.join(':'));
  context.setCiphers(older.join(':'));
  const lowest = context.getMinProto();
  const highest = context.getMaxProto();
  // A version without suites is not offered.
  if (newer.length === 0 && (highest === 0 || highest > 0x303) && lowest < 0x304) context.setVersions(lowest, 0x303);
  if (older.length === 0 && lowest < 0x304 && (highest === 0 || highest > 0x303)) context.setVersions(0x304, highest);
}

function checkAbsent(options) {
  const { privateKeyEngine, privateKeyIdentifier, clientCertEngine } = options;
  const isText = (value) => typeof value === 'string' || value === undefined || value === null;
  if (!isText(clientCertEngine)) {
    throw new (codes().ERR_INVALID_ARG_TYPE)('options.clientCertEngine', ['string', 'null', 'undefined'], clientCertEngine);
  }
  if (privateKeyIdentifier !== undefined && privateKeyIdentifier !== null) {
    if (privateKeyEngine === undefined || privateKeyEngine === null) {
      throw new (codes().ERR_INVALID_ARG_VALUE)('options.privateKeyEngine', privateKeyEngine);
    }
    if (!isText(privateKeyEngine)) {
      throw new (codes().ERR_INVALID_ARG_TYPE)('options.privateKeyEngine', ['string', 'null', 'undefined'], privateKeyEngine);
    }
    if (!isText(privateKeyIdentifier)) {
      throw new (codes().ERR_INVALID_ARG_TYPE)('options.privateKeyIdentifier', ['string', 'null', 'undefined'], privateKeyIdentifier);
    }
  }
  if (typeof clientCertEngine === 'string' || typeof privateKeyIdentifier === 'string') {
    throw new (codes().ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED)();
  }
}

/** Gives a context what the options say. */
function configure(secure, options) {
  const { context } = secure;
  const v = validators();
  checkAbsent(options);
  const { ca, cert, key, pfx, crl, sigalgs, ecdhCurve, dhparam, sessionIdContext, sessionTimeout, ticketKeys } = options;
  if (options.allowPartialTrustChain) context.setAllowPartialTrustChain();
  if (ca) each(ca, (entry) => context.addCACert(checkText(entry, 'options.ca')));
  else require('internal/tls/roots').addTo(context);
  if (cert) each(cert, (entry) => context.setCert(checkText(entry, 'options.cert')));
  if (key) addKeys(context, options);
  if (sigalgs !== undefined && sigalgs !== null) {
    v.validateString(sigalgs, 'options.sigalgs');
    if (sigalgs === '') throw new (codes().ERR_INVALID_ARG_VALUE)('options.sigalgs', sigalgs);
    context.setSigalgs(sigalgs);
  }
  setCiphers(secure, options);
  const curve = ecdhCurve === undefined ? require('tls').DEFAULT_ECDH_CURVE : ecdhCurve;
  v.validateString(curve, 'options.ecdhCurve');
  context.setECDHCurve(curve);
  // There are no suites with finite-field groups, for which this would be.
  if (dhparam !== undefined && dhparam !== null) checkText(dhparam, 'options.dhparam');
  if (crl !== undefined && crl !== null) each(crl, (entry) => context.addCRL(checkText(entry, 'options.crl')));
  if (sessionIdContext !== undefined && sessionIdContext !== null) v.validateString(sessionIdContext, 'options.sessionIdContext');
  if (pfx !== undefined && pfx !== null) addPfx(context, options);
  const bits = options.secureOptions || 0;
  context.setPreferences((bits & SSL_OP_NO_TICKET) === 0, (bits & SSL_OP_CIPHER_SERVER_PREFERENCE) !== 0);
  if (ticketKeys !== undefined && ticketKeys !== null) {
    if (!ArrayBuffer.isView(ticketKeys)) {
      throw new (codes().ERR_INVALID_ARG_TYPE)('options.ticketKeys', ['Buffer', 'TypedArray', 'DataView'], ticketKeys);
    }
    if (ticketKeys.byteLength !== 48) {
      throw new (codes().ERR_INVALID_ARG_VALUE)('options.ticketKeys', ticketKeys.byteLength, 'must be exactly 48 bytes');
    }
    context.setTicketKeys(ticketKeys);
  }
  if (sessionTimeout !== undefined && sessionTimeout !== null) {
    v.validateInt32(sessionTimeout, 'options.sessionTimeout', 0);
    context.setSessionTimeout(sessionTimeout);
  }
}

/** `tls.createSecureContext`. */
function createSecureContext(options = {}) {
  let { secureOptions } = options;
  if (options.honorCipherOrder) secureOptions |= SSL_OP_CIPHER_SERVER_PREFERENCE;
  const secure = new SecureContext(options.secureProtocol, secureOptions, options.minVersion, options.maxVersion);
  configure(secure, secureOptions === options.secureOptions ? options : { ...options, secureOptions });
  return secure;
}

module.exports = { SecureContext, createSecureContext, SSL_OP_CIPHER_SERVER_PREFERENCE };
