'use strict';
// crypto.X509Certificate: a certificate and what it says.
const binding = internalBinding('tls');
const errors = require('internal/errors');

const kDetails = Symbol('kDetails');
const kFacts = Symbol('kFacts');
const kIssuer = Symbol('kIssuer');

const codes = () => errors.codes;
const validators = () => require('internal/validators');

/** The bytes of the first certificate of a PEM text, or those that are one. */
function read(input) {
  const { Buffer } = require('buffer');
  const bytes = typeof input === 'string' ? Buffer.from(input) : Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (bytes[0] === 0x30) {
    const facts = binding.describe(bytes);
    if (facts !== undefined) return facts;
  }
  const found = binding.certificatesOf(bytes);
  if (found.length === 0) {
    throw require('internal/tls/errors').build(['error:0480006C:PEM routines::no start line', 'ERR_OSSL_PEM_NO_START_LINE', 'PEM routines', 'no start line']);
  }
  return binding.describe(Buffer.from(found[0].slice(27, -25), 'base64'));
}

/** @constructor */
function X509Certificate(buffer) {
  if (!new.target) throw new TypeError("Class constructor X509Certificate cannot be invoked without 'new'");
  if (typeof buffer !== 'string' && !ArrayBuffer.isView(buffer)) {
    throw new (codes().ERR_INVALID_ARG_TYPE)('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], buffer);
  }
  const facts = read(buffer);
  hide(this, kFacts, facts);
  hide(this, kDetails, binding.details(facts.raw));
  hide(this, kIssuer, undefined);
}

function hide(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

function factsOf(certificate) {
  const facts = certificate?.[kFacts];
  if (facts === undefined) throw new (codes().ERR_INVALID_THIS)('X509Certificate');
  return facts;
}

function detail(certificate, at) {
  factsOf(certificate);
  return certificate[kDetails][at];
}

const getters = {
  subject() { return detail(this, 0); },
  subjectAltName() { return factsOf(this).subjectaltname; },
  issuer() { return detail(this, 1); },
  issuerCertificate() {
    factsOf(this);
    return this[kIssuer];
  },
  infoAccess() { return detail(this, 2); },
  validFrom() { return factsOf(this).valid_from; },
  validTo() { return factsOf(this).valid_to; },
  validFromDate() { return new Date(detail(this, 5) * 1000); },
  validToDate() { return new Date(detail(this, 6) * 1000); },
  fingerprint() { return factsOf(this).fingerprint; },
  fingerprint256() { return factsOf(this).fingerprint256; },
  fingerprint512() { return factsOf(this).fingerprint512; },
  keyUsage() { return factsOf(this).ext_key_usage; },
  serialNumber() { return factsOf(this).serialNumber; },
  signatureAlgorithm() { return detail(this, 4); },
  signatureAlgorithmOid() { return detail(this, 3); },
  raw() { return factsOf(this).raw; },
  publicKey() {
    const { Buffer } = require('buffer');
    return require('crypto').createPublicKey({ key: Buffer.from(detail(this, 7)), format: 'der', type: 'spki' });
  },
  ca() { return factsOf(this).ca; },
};

/** The name that stands for the host, or undefined. */
function hostName(certificate, host, options) {
  const { subject = 'default', wildcards = true, partialWildcards = true, multiLabelWildcards = false, singleLabelSubdomains = false } = options;
  const facts = factsOf(certificate);
  const names = dnsNames(facts);
  const isUsed = subject === 'always' || (subject !== 'never' && names.length === 0);
  if (isUsed) names.push(...[].concat(facts.subject.CN ?? []));
  return names.find((name) => {
    if (name.toLowerCase() === host.toLowerCase()) return true;
    if (singleLabelSubdomains && host.startsWith('.')) return name.toLowerCase().endsWith(host.toLowerCase());
    if (!wildcards || !name.includes('*') || (!partialWildcards && !name.startsWith('*.'))) return false;
    if (multiLabelWildcards && name.startsWith('*.')) return host.toLowerCase().endsWith(name.slice(1).toLowerCase());
    return require('internal/tls/identity').checkServerIdentity(host, { subject: { CN: name } }) === undefined;
  });
}

function dnsNames(facts) {
  const names = facts.subjectaltname === undefined ? [] : facts.subjectaltname.split(', ');
  return names.filter((name) => name.startsWith('DNS:')).map((name) => name.slice(4));
}

function checkOptions(options) {
  const v = validators();
  v.validateObject(options, 'options');
  const { subject, wildcards, partialWildcards, multiLabelWildcards, singleLabelSubdomains } = options;
  if (subject !== undefined) {
    v.validateString(subject, 'options.subject');
    v.validateOneOf(subject, 'options.subject', ['default', 'always', 'never']);
  }
  const flags = { wildcards, partialWildcards, multiLabelWildcards, singleLabelSubdomains };
  for (const name of Object.keys(flags)) {
    if (flags[name] !== undefined) v.validateBoolean(flags[name], `options.${name}`);
  }
}

function checkKey(pkey) {
  const KeyObject = require('crypto').KeyObject;
  if (typeof pkey !== 'object' || pkey === null || !(pkey instanceof KeyObject)) {
    throw new (codes().ERR_INVALID_ARG_TYPE)('pkey', 'KeyObject', pkey);
  }
}

const methods = {
  toString() {
    return detail(this, 8);
  },

  toJSON() {
    return this.toString();
  },

  checkHost(name, options = {}) {
    validators().validateString(name, 'name');
    checkOptions(options);
    return hostName(this, name, options);
  },

  checkEmail(email, options = {}) {
    validators().validateString(email, 'email');
    checkOptions(options);
    const facts = factsOf(this);
    const names = (facts.subjectaltname ?? '').split(', ').filter((name) => name.startsWith('email:')).map((name) => name.slice(6));
    if (options.subject === 'always' || (options.subject !== 'never' && names.length === 0)) {
      names.push(...[].concat(facts.subject.emailAddress ?? []));
    }
    return names.includes(email) ? email : undefined;
  },

  checkIP(ip, options = {}) {
    validators().validateString(ip, 'ip');
    checkOptions(options);
    const canonical = (text) => internalBinding('net').canonical(text) || text;
    const names = (factsOf(this).subjectaltname ?? '').split(', ').filter((name) => name.startsWith('IP Address:'));
    return names.some((name) => canonical(name.slice(11)) === canonical(ip)) ? ip : undefined;
  },

  checkIssued(otherCert) {
    if (!(otherCert instanceof X509Certificate)) throw new (codes().ERR_INVALID_ARG_TYPE)('otherCert', 'X509Certificate', otherCert);
    return binding.isIssuedBy(factsOf(this).raw, factsOf(otherCert).raw);
  },

  checkPrivateKey(pkey) {
    checkKey(pkey);
    throw new (codes().ERR_METHOD_NOT_IMPLEMENTED)('x509.checkPrivateKey()');
  },

  verify(pkey) {
    checkKey(pkey);
    throw new (codes().ERR_METHOD_NOT_IMPLEMENTED)('x509.verify()');
  },

  toLegacyObject() {
    return binding.describe(factsOf(this).raw);
  },

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth !== null && depth < 0) return this;
    const shown = {};
    for (const name of SHOWN) shown[name] = this[name];
    const { inspect } = require('internal/util/inspect');
    return `X509Certificate ${inspect(shown, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  },
};

const SHOWN = [
  'subject', 'subjectAltName', 'issuer', 'infoAccess', 'validFrom', 'validTo', 'validFromDate', 'validToDate', 'fingerprint', 'fingerprint256',
  'fingerprint512', 'keyUsage', 'serialNumber', 'signatureAlgorithm', 'signatureAlgorithmOid',
];

for (const name of Object.keys(getters)) {
  Object.defineProperty(X509Certificate.prototype, name, { __proto__: null, get: getters[name], enumerable: false, configurable: true });
}
for (const name of Reflect.ownKeys(methods)) {
  Object.defineProperty(X509Certificate.prototype, name, { __proto__: null, value: methods[name], writable: true, enumerable: false, configurable: true });
}

/** Certificates of a path, the first of which is returned, each knowing its issuer. */
function ofPath(path) {
  let above;
  for (let i = path.length - 1; i >= 0; i--) {
    const certificate = new X509Certificate(path[i]);
    certificate[kIssuer] = above;
    above = certificate;
  }
  return above;
}

module.exports = { X509Certificate, ofPath };
