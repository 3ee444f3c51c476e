'use strict';
const { codes: { ERR_INVALID_URL, ERR_MISSING_ARGS } } = require('internal/errors');
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

let isURLInstance;
/** Called by the search parameters of a URL when they have changed. */
let setQuery;

/** A URL by the WHATWG standard. */
class URL {
  #parts;
  #searchParams;

  static {
    isURLInstance = (value) => typeof value === 'object' && value !== null && #parts in value;
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
    if (parts === undefined) throw new ERR_INVALID_URL(input, base);
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

  #slice(from, to) {
    const parts = this.#parts;
    return parts[0].slice(parts[from], parts[to]);
  }

  #update(action, value) {
    const parts = binding.update(this.#parts[0], action, `${value}`);
    if (parts === undefined) return false;
    this.#parts = parts;
    return true;
  }

  // The query was set as text: the parameters follow.
  #refresh() {
    if (this.#searchParams !== undefined) require('internal/url/search_params').reset(this.#searchParams, this.search);
  }

  [kInspect](depth, options) {
    if (!isURLInstance(this)) return this;
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = Object.create({ constructor: this.constructor });
    for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']) {
      shown[name] = this[name];
    }
    return require('internal/util/inspect').inspect(shown, options);
  }

  toString() {
    return this.#parts[0];
  }

  get href() {
    return this.#parts[0];
  }

  set href(value) {
    value = `${value}`;
    if (!this.#update(urlUpdateActions.kHref, value)) throw new ERR_INVALID_URL(value);
    this.#refresh();
  }

  get origin() {
    return binding.origin(this.#parts[0]);
  }

  get protocol() {
    return this.#parts[0].slice(0, this.#parts[AFTER_SCHEME] + 1);
  }

  set protocol(value) {
    this.#update(urlUpdateActions.kProtocol, value);
  }

  get username() {
    return this.#slice(USERNAME, AFTER_USERNAME);
  }

  set username(value) {
    this.#update(urlUpdateActions.kUsername, value);
  }

  get password() {
    return this.#slice(PASSWORD, AFTER_PASSWORD);
  }

  set password(value) {
    this.#update(urlUpdateActions.kPassword, value);
  }

  get host() {
    return this.#slice(HOST, AFTER_PORT);
  }

  set host(value) {
    this.#update(urlUpdateActions.kHost, value);
  }

  get hostname() {
    return this.#slice(HOST, AFTER_HOST);
  }

  set hostname(value) {
    this.#update(urlUpdateActions.kHostname, value);
  }

  get port() {
    return this.#parts[AFTER_PORT] > this.#parts[AFTER_HOST] ? this.#slice(AFTER_HOST, AFTER_PORT).slice(1) : '';
  }

  set port(value) {
    this.#update(urlUpdateActions.kPort, value);
  }

  get pathname() {
    return this.#slice(PATH, AFTER_PATH);
  }

  set pathname(value) {
    this.#update(urlUpdateActions.kPathname, value);
  }

  get search() {
    const search = this.#slice(AFTER_PATH, AFTER_QUERY);
    return search === '?' ? '' : search;
  }

  set search(value) {
    this.#update(urlUpdateActions.kSearch, value);
    this.#refresh();
  }

  get searchParams() {
    if (this.#searchParams === undefined) {
      this.#searchParams = require('internal/url/search_params').forURL(this, this.search, setQuery);
    }
    return this.#searchParams;
  }

  get hash() {
    const hash = this.#parts[0].slice(this.#parts[AFTER_QUERY]);
    return hash === '#' ? '' : hash;
  }

  set hash(value) {
    this.#update(urlUpdateActions.kHash, value);
  }

  toJSON() {
    return this.#parts[0];
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

module.exports = { URL, isURLInstance, urlUpdateActions };
