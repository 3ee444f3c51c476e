'use strict';
const { codes } = require('internal/errors');
const binding = internalBinding('url');

const kInspect = Symbol.for('nodejs.util.inspect.custom');

let forURL;
let reset;
let listOf;

function checkThis(value) {
  if (typeof value !== 'object' || value === null || listOf(value) === undefined) throw new codes.ERR_INVALID_THIS('URLSearchParams');
}

function wellFormed(value) {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return `${value}`.toWellFormed();
}

/** Names and values in turn, from the pairs of an iterable. */
function fromPairs(init) {
  const list = [];
  for (const pair of init) {
    if (pair === null || (typeof pair !== 'object' && typeof pair !== 'function') || typeof pair[Symbol.iterator] !== 'function') {
      throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    }
    const values = Array.from(pair);
    if (values.length !== 2) throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    list.push(wellFormed(values[0]), wellFormed(values[1]));
  }
  return list;
}

/** The same from the enumerable properties of an object; of names that become equal the last value stays. */
function fromRecord(init) {
  const list = [];
  const seen = new Map();
  for (const key of Reflect.ownKeys(init)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(init, key);
    if (!descriptor?.enumerable) continue;
    // A symbol has no text: this throws, as it should.
    const name = wellFormed(key);
    const value = wellFormed(init[key]);
    const at = seen.get(name);
    if (at !== undefined) {
      list[at] = value;
    } else {
      seen.set(name, list.push(name, value) - 1);
    }
  }
  return list;
}

function parse(query) {
  return binding.parseQuery(query[0] === '?' ? query.slice(1) : query);
}

/** The parameters of a query, in order. */
class URLSearchParams {
  #list;
  // Of a URL's own parameters: the URL, and what tells it of a change.
  #url;
  #setQuery;

  static {
    forURL = (url, query, setQuery) => {
      const params = new URLSearchParams();
      params.#list = parse(query);
      params.#url = url;
      params.#setQuery = setQuery;
      return params;
    };
    reset = (params, query) => {
      params.#list = parse(query);
    };
    listOf = (value) => (#list in value ? value.#list : undefined);
  }

  constructor(init = undefined) {
    if (init === undefined || init === null) {
      this.#list = [];
    } else if (typeof init === 'object' || typeof init === 'function') {
      const method = init[Symbol.iterator];
      if (method === null || method === undefined) {
        this.#list = fromRecord(init);
      } else if (typeof method !== 'function') {
        throw new codes.ERR_ARG_NOT_ITERABLE('Query pairs');
      } else if (method === this[Symbol.iterator] && listOf(init) !== undefined) {
        this.#list = listOf(init).slice();
      } else {
        this.#list = fromPairs(init);
      }
    } else {
      this.#list = parse(wellFormed(init));
    }
  }

  #changed() {
    if (this.#url !== undefined) this.#setQuery(this.#url, this.toString());
  }

  [kInspect](depth, options) {
    checkThis(this);
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const { inspect } = require('internal/util/inspect');
    const inner = { ...options, depth: depth - 1 };
    const out = [];
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) out.push(`${inspect(list[i], inner)} => ${inspect(list[i + 1], inner)}`);
    return out.length === 0 ? `${this.constructor.name} {}` : layOut(this.constructor.name, out, options.breakLength);
  }

  get size() {
    checkThis(this);
    return this.#list.length / 2;
  }

