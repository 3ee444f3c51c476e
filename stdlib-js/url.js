'use strict';
// The legacy API is in internal/url/legacy.js; it loads when it is first used, because most programs only take URL from here.
const internal = require('internal/url');

/** The object that `url.parse` makes. */
function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
}

Url.prototype.parse = function parse(url, parseQueryString, slashesDenoteHost) {
  require('internal/url/legacy').parseInto(this, url, parseQueryString, slashesDenoteHost);
  return this;
};

Url.prototype.format = function format() {
  return require('internal/url/legacy').format(this);
};

Url.prototype.resolve = function resolve(relative) {
  return this.resolveObject(urlFrom(relative, false, true)).format();
};

Url.prototype.resolveObject = function resolveObject(relative) {
  if (typeof relative === 'string') relative = urlFrom(relative, false, true);
  return require('internal/url/legacy').resolve(this, relative, new Url());
};

Url.prototype.parseHost = function parseHost() {
  require('internal/url/legacy').parseHost(this);
};

function urlFrom(url, parseQueryString, slashesDenoteHost) {
  return url instanceof Url ? url : new Url().parse(url, parseQueryString, slashesDenoteHost);
}

let warned = false;

function warn() {
  warned = true;
  // What a dependency calls is not the program's to change.
  const callers = String(new Error().stack).split('\n').filter((line) => /^\s+at /.test(line) && !line.includes('node:'));
  if (callers.length > 0 && /[\\/]node_modules[\\/]/.test(callers[0])) {
    warned = false;
    return;
  }
  process.emitWarning(
    '`url.parse()` behavior is not standardized and prone to errors that have security implications. Use the WHATWG URL API instead. ' +
      'CVEs are not issued for `url.parse()` vulnerabilities.',
    'DeprecationWarning',
    'DEP0169',
  );
}

/**
 * Parses by the older rules.
 * @param {string} url
 * @param {boolean} [parseQueryString] Make `query` an object.
 * @param {boolean} [slashesDenoteHost] Take what follows a leading `//` as a host.
 */
function urlParse(url, parseQueryString, slashesDenoteHost) {
  if (!warned) warn();
  return urlFrom(url, parseQueryString, slashesDenoteHost);
}

/** Resolves `to` as a browser resolves a link on the page `from`. */
function urlResolve(from, to) {
  return urlFrom(from, false, true).resolve(to);
}

function urlResolveObject(source, relative) {
  if (!source) return relative;
  return urlFrom(source, false, true).resolveObject(relative);
}

/** The text of a URL of either kind, or of an object with the parts of one. */
function urlFormat(urlObject, options) {
  if (typeof urlObject === 'string') {
    urlObject = urlFrom(urlObject);
  } else if (typeof urlObject !== 'object' || urlObject === null) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], urlObject);
  } else if (require('internal/url/url').isURLInstance(urlObject)) {
    const flags = { fragment: true, unicode: false, search: true, auth: true };
    if (options) {
      require('internal/validators').validateObject(options, 'options');
      for (const name of Object.keys(flags)) {
        if (options[name] !== undefined && options[name] !== null) flags[name] = Boolean(options[name]);
      }
    }
    return internalBinding('url').format(urlObject.href, flags.fragment, flags.unicode, flags.search, flags.auth);
  }
  return require('internal/url/legacy').format(urlObject);
}

function give(name, value) {
  Object.defineProperty(value, 'name', { __proto__: null, configurable: true, value: name });
  return value;
}

module.exports = {
  Url,
  parse: urlParse,
  resolve: urlResolve,
  resolveObject: urlResolveObject,
  format: urlFormat,
  domainToASCII: internal.domainToASCII,
  domainToUnicode: internal.domainToUnicode,
  pathToFileURL: internal.pathToFileURL,
  fileURLToPath: internal.fileURLToPath,
  fileURLToPathBuffer: internal.fileURLToPathBuffer,
  urlToHttpOptions: internal.urlToHttpOptions,
};

for (const name of ['URL', 'URLSearchParams']) {
  Object.defineProperty(module.exports, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => internal[name],
    set: give(name, (value) => {
      Object.defineProperty(module.exports, name, { __proto__: null, configurable: true, enumerable: true, writable: true, value });
    }),
  });
}

Object.defineProperty(module.exports, 'URLPattern', {
  __proto__: null, configurable: true, enumerable: true, get: () => require('internal/url_pattern').URLPattern,
});
