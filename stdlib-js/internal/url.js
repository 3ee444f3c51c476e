'use strict';
// A façade: what turns paths into URLs and back is used by every module load, the classes only by who names them.
const files = require('internal/url/file');

const lazily = (module, names) => {
  for (const name of names) {
    Object.defineProperty(exports, name, {
      __proto__: null,
      configurable: true,
      enumerable: true,
      get: () => require(module)[name],
    });
  }
};

lazily('internal/url/url', ['URL', 'isURLInstance', 'urlUpdateActions']);
lazily('internal/url/search_params', ['URLSearchParams']);
exports.fileURLToPath = files.fileURLToPath;
exports.fileURLToPathBuffer = files.fileURLToPathBuffer;
exports.pathToFileURL = files.pathToFileURL;
exports.toPathIfFileURL = files.toPathIfFileURL;
exports.isURL = files.isURL;

function domain(value, given, convert) {
  if (!given) {
    const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
    throw new ERR_MISSING_ARGS('domain');
  }
  return convert(`${value}`);
}

/** The Punycode form of a domain; '' for what is none. */
exports.domainToASCII = function domainToASCII(value) {
  return domain(value, arguments.length > 0, internalBinding('url').domainToASCII);
};

/** The readable form of a domain. */
exports.domainToUnicode = function domainToUnicode(value) {
  return domain(value, arguments.length > 0, internalBinding('url').domainToUnicode);
};

/** What `http.request` takes, from a URL. */
exports.urlToHttpOptions = function urlToHttpOptions(url) {
  require('internal/validators').validateObject(url, 'url', 0x3);
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    __proto__: null,
    ...url,
    protocol: url.protocol,
    hostname: typeof hostname === 'string' && hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
};