  append(name, value) {
    checkThis(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('name', 'value');
    this.#list.push(wellFormed(name), wellFormed(value));
    this.#changed();
  }

  delete(name, value = undefined) {
    checkThis(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    name = wellFormed(name);
    if (value !== undefined) value = wellFormed(value);
    const list = this.#list;
    const kept = [];
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] !== name || (value !== undefined && list[i + 1] !== value)) kept.push(list[i], list[i + 1]);
    }
    // The same array, for the iterators that walk it.
    list.length = 0;
    for (let i = 0; i < kept.length; i++) list.push(kept[i]);
    this.#changed();
  }

  get(name) {
    checkThis(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    name = wellFormed(name);
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name) return list[i + 1];
    }
    return null;
  }

  getAll(name) {
    checkThis(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    name = wellFormed(name);
    const list = this.#list;
    const out = [];
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name) out.push(list[i + 1]);
    }
    return out;
  }

  has(name, value = undefined) {
    checkThis(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    name = wellFormed(name);
    if (value !== undefined) value = wellFormed(value);
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name && (value === undefined || list[i + 1] === value)) return true;
    }
    return false;
  }

  set(name, value) {
    checkThis(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('name', 'value');
    name = wellFormed(name);
    value = wellFormed(value);
    const list = this.#list;
    const kept = [];
    let found = false;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] !== name) {
        kept.push(list[i], list[i + 1]);
      } else if (!found) {
        found = true;
        kept.push(name, value);
      }
    }
    if (!found) kept.push(name, value);
    list.length = 0;
    for (let i = 0; i < kept.length; i++) list.push(kept[i]);
    this.#changed();
  }

  /** Orders the pairs by name, by UTF-16 units; pairs of one name keep their order. */
  sort() {
    checkThis(this);
    const list = this.#list;
    const pairs = [];
    for (let i = 0; i < list.length; i += 2) pairs.push([list[i], list[i + 1]]);
    pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    for (let i = 0; i < pairs.length; i++) {
      list[2 * i] = pairs[i][0];
      list[2 * i + 1] = pairs[i][1];
    }
    this.#changed();
  }

  entries() {
    checkThis(this);
    return new URLSearchParamsIterator(this, 'entries');
  }

  forEach(callback, thisArg = undefined) {
    checkThis(this);
    require('internal/validators').validateFunction(callback, 'callback');
    // The list may change under the loop.
    for (let i = 0; i < this.#list.length; i += 2) callback.call(thisArg, this.#list[i + 1], this.#list[i], this);
  }

  keys() {
    checkThis(this);
    return new URLSearchParamsIterator(this, 'keys');
  }

  values() {
    checkThis(this);
    return new URLSearchParamsIterator(this, 'values');
  }

  toString() {
    checkThis(this);
    return binding.serializeQuery(this.#list);
  }
}

/** Node's lines: one, if that is not too long and nothing in it has a line break. */
function layOut(name, out, breakLength) {
  const length = out.reduce((sum, text) => sum + text.length + 2, -2) + name.length;
  const colorless = out.map((text) => text.replaceAll(/\u001b\[\d\d?m/g, ''));
  const plain = colorless.reduce((sum, text) => sum + text.length + 2, -2);
  if (Math.min(length, plain) <= breakLength && !out.some((text) => text.includes('\n'))) return `${name} { ${out.join(', ')} }`;
  return `${name} {\n  ${out.join(',\n  ')} }`;
}

class URLSearchParamsIterator {
  #params;
  #kind;
  #at = 0;

  constructor(params, kind) {
    this.#params = params;
    this.#kind = kind;
  }

  next() {
    if (typeof this !== 'object' || this === null || !(#params in this)) throw new codes.ERR_INVALID_THIS('URLSearchParamsIterator');
    const list = listOf(this.#params);
    const at = this.#at;
    if (at >= list.length) return { value: undefined, done: true };
    this.#at += 2;
    const value = this.#kind === 'keys' ? list[at] : this.#kind === 'values' ? list[at + 1] : [list[at], list[at + 1]];
    return { value, done: false };
  }

  [kInspect](depth, options) {
    if (typeof this !== 'object' || this === null || !(#params in this)) throw new codes.ERR_INVALID_THIS('URLSearchParamsIterator');
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const { inspect } = require('internal/util/inspect');
    const inner = { ...options, depth: typeof depth === 'number' ? depth - 1 : depth };
    const list = listOf(this.#params);
    const out = [];
    for (let i = this.#at; i < list.length; i += 2) {
      out.push(inspect(this.#kind === 'keys' ? list[i] : this.#kind === 'values' ? list[i + 1] : [list[i], list[i + 1]], inner));
    }
    return layOut(this[Symbol.toStringTag], out, options.breakLength);
  }
}

const own = { __proto__: null, enumerable: true };
for (const name of ['size', 'append', 'delete', 'get', 'getAll', 'has', 'set', 'sort', 'entries', 'forEach', 'keys', 'values', 'toString']) {
  Object.defineProperty(URLSearchParams.prototype, name, own);
}
Object.defineProperties(URLSearchParams.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'URLSearchParams' },
  [Symbol.iterator]: { __proto__: null, configurable: true, writable: true, value: URLSearchParams.prototype.entries },
});
Reflect.deleteProperty(URLSearchParamsIterator.prototype, 'constructor');
Object.setPrototypeOf(URLSearchParamsIterator.prototype, Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())));
Object.defineProperty(URLSearchParamsIterator.prototype, 'next', own);
Object.defineProperty(URLSearchParamsIterator.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: 'URLSearchParams Iterator' });

// Its state is private: a clone would be an empty shell.
Object.defineProperty(URLSearchParams.prototype, require('internal/worker/js_transferable').kUncloneable, { __proto__: null, value: true });

module.exports = { URLSearchParams, forURL, reset };
