'use strict';
// `URLPattern`, by the URL Pattern Standard.
const { escapePattern, invalid, parse, toPattern, toRegExp } = require('internal/url_pattern/parse');

const components = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];
const special = { 'http': '80', 'https': '443', 'ws': '80', 'wss': '443', 'ftp': '21', 'file': '' };
const plainOptions = { delimiter: '', prefix: '' };
const hostOptions = { delimiter: '.', prefix: '' };
const pathOptions = { delimiter: '/', prefix: '/' };

function URLClass() {
  return require('internal/url').URL;
}

/** The component of a URL after it was set to `value`. */
function through(component, value, base = 'https://dummy.invalid/') {
  const url = new (URLClass())(base);
  url[component] = value;
  return url[component];
}

const canonical = {
  __proto__: null,
  protocol(value) {
    if (value === '') return '';
    if (!/^[a-z][a-z0-9+.-]*$/i.test(value)) throw invalid('the protocol is malformed');
    return value.toLowerCase();
  },
  username: (value) => (value === '' ? '' : through('username', value)),
  password: (value) => (value === '' ? '' : through('password', value)),
  hostname(value) {
    if (value === '') return '';
    if (/[\s#%/:<>?@\\^|]/.test(value) && value[0] !== '[') throw invalid('the hostname is malformed');
    const made = through('hostname', value);
    if (made === 'dummy.invalid' && value.toLowerCase() !== made) throw invalid('the hostname is malformed');
    return made;
  },
  port(value, protocol) {
    if (value === '') return '';
    if (!/^\d+$/.test(value) || Number(value) > 65535) throw invalid('the port is malformed');
    const port = String(Number(value));
    return special[protocol] === port ? '' : port;
  },
  pathname(value, protocol) {
    if (value === '') return '';
    if (protocol !== undefined && protocol !== '' && special[protocol] === undefined) return canonical.opaque(value);
    return value[0] === '/' ? through('pathname', value) : through('pathname', `/-${value}`).slice(2);
  },
  opaque: (value) => (value === '' ? '' : new (URLClass())(`data:${value}`).pathname),
  search: (value) => (value === '' ? '' : through('search', value).slice(1)),
  hash: (value) => (value === '' ? '' : through('hash', value).slice(1)),
};

/** A dictionary's components, completed from its `baseURL`; `forPattern` keeps them as patterns. */
function complete(init, forPattern) {
  const result = {};
  let base;
  if (init.baseURL !== undefined) {
    base = URLClass().parse(String(init.baseURL));
    if (base === null) throw invalid('the base URL is malformed');
    const given = (...names) => names.some((name) => init[name] !== undefined);
    const inherit = (name, value) => {
      result[name] = forPattern ? escapePattern(value) : value;
    };
    const line = ['protocol', 'hostname', 'port', 'pathname', 'search', 'hash'];
    for (let i = 0; i < line.length && !given(...line.slice(0, i + 1)); i++) {
      const value = base[line[i]];
      inherit(line[i], line[i] === 'protocol' ? value.slice(0, -1) : line[i] === 'search' || line[i] === 'hash' ? value.slice(1) : value);
    }
    if (!forPattern && !given('protocol', 'hostname', 'port', 'username')) inherit('username', base.username);
    if (!forPattern && !given('protocol', 'hostname', 'port', 'username', 'password')) inherit('password', base.password);
  }
  for (const name of components) {
    if (init[name] === undefined) continue;
    let value = String(init[name]);
    if (name === 'protocol' && value.endsWith(':')) value = value.slice(0, -1);
    if (name === 'search' && value[0] === '?') value = value.slice(1);
    if (name === 'hash' && value[0] === '#') value = value.slice(1);
    if (name === 'pathname' && base !== undefined && base.pathname[0] === '/' && !isAbsolute(value, forPattern)) {
      const folder = base.pathname.slice(0, base.pathname.lastIndexOf('/') + 1);
      value = (forPattern ? escapePattern(folder) : folder) + value;
    }
    result[name] = value;
  }
  if (forPattern) return result;
  const { protocol } = result;
  for (const name of components) {
    if (result[name] !== undefined) result[name] = canonical[name](result[name], name === 'port' || name === 'pathname' ? protocol : undefined);
  }
  return result;
}

function isAbsolute(path, forPattern) {
  return path[0] === '/' || (forPattern && (path.startsWith('\\/') || path.startsWith('{/')));
}

function compile(pattern, options, encode, ignoreCase) {
  const parts = parse(pattern, options, encode);
  const { regexp, names } = toRegExp(parts, options, ignoreCase);
  return { pattern: toPattern(parts, options), regexp, names, hasGroups: parts.some((part) => part.type === 'regexp') };
}

function matchesSpecial(protocol) {
  return Object.keys(special).some((scheme) => protocol.regexp.test(scheme));
}

class Pattern {
  #parts = {};

  static #of(value) {
    if (value === null || typeof value !== 'object' || !(#parts in value)) throw new TypeError('Illegal invocation');
    return value.#parts;
  }

  /**
   * @param {string | object} [input]
   * @param {string | object} [baseURL]
   * @param {{ ignoreCase?: boolean }} [options]
   */
  constructor(input = {}, baseURL, options) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    if (baseURL !== null && typeof baseURL === 'object') {
      options = baseURL;
      baseURL = undefined;
    }
    if (baseURL !== undefined && typeof baseURL !== 'string') throw new ERR_INVALID_ARG_TYPE('baseURL', 'string', baseURL);
    if (options !== undefined && (options === null || typeof options !== 'object')) throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
    if (options !== undefined && typeof options.ignoreCase !== 'boolean') {
      throw new ERR_INVALID_ARG_TYPE('options.ignoreCase', 'boolean', options.ignoreCase);
    }
    let init;
    if (typeof input === 'string') {
      init = require('internal/url_pattern/constructor_string').split(input, (protocol) =>
        matchesSpecial(compile(protocol, plainOptions, canonical.protocol, false)));
      if (baseURL === undefined && init.protocol === undefined) throw invalid('it has neither a protocol nor a base URL');
      if (baseURL !== undefined) init.baseURL = baseURL;
    } else if (input !== null && typeof input === 'object') {
      if (baseURL !== undefined) throw invalid('a base URL goes into the dictionary');
      init = input;
    } else {
      throw new ERR_INVALID_ARG_TYPE('input', ['string', 'Object'], input);
    }
    const ignoreCase = Boolean(options?.ignoreCase);
    const given = complete(init, true);
    if (special[given.protocol] !== undefined && given.port === special[given.protocol]) given.port = '';
    const parts = this.#parts;
    for (const name of components) {
      const pattern = given[name] ?? '*';
      if (name === 'pathname') {
        const hierarchical = matchesSpecial(parts.protocol);
        parts.pathname = hierarchical ? compile(pattern, pathOptions, canonical.pathname, ignoreCase) :
          compile(pattern, plainOptions, canonical.opaque, ignoreCase);
      } else {
        const options = name === 'hostname' ? hostOptions : plainOptions;
        parts[name] = compile(pattern, options, canonical[name], ignoreCase && (name === 'search' || name === 'hash'));
      }
    }
  }

  get protocol() {
    return Pattern.#of(this).protocol.pattern;
  }

  get username() {
    return Pattern.#of(this).username.pattern;
  }

  get password() {
    return Pattern.#of(this).password.pattern;
  }

  get hostname() {
    return Pattern.#of(this).hostname.pattern;
  }

  get port() {
    return Pattern.#of(this).port.pattern;
  }

  get pathname() {
    return Pattern.#of(this).pathname.pattern;
  }

  get search() {
    return Pattern.#of(this).search.pattern;
  }

  get hash() {
    return Pattern.#of(this).hash.pattern;
  }

  get hasRegExpGroups() {
    const parts = Pattern.#of(this);
    return components.some((name) => parts[name].hasGroups);
  }

  /** Whether a URL, or a dictionary of components, matches. */
  test(input = {}, baseURL) {
    return match(Pattern.#of(this), input, baseURL) !== null;
  }

  /** What each component matched and its groups; null if it does not match. */
  exec(input = {}, baseURL) {
    return match(Pattern.#of(this), input, baseURL);
  }
}

/** What each component matched, or null. */
function match(parts, input, baseURL) {
  if (baseURL !== undefined && typeof baseURL !== 'string') {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('baseURL', 'string', baseURL);
  }
  const inputs = baseURL === undefined ? [input] : [input, baseURL];
  const values = {};
  if (typeof input === 'string') {
    const url = URLClass().parse(input, baseURL);
    if (url === null) return null;
    for (const name of components) values[name] = url[name];
    values.protocol = values.protocol.slice(0, -1);
    values.search = values.search.slice(1);
    values.hash = values.hash.slice(1);
  } else if (input !== null && typeof input === 'object') {
    if (baseURL !== undefined) throw invalid('a base URL goes into the dictionary');
    try {
      const given = complete(input, false);
      for (const name of components) values[name] = given[name] ?? '';
    } catch {
      // What is no URL matches nothing.
      return null;
    }
  } else {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('input', ['string', 'Object'], input);
  }
  const result = { inputs };
  for (const name of components) {
    const { regexp, names } = parts[name];
    const found = regexp.exec(values[name]);
    if (found === null) return null;
    const groups = {};
    for (let i = 0; i < names.length; i++) groups[names[i]] = found[i + 1];
    result[name] = { input: values[name], groups };
  }
  return result;
}

/** A pattern that URLs match or do not, component by component. */
function URLPattern(...args) {
  if (new.target === undefined) {
    const { codes: { ERR_CONSTRUCT_CALL_REQUIRED } } = require('internal/errors');
    throw new ERR_CONSTRUCT_CALL_REQUIRED('URLPattern');
  }
  return Reflect.construct(Pattern, args, new.target);
}
Object.defineProperty(URLPattern, 'prototype', { __proto__: null, value: Pattern.prototype, writable: false });
Object.defineProperty(URLPattern, 'length', { __proto__: null, value: 0, configurable: true });
Object.defineProperty(Pattern.prototype, 'constructor', { __proto__: null, value: URLPattern, writable: true, configurable: true });
Object.defineProperty(URLPattern.prototype, Symbol.toStringTag, { __proto__: null, value: 'URLPattern', configurable: true });
for (const name of [...components, 'hasRegExpGroups', 'test', 'exec']) {
  Object.defineProperty(URLPattern.prototype, name, { __proto__: null, enumerable: true });
}

module.exports = { URLPattern };
