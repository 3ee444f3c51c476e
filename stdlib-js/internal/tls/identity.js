'use strict';
// Whether a certificate is for a host (RFC 6125, RFC 9525), and the wire form of protocol names (RFC 7301).
const errors = require('internal/errors');

/** The labels of a host name, in lower case and without the root's dot. */
function labels(name) {
  name = name.toLowerCase();
  return (name.endsWith('.') ? name.slice(0, -1) : name).split('.');
}

function isPrintable(text) {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 33 || unit > 126) return false;
  }
  return true;
}

/** Whether the labels of a host fit a pattern, whose first label may have an asterisk. */
function fits(host, pattern, wildcards) {
  if (!pattern) return false;
  const parts = labels(pattern);
  if (host.length !== parts.length || parts.includes('')) return false;
  if (!parts.every(isPrintable)) return false;
  for (let i = host.length - 1; i > 0; i--) {
    if (host[i] !== parts[i]) return false;
  }
  const first = parts[0];
  const star = first.indexOf('*');
  const isInternational = first.includes('xn--');
  // One asterisk, in no internationalized label.
  if (star === -1 || first.indexOf('*', star + 1) !== -1 || isInternational) return host[0] === first;
  if (!wildcards || parts.length <= 2) return false;
  const before = first.slice(0, star);
  const after = first.slice(star + 1);
  return before.length + after.length <= host[0].length && host[0].startsWith(before) && host[0].endsWith(after);
}

/** The entries of a `subjectaltname`, some of which are quoted. */
function entries(text) {
  const found = [];
  let at = 0;
  while (at < text.length) {
    let end = text.indexOf(', ', at);
    const quote = text.indexOf('"', at);
    if (quote !== -1 && (end === -1 || quote < end)) {
      const match = /^"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/.exec(text.slice(quote));
      if (match === null) throw new (errors.codes.ERR_TLS_CERT_ALTNAME_FORMAT)();
      found.push(text.slice(at, quote) + JSON.parse(match[0]));
      at = quote + match[0].length;
      if (at < text.length && text.slice(at, at + 2) !== ', ') throw new (errors.codes.ERR_TLS_CERT_ALTNAME_FORMAT)();
      at += 2;
      continue;
    }
    if (end === -1) end = text.length;
    found.push(text.slice(at, end));
    at = end + 2;
  }
  return found;
}

/** `tls.checkServerIdentity`: undefined, or what is wrong. */
exports.checkServerIdentity = function checkServerIdentity(hostname, cert) {
  const { subject, subjectaltname } = cert;
  const names = [];
  const addresses = [];
  hostname = `${hostname}`;
  if (subjectaltname) {
    for (const entry of entries(subjectaltname)) {
      if (entry.startsWith('DNS:')) {
        names.push(entry.slice(4));
      } else if (entry.startsWith('IP Address:')) {
        addresses.push(internalBinding('net').canonical(entry.slice(11)) || '');
      }
    }
  }
  let isValid = false;
  let reason = 'Unknown reason';
  const net = require('net');
  // The root's dot is no part of the name.
  const host = labels(hostname);
  const bare = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
  hostname = `${bare}.`;
  if (net.isIP(bare)) {
    isValid = addresses.includes(internalBinding('net').canonical(bare) || bare);
    if (!isValid) reason = `IP: ${bare} is not in the cert's list: ${addresses.join(', ')}`;
  } else if (names.length > 0 || subject?.CN) {
    if (names.length > 0) {
      isValid = names.some((name) => fits(host, name, true));
      if (!isValid) reason = `Host: ${hostname} is not in the cert's altnames: ${subjectaltname}`;
    } else {
      const { CN } = subject;
      isValid = Array.isArray(CN) ? CN.some((name) => fits(host, name, true)) : fits(host, CN, true);
      if (!isValid) reason = `Host: ${hostname} is not cert's CN: ${CN}`;
    }
  } else {
    reason = 'Cert does not contain a DNS name';
  }
  if (isValid) return undefined;
  return new (errors.codes.ERR_TLS_CERT_ALTNAME_INVALID)(reason, hostname.slice(0, -1), cert);
};

/** Names in a row, each after a byte with its length. */
function wire(protocols) {
  const { Buffer } = require('buffer');
  const { ERR_OUT_OF_RANGE } = errors.codes;
  const parts = [];
  for (let i = 0; i < protocols.length; i++) {
    const name = protocols[i];
    const bytes = typeof name === 'string' ? Buffer.from(name) : Buffer.from(name.buffer, name.byteOffset, name.byteLength);
    if (bytes.length > 255) {
      throw new ERR_OUT_OF_RANGE(`The byte length of the protocol at index ${i} exceeds the maximum length.`, '<= 255', bytes.length, true);
    }
    parts.push(Buffer.from([bytes.length]), bytes);
  }
  return Buffer.concat(parts);
}

/** `tls.convertALPNProtocols`: puts the wire form on `out`. */
exports.convertALPNProtocols = function convertALPNProtocols(protocols, out) {
  if (Array.isArray(protocols)) {
    out.ALPNProtocols = wire(protocols);
  } else if (ArrayBuffer.isView(protocols)) {
    out.ALPNProtocols = require('buffer').Buffer.from(
      new Uint8Array(protocols.buffer, protocols.byteOffset, protocols.byteLength));
  }
};
