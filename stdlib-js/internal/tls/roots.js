'use strict';
// Whom a program trusts that names nobody: Mozilla's list, NODE_EXTRA_CA_CERTS, and what setDefaultCACertificates puts in their place.
const binding = internalBinding('tls');

let bundled;
let extra;
let system;
/** What the program has put in place of the usual: PEM texts. */
let chosen = null;
let chosenList = null;

function bundledList() {
  return (bundled ??= Object.freeze(binding.rootCertificates()));
}

function extraList() {
  if (extra !== undefined) return extra;
  extra = Object.freeze([]);
  const path = process.env.NODE_EXTRA_CA_CERTS;
  if (!path) return extra;
  try {
    const text = require('fs').readFileSync(path);
    const found = binding.certificatesOf(text);
    if (found.length === 0) throw new Error('error:0480006C:PEM routines::no start line');
    extra = Object.freeze(found);
  } catch (error) {
    const reason = error.code === 'ENOENT' ? 'error:80000002:system library::No such file or directory' : error.message;
    process.emitWarning(`Ignoring extra certs from \`${path}\`, load failed: ${reason}`);
  }
  return extra;
}

/** Where systems keep their list, the first that is there. */
const SYSTEM_FILES = [
  '/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem', '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', '/etc/ssl/cert.pem',
];

function systemList() {
  if (system !== undefined) return system;
  const fs = require('fs');
  const files = process.env.SSL_CERT_FILE ? [process.env.SSL_CERT_FILE] : SYSTEM_FILES;
  system = Object.freeze([]);
  for (const file of files) {
    if (!fs.existsSync(file)) continue;
    system = Object.freeze(binding.certificatesOf(fs.readFileSync(file)));
    break;
  }
  return system;
}

const option = (name) => internalBinding('process').option(name) === true;

function usesSystem() {
  return option('--use-system-ca') || option('--use-openssl-ca');
}

/** Mozilla's list is left out if the system's is to stand for it. */
function usesBundled() {
  return option('--use-bundled-ca') || !option('--use-openssl-ca');
}

let usual;

function defaultList() {
  if (chosenList !== null) return chosenList;
  if (usual === undefined) {
    const lists = usesBundled() ? [bundledList()] : [];
    if (usesSystem()) lists.push(systemList());
    lists.push(extraList());
    usual = Object.freeze([...new Set([].concat(...lists))]);
  }
  return usual;
}

module.exports = {
  /** Lets a context trust them. */
  addTo(context) {
    if (chosen !== null) {
      if (chosen !== '') context.addCACert(chosen);
      return;
    }
    if (usesBundled()) context.addRootCerts();
    if (usesSystem()) context.addCACert(systemList().join('\n'));
    const more = extraList();
    if (more.length > 0) context.addCACert(more.join('\n'));
  },

  bundledList,

  /** `tls.getCACertificates`. */
  getCACertificates(type = 'default') {
    require('internal/validators').validateString(type, 'type');
    switch (type) {
      case 'default': return defaultList();
      case 'bundled': return bundledList();
      case 'system': return systemList();
      case 'extra': return extraList();
      default: {
        const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
        throw new ERR_INVALID_ARG_VALUE('type', type);
      }
    }
  },

  /** `tls.setDefaultCACertificates`. */
  setDefaultCACertificates(certs) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    if (!Array.isArray(certs)) throw new ERR_INVALID_ARG_TYPE('certs', 'Array', certs);
    const list = [];
    for (let i = 0; i < certs.length; i++) {
      const entry = certs[i];
      if (typeof entry !== 'string' && !ArrayBuffer.isView(entry)) {
        throw new ERR_INVALID_ARG_TYPE(`certs[${i}]`, ['string', 'ArrayBufferView'], entry);
      }
      const found = binding.certificatesOf(entry);
      for (let k = 0; k < found.length; k++) list.push(found[k]);
    }
    if (certs.length > 0 && list.length === 0) {
      const error = new Error('No valid certificates found in the provided array');
      error.code = 'ERR_CRYPTO_OPERATION_FAILED';
      throw error;
    }
    chosenList = Object.freeze([...new Set(list)]);
    chosen = chosenList.join('\n');
  },
};
