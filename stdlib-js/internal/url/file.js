'use strict';
const errors = () => require('internal/errors').codes;

/** Whether `value` looks like a WHATWG URL; legacy `Url` objects have `auth` and `path`. */
function isURL(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);
}

function asURL(path) {
  if (typeof path === 'string') return new (require('internal/url/url').URL)(path);
  if (!isURL(path)) throw new (errors().ERR_INVALID_ARG_TYPE)('path', ['string', 'URL'], path);
  return path;
}

function checkFile(path, options) {
  const windows = options?.windows ?? process.platform === 'win32';
  const url = asURL(path);
  if (url.protocol !== 'file:') throw new (errors().ERR_INVALID_URL_SCHEME)('file');
  const { hostname, pathname } = url;
  const hidden = windows ? /%2f|%5c/i : /%2f/i;
  if (!windows && hostname !== '') throw new (errors().ERR_INVALID_FILE_URL_HOST)(process.platform);
  if (hidden.test(pathname)) {
    throw new (errors().ERR_INVALID_FILE_URL_PATH)(`must not include encoded ${windows ? '\\ or /' : '/'} characters`, url);
  }
  return { url, hostname, pathname, windows };
}

/** The Windows path of a decoded pathname, which has backslashes already. */
function windowsPath(url, hostname, path) {
  if (hostname !== '') return `\\\\${internalBinding('url').domainToUnicode(hostname)}${path}`;
  if (!/^[a-z]$/i.test(path[1] ?? '') || path[2] !== ':') {
    throw new (errors().ERR_INVALID_FILE_URL_PATH)('must be absolute', url);
  }
  return path.slice(1);
}

/**
 * The path that a file URL names.
 * @param {URL | string} path
 * @param {{ windows?: boolean }} [options]
 */
function fileURLToPath(path, options = undefined) {
  const { url, hostname, pathname, windows } = checkFile(path, options);
  if (!windows) return pathname.includes('%') ? decodeURIComponent(pathname) : pathname;
  return windowsPath(url, hostname, decodeURIComponent(pathname.replaceAll('/', '\\')));
}

/** The same as bytes, which need not be UTF-8. */
function fileURLToPathBuffer(path, options = undefined) {
  const { Buffer } = require('buffer');
  const { url, hostname, pathname, windows } = checkFile(path, options);
  const decoded = unescape(windows ? pathname.replaceAll('/', '\\') : pathname);
  // Decoded by `unescape`, each character is one byte.
  return Buffer.from(windows ? windowsPath(url, hostname, decoded) : decoded, 'latin1');
}

const ESCAPES = { '%': '%25', '\\': '%5C', '\n': '%0A', '\r': '%0D', '\t': '%09', '?': '%3F', '#': '%23', '[': '%5B', ']': '%5D', '^': '%5E', '|': '%7C', '~': '%7E' };

function escapePath(path, windows) {
  if (windows) path = path.replaceAll('\\', '/');
  return /[%\\\n\r\t?#[\]^|~]/.test(path) ? path.replace(/[%\\\n\r\t?#[\]^|~]/g, (c) => ESCAPES[c]) : path;
}

/**
 * The file URL of a path, made absolute first.
 * @param {string} path
 * @param {{ windows?: boolean }} [options]
 * @returns {URL}
 */
function pathToFileURL(path, options = undefined) {
  const { URL } = require('internal/url/url');
  const windows = options?.windows ?? process.platform === 'win32';
  require('internal/validators').validateString(path, 'path');
  if (windows && path.startsWith('\\\\')) {
    const server = !path.startsWith('\\\\?\\') ? 2 : path.startsWith('UNC\\', 4) ? 8 : -1;
    if (server > 0) {
      const hostEnd = path.indexOf('\\', server);
      if (hostEnd === -1) throw new (errors().ERR_INVALID_ARG_VALUE)('path', path, 'Missing UNC resource path');
      if (hostEnd === server) throw new (errors().ERR_INVALID_ARG_VALUE)('path', path, 'Empty UNC servername');
      const host = internalBinding('url').domainToASCII(path.slice(server, hostEnd));
      return new URL(`file://${host}${escapePath(path.slice(hostEnd), true)}`);
    }
    return new URL(`file:///${escapePath(path.slice(4), true)}`);
  }
  const flavour = windows ? require('path/win32') : require('path/posix');
  let full = flavour.resolve(path);
  // resolve drops a trailing separator, which says that a folder is meant.
  const last = path[path.length - 1];
  if ((last === '/' || (windows && last === '\\')) && !full.endsWith(flavour.sep)) full += '/';
  if (windows && full.startsWith('\\\\')) return new URL(`file:${escapePath(full, true)}`);
  return new URL(`file://${windows ? '/' : ''}${escapePath(full, windows)}`);
}

/** A path from a path or a file URL, for arguments that may be either. */
function toPathIfFileURL(value) {
  return typeof value === 'object' && value !== null && isURL(value) ? fileURLToPath(value) : value;
}

module.exports = { isURL, fileURLToPath, fileURLToPathBuffer, pathToFileURL, toPathIfFileURL };
