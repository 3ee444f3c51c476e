'use strict';
// `url.parse` and its kin: older than the standard and unlike it, kept as programs know them.
const { codes } = require('internal/errors');

// Schemes as they stand in `protocol`, with the colon.
const HOSTLESS = new Set(['javascript', 'javascript:']);
const SLASHED = new Set(['http', 'http:', 'https', 'https:', 'ftp', 'ftp:', 'gopher', 'gopher:', 'file', 'file:', 'ws', 'ws:', 'wss', 'wss:']);

// What ends a host when it stands in the text before a path.
const HOST_ENDS = /[\t\n\r "#%'/;<>?\\^`{|}]/;
const NEVER_IN_HOST = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
const NEVER_IN_IPV6 = /[\0\t\n\r #%/<>?@\\^|]/;
const TO_ESCAPE = /[\t\n\r "'<>\\^`{|}]/g;
const HOST_MAX_LENGTH = 255;

function escape(c) {
  const hex = c.charCodeAt(0).toString(16).toUpperCase();
  return hex.length < 2 ? `%0${hex}` : `%${hex}`;
}

function isIpv6(hostname) {
  return hostname.length > 2 && hostname[0] === '[' && hostname[hostname.length - 1] === ']';
}

/** Backslashes before the query are slashes, as browsers have them. */
function tidy(text) {
  // eslint-disable-next-line no-control-regex
  text = text.replace(/^[\0- \u00a0\ufeff]+|[\0- \u00a0\ufeff]+$/g, '');
  const end = text.search(/[?#]/);
  if (!text.includes('\\')) return text;
  return end < 0 ? text.replaceAll('\\', '/') : text.slice(0, end).replaceAll('\\', '/') + text.slice(end);
}

/** Takes the port off `host`; what is left is the hostname. */
function parseHost(url) {
  let host = url.host;
  const port = /:[0-9]*$/.exec(host);
  if (port !== null) {
    if (port[0].length > 1) url.port = port[0].slice(1);
    host = host.slice(0, port.index);
  }
  if (host) url.hostname = host;
}

/** Reads `auth@host:port` off the front of `rest`, checks and normalizes it, and returns what follows. */
function takeAuthority(url, rest, text) {
  // The last @ before the path ends the auth, whatever stands before it.
  const pathStart = rest.search(/[/?#]/);
  const head = (pathStart < 0 ? rest : rest.slice(0, pathStart)).replace(/[\t\n\r]/g, '');
  rest = pathStart < 0 ? head : head + rest.slice(pathStart);
  const at = head.lastIndexOf('@');
  if (at >= 0) url.auth = decodeURIComponent(head.slice(0, at));
  const from = at + 1;
  const length = rest.slice(from).search(HOST_ENDS);
  const end = length < 0 ? rest.length : from + length;
  url.host = rest.slice(from, end);
  rest = rest.slice(end);
  parseHost(url);
  let hostname = typeof url.hostname === 'string' ? url.hostname : '';
  const ipv6 = isIpv6(hostname);
  if (!ipv6 && hostname.includes(':')) {
    throw new codes.ERR_INVALID_ARG_VALUE('url', 'Invalid port in url', text);
  }
  hostname = hostname.length > HOST_MAX_LENGTH ? '' : hostname.toLowerCase();
  if (hostname !== '') {
    if (ipv6) {
      if (NEVER_IN_IPV6.test(hostname)) throw new codes.ERR_INVALID_URL(text);
    } else {
      // eslint-disable-next-line no-control-regex
      if (/[^\0-\x7f]/.test(hostname) || hostname.includes('xn--')) hostname = internalBinding('url').domainToASCII(hostname);
      if (hostname === '' || NEVER_IN_HOST.test(hostname)) throw new codes.ERR_INVALID_URL(text);
    }
  }
  url.host = hostname + (url.port ? `:${url.port}` : '');
  url.hostname = ipv6 ? hostname.slice(1, -1) : hostname;
  if (ipv6 && rest[0] !== '/') rest = `/${rest}`;
  return rest;
}

function pathOf(url) {
  return url.pathname || url.search ? (url.pathname || '') + (url.search || '') : null;
}

/** Takes hash, query and pathname from what stands after the authority. */
function takePath(url, rest, parseQueryString) {
  const hash = rest.indexOf('#');
  if (hash >= 0) {
    url.hash = rest.slice(hash);
    rest = rest.slice(0, hash);
  }
  const question = rest.indexOf('?');
  if (question >= 0) {
    url.search = rest.slice(question);
    url.query = rest.slice(question + 1);
    rest = rest.slice(0, question);
    if (parseQueryString) url.query = require('querystring').parse(url.query);
  } else if (parseQueryString) {
    url.search = null;
    url.query = { __proto__: null };
  }
  if (rest !== '') url.pathname = rest;
}

/** Parses `text` into the fields of `url`. */
function parseInto(url, text, parseQueryString, slashesDenoteHost) {
  require('internal/validators').validateString(text, 'url');
  let rest = tidy(text);
  // A plain path, by far the most common: what `http` sees.
  if (!slashesDenoteHost && !/#|^[^?]*@/.test(rest)) {
    const plain = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/.exec(rest);
    if (plain !== null) {
      url.path = url.href = rest;
      url.pathname = plain[1];
      if (plain[2]) {
        url.search = plain[2];
        url.query = parseQueryString ? require('querystring').parse(plain[2].slice(1)) : plain[2].slice(1);
      } else if (parseQueryString) {
        url.search = null;
        url.query = { __proto__: null };
      }
      return;
    }
  }
  const scheme = /^[a-z0-9.+-]+:/i.exec(rest);
  const protocol = scheme === null ? undefined : scheme[0].toLowerCase();
  if (scheme !== null) {
    url.protocol = protocol;
    rest = rest.slice(scheme[0].length);
  }
  const hostless = HOSTLESS.has(protocol);
  let slashes = false;
  if (slashesDenoteHost || scheme !== null || /^\/\/[^@/]+@[^@/]+/.test(rest)) {
    slashes = rest.startsWith('//');
    if (slashes && !hostless) {
      rest = rest.slice(2);
      url.slashes = true;
    }
  }
  if (!hostless && (slashes || (scheme !== null && !SLASHED.has(scheme[0])))) rest = takeAuthority(url, rest, text);
  if (protocol !== 'javascript:') rest = rest.replace(TO_ESCAPE, escape);
  takePath(url, rest, parseQueryString);
  if (SLASHED.has(protocol) && url.hostname && !url.pathname) url.pathname = '/';
  url.path = pathOf(url);
  url.href = format(url);
}

/** The text of an object with the fields of a `Url`. */
function format(url) {
  const auth = url.auth ? `${encodeURIComponent(url.auth).replaceAll('%3A', ':')}@` : '';
  let protocol = url.protocol || '';
  if (protocol && !protocol.endsWith(':')) protocol += ':';
  let host = '';
  if (url.host) {
    host = auth + url.host;
  } else if (url.hostname) {
    const bare = url.hostname.includes(':') && !isIpv6(url.hostname);
    host = `${auth}${bare ? `[${url.hostname}]` : url.hostname}${url.port ? `:${url.port}` : ''}`;
  }
  const query = url.query !== null && typeof url.query === 'object' ? require('querystring').stringify(url.query) : '';
  let search = url.search || (query && `?${query}`) || '';
  let pathname = (url.pathname || '').replace(/[?#]/g, encodeURIComponent);
  if (url.slashes || SLASHED.has(protocol)) {
    if (url.slashes || host) {
      if (pathname && pathname[0] !== '/') pathname = `/${pathname}`;
      host = `//${host}`;
    } else if (protocol.startsWith('file')) {
      host = '//';
    }
  }
  search = search.replaceAll('#', '%23');
  if (search && search[0] !== '?') search = `?${search}`;
  let hash = url.hash || '';
  if (hash && hash[0] !== '#') hash = `#${hash}`;
  return protocol + host + pathname + search + hash;
}

const isAbsolute = (path) => Boolean(path) && path[0] === '/';
const segments = (path) => (path ? path.split('/') : []);

/** Resolves `.` and `..`; what climbs above the start is counted. */
function climb(path) {
  const out = [];
  let up = 0;
  for (let i = path.length - 1; i >= 0; i--) {
    if (path[i] === '.') continue;
    if (path[i] === '..') up++;
    else if (up > 0) up--;
    else out.push(path[i]);
  }
  return { path: out.reverse(), up };
}

function finish(url) {
  url.href = format(url);
  return url;
}

/** For schemes without slashes, the host is the path's first segment. */
function hostIntoPath(url, path) {
  if (!url.host) return path;
  if (path[0] === '') return [url.host].concat(path.slice(1));
  return [url.host].concat(path);
}

/** The inverse of `hostIntoPath`. */
function hostFromPath(url, host) {
  url.hostname = url.host = host;
  const at = url.host ? url.host.indexOf('@') : -1;
  if (at > 0) {
    const parts = url.host.split('@');
    url.auth = parts[0];
    url.host = url.hostname = parts[1];
  }
}

function copy(from, to, skip) {
  for (const key of Object.keys(from)) {
    if (key !== skip) to[key] = from[key];
  }
}

/** A relative reference that names another scheme. */
function resolveOtherScheme(url, relative) {
  if (!SLASHED.has(relative.protocol)) {
    copy(relative, url);
    return finish(url);
  }
  url.protocol = relative.protocol;
  let { host, hostname } = relative;
  if (!host && !/^file:?$/.test(relative.protocol) && !HOSTLESS.has(relative.protocol)) {
    // `http:a/b`: the first segment that is not empty is the host.
    const path = (relative.pathname || '').split('/');
    let first = 0;
    while (first < path.length && !path[first]) first++;
    host = path[first] || '';
    hostname = hostname || '';
    const left = path.slice(first + 1);
    url.pathname = left.length === 0 ? '/' : left[0] === '' ? (left.length < 2 ? `/${left.join('/')}` : left.join('/')) : `/${left.join('/')}`;
  } else {
    url.pathname = relative.pathname;
  }
  url.search = relative.search;
  url.query = relative.query;
  url.host = host || '';
  url.auth = relative.auth;
  url.hostname = hostname || host;
  url.port = relative.port;
  url.path = url.pathname || url.search ? (url.pathname || '') + (url.search || '') : url.path;
  url.slashes = url.slashes || relative.slashes;
  return finish(url);
}

/**
 * What `relative` means on the page `source`.
 * @param {Url} source
 * @param {Url} relative
 * @param {Url} url Filled with the answer.
 */
function resolve(source, relative, url) {
  copy(source, url);
  url.hash = relative.hash;
  if (relative.href === '') return finish(url);
  if (relative.slashes && !relative.protocol) {
    copy(relative, url, 'protocol');
    if (SLASHED.has(url.protocol) && url.hostname && !url.pathname) url.path = url.pathname = '/';
    return finish(url);
  }
  if (relative.protocol && relative.protocol !== url.protocol) return resolveOtherScheme(url, relative);

  const rooted = Boolean(relative.host) || isAbsolute(relative.pathname);
  const dotsEnd = Boolean(rooted || isAbsolute(url.pathname) || (url.host && relative.pathname));
  let mustBeAbsolute = dotsEnd;
  let path = segments(url.pathname);
  let added = segments(relative.pathname);
  const flat = Boolean(url.protocol) && !SLASHED.has(url.protocol);
  let { host: relativeHost, hostname: relativeHostname, port: relativePort } = relative;
  if (flat) {
    url.hostname = '';
    url.port = null;
    path = hostIntoPath(url, path);
    url.host = '';
    if (relative.protocol) {
      added = hostIntoPath(relative, added);
      relativeHost = relativeHostname = relativePort = null;
      url.auth = null;
    }
    mustBeAbsolute = mustBeAbsolute && (added[0] === '' || path[0] === '');
  }

  if (rooted) {
    if (relativeHost || relativeHost === '') {
      if (url.host !== relativeHost) url.auth = null;
      url.host = relativeHost;
      url.port = relativePort;
    }
    if (relativeHostname || relativeHostname === '') {
      if (url.hostname !== relativeHostname) url.auth = null;
      url.hostname = relativeHostname;
    }
    url.search = relative.search;
    url.query = relative.query;
    path = added;
  } else if (added.length > 0) {
    path = path.slice(0, -1).concat(added);
    url.search = relative.search;
    url.query = relative.query;
  } else if (relative.search !== null && relative.search !== undefined) {
    if (flat) hostFromPath(url, path[0]);
    url.search = relative.search;
    url.query = relative.query;
    if (url.pathname !== null || url.search !== null) url.path = (url.pathname || '') + (url.search || '');
    return finish(url);
  }
  if (path.length === 0) {
    url.pathname = null;
    url.path = url.search ? `/${url.search}` : null;
    return finish(url);
  }

  const last = path[path.length - 1];
  const folder = last === '' || ((url.host || relativeHost || path.length > 1) && (last === '.' || last === '..'));
  const climbed = climb(path);
  path = climbed.path;
  if (!dotsEnd) {
    for (let i = 0; i < climbed.up; i++) path.unshift('..');
  }
  if (mustBeAbsolute && path[0] !== '' && !isAbsolute(path[0])) path.unshift('');
  if (folder && !path.join('/').endsWith('/')) path.push('');

  const absolute = path[0] === '' || isAbsolute(path[0]);
  if (flat) hostFromPath(url, absolute ? '' : path.shift() ?? '');
  if ((mustBeAbsolute || (url.host && path.length > 0)) && !absolute) path.unshift('');
  if (path.length === 0) {
    url.pathname = null;
    url.path = null;
  } else {
    url.pathname = path.join('/');
  }
  if (url.pathname !== null || url.search !== null) url.path = (url.pathname || '') + (url.search || '');
  url.auth = relative.auth || url.auth;
  url.slashes = url.slashes || relative.slashes;
  return finish(url);
}

module.exports = { parseInto, parseHost, format, resolve };
