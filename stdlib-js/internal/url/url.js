'use strict';
const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
const binding = internalBinding('url');

const kInspect = Symbol.for('nodejs.util.inspect.custom');

// What `binding.parse` answers: the text, then where the parts begin and end.
const AFTER_SCHEME = 1;
const USERNAME = 2;
const AFTER_USERNAME = 3;
const PASSWORD = 4;
const AFTER_PASSWORD = 5;
const HOST = 6;
const AFTER_HOST = 7;
const AFTER_PORT = 8;
const PATH = 9;
const AFTER_PATH = 10;
const AFTER_QUERY = 11;

/** The numbers that `binding.update` knows the parts by. */
const urlUpdateActions = {
  __proto__: null,
  kHref: 0, kProtocol: 1, kUsername: 2, kPassword: 3, kHost: 4, kHostname: 5, kPort: 6, kPathname: 7, kSearch: 8, kHash: 9,
};

/** What the constructor throws: with a code, but without it in the stack's first line, as in Node. */
function invalidURL(input, base) {
  const error = new TypeError('Invalid URL');
  error.code = 'ERR_INVALID_URL';
  error.input = input;
  if (base !== undefined) error.base = base;
  return error;
}

// V8's messages for the two ways of touching what a stranger does not have.
const kNoMember = 'Cannot read private member #context from an object whose class did not declare it';
const kNoReceiver = 'Receiver must be an instance of class URL';

let isURLInstance;
let partsOf;
let update;
let refresh;
/** Called by the search parameters of a URL when they have changed. */
let setQuery;

function slice(url, from, to) {
  const parts = partsOf(url);
  return parts[0].slice(parts[from], parts[to]);
}

/** A URL by the WHATWG standard. */
class URL {
  #parts;
  #searchParams;

  static {
    isURLInstance = (value) => typeof value === 'object' && value !== null && #parts in value;
    partsOf = (value, message = kNoMember) => {
      if (!isURLInstance(value)) throw new TypeError(message);
      return value.#parts;
    };
    update = (url, action, value) => {
      const parts = binding.update(partsOf(url)[0], action, `${value}`);
      if (parts === undefined) return false;
      url.#parts = parts;
      return true;
    };
    // The query was set as text: the parameters follow.
    refresh = (url) => {
      if (url.#searchParams !== undefined) require('internal/url/search_params').reset(url.#searchParams, url.search);
    };
    setQuery = (url, query) => {
      const parts = binding.update(url.#parts[0], urlUpdateActions.kSearch, query);
      if (parts !== undefined) url.#parts = parts;
    };
  }

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    if (input instanceof Parsed) {
      this.#parts = input.parts;
      return;
    }
    input = `${input}`;
    if (base !== undefined) base = `${base}`;
    const parts = binding.parse(input, base);
    if (parts === undefined) throw invalidURL(input, base);
    this.#parts = parts;
  }

  /** A URL, or null where the constructor would throw. */
  static parse(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    const parts = binding.parse(`${input}`, base === undefined ? undefined : `${base}`);
    return parts === undefined ? null : new URL(new Parsed(parts));
  }

  static canParse(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    return binding.canParse(`${input}`, base === undefined ? undefined : `${base}`);
  }

  static createObjectURL(object) {
    return require('internal/blob').createObjectURL(object);
  }

  static revokeObjectURL(url) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    require('internal/blob').revokeObjectURL(`${url}`);
  }


  [kInspect](depth, options) {
    if (!isURLInstance(this)) return this;
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = {};
    for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']) {
      shown[name] = this[name];
    }
    return `${this.constructor.name} ${require('internal/util/inspect').inspect(shown, options)}`;
  }

  toString() {
    return partsOf(this, kNoReceiver)[0];
  }

  get href() {
    return partsOf(this, kNoReceiver)[0];
  }

  set href(value) {
    value = `${value}`;
    if (!update(this, urlUpdateActions.kHref, value)) throw invalidURL(value);
    refresh(this);
  }

  get origin() {
    return binding.origin(partsOf(this)[0]);
  }

  get protocol() {
    const parts = partsOf(this);
    return parts[0].slice(0, parts[AFTER_SCHEME] + 1);
  }

  set protocol(value) {
    update(this, urlUpdateActions.kProtocol, value);
  }

  get username() {
    return slice(this, USERNAME, AFTER_USERNAME);
  }

  set username(value) {
    update(this, urlUpdateActions.kUsername, value);
  }

  get password() {
    return slice(this, PASSWORD, AFTER_PASSWORD);
  }

  set password(value) {
    update(this, urlUpdateActions.kPassword, value);
  }

  get host() {
    return slice(this, HOST, AFTER_PORT);
  }

  set host(value) {
    update(this, urlUpdateActions.kHost, value);
  }

  get hostname() {
    return slice(this, HOST, AFTER_HOST);
  }

  set hostname(value) {
    update(this, urlUpdateActions.kHostname, value);
  }

  get port() {
    return slice(this, AFTER_HOST, AFTER_PORT).slice(1);
  }

  set port(value) {
    update(this, urlUpdateActions.kPort, value);
  }

  get pathname() {
    return slice(this, PATH, AFTER_PATH);
  }

  set pathname(value) {
    update(this, urlUpdateActions.kPathname, value);
  }

  get search() {
    const parts = partsOf(this, kNoReceiver);
    const search = parts[0].slice(parts[AFTER_PATH], parts[AFTER_QUERY]);
    return search === '?' ? '' : search;
  }

  set search(value) {
    update(this, urlUpdateActions.kSearch, value);
    refresh(this);
  }

  get searchParams() {
    partsOf(this);
    if (this.#searchParams === undefined) {
      this.#searchParams = require('internal/url/search_params').forURL(this, this.search, setQuery);
    }
    return this.#searchParams;
  }

  get hash() {
    const parts = partsOf(this);
    const hash = parts[0].slice(parts[AFTER_QUERY]);
    return hash === '#' ? '' : hash;
  }

  set hash(value) {
    update(this, urlUpdateActions.kHash, value);
  }

  toJSON() {
    return partsOf(this, kNoReceiver)[0];
  }
}

/** Parts that are known to be right, for the constructor. */
class Parsed {
  constructor(parts) {
    this.parts = parts;
  }
}

for (const name of ['toString', 'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash', 'toJSON']) {
  Object.defineProperty(URL.prototype, name, { __proto__: null, enumerable: true });
}
for (const name of ['canParse', 'createObjectURL', 'revokeObjectURL', 'parse']) Object.defineProperty(URL, name, { __proto__: null, enumerable: true });
Object.defineProperty(URL.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: 'URL' });

// Its state is private: a clone would be an empty shell.
Object.defineProperty(URL.prototype, require('internal/worker/js_transferable').kUncloneable, { __proto__: null, value: true });

module.exports = { URL, isURLInstance, urlUpdateActions };
