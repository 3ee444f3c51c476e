'use strict';
// Headers, and the list behind it, which requests and responses use directly.

const { byteString, finish, illegal, iterable, required, shown } = require('internal/fetch/webidl');
const { hasInvalidChar, isToken } = require('internal/http/common');

const kInspect = Symbol.for('nodejs.util.inspect.custom');

/** Fields by their lower-case names, in the order in which they came, with the spelling that they had. */
class HeadersList {
  constructor() {
    this.fields = new Map();
    this.cookies = null;
    this.sorted = null;
  }

  append(name, value) {
    this.sorted = null;
    const key = name.toLowerCase();
    const field = this.fields.get(key);
    if (field === undefined) this.fields.set(key, { key, name, value });
    else field.value = `${field.value}${key === 'cookie' ? '; ' : ', '}${value}`;
    if (key === 'set-cookie') (this.cookies ??= []).push(value);
  }

  set(name, value) {
    this.sorted = null;
    const key = name.toLowerCase();
    if (key === 'set-cookie') this.cookies = [value];
    this.fields.set(key, { key, name, value });
  }

  /** By lower-case name; null if it is not there. */
  get(key) {
    const field = this.fields.get(key);
    return field === undefined ? null : field.value;
  }

  has(key) {
    return this.fields.has(key);
  }

  remove(key) {
    this.sorted = null;
    if (key === 'set-cookie') this.cookies = null;
    this.fields.delete(key);
  }

  copy() {
    const list = new HeadersList();
    for (const { key, name, value } of this.fields.values()) list.fields.set(key, { key, name, value });
    list.cookies = this.cookies === null ? null : this.cookies.slice();
    return list;
  }

  /** Name and value pairs as iteration gives them: sorted, cookies one by one. */
  pairs() {
    if (this.sorted !== null) return this.sorted;
    const pairs = [];
    for (const key of [...this.fields.keys()].sort()) {
      if (key === 'set-cookie') for (const cookie of this.cookies) pairs.push([key, cookie]);
      else pairs.push([key, this.fields.get(key).value]);
    }
    return this.sorted = pairs;
  }
}

const isSpace = (code) => code === 32 || code === 9 || code === 10 || code === 13;

function normalize(value) {
  const { length } = value;
  if (length === 0 || !(isSpace(value.charCodeAt(0)) || isSpace(value.charCodeAt(length - 1)))) return value;
  return value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
}

/** A field's name as a string of bytes. A token is one. */
function nameOf(name, prefix, argument) {
  return typeof name === 'string' && isToken(name) ? name : byteString(name, prefix, argument);
}

/** A field's value as a string of bytes. What http lets through is one. */
function valueOf(value, prefix, argument) {
  return typeof value === 'string' && !hasInvalidChar(value) ? value : byteString(value, prefix, argument);
}

function checkName(name, method) {
  if (!isToken(name)) throw new TypeError(`Headers.${method}: ${shown(name)} is an invalid header name.`);
}

function checkValue(value, method) {
  if (hasInvalidChar(value) && /[\0\n\r]/.test(value)) {
    throw new TypeError(`Headers.${method}: ${shown(value)} is an invalid header value.`);
  }
}

let partsOf;
// Tells the constructor that a list and a guard follow.
const kOver = Symbol('kOver');

class Headers {
  #list;
  #guard;

  constructor(init = undefined) {
    if (init === kOver) {
      this.#list = arguments[1];
      this.#guard = arguments[2];
      return;
    }
    this.#list = new HeadersList();
    this.#guard = 'none';
    if (init !== undefined) fill(this.#list, init, 'Headers constructor', 'init');
  }

  static {
    partsOf = (headers) => (#list in headers ? { list: headers.#list, guard: headers.#guard } : undefined);
  }

  #check() {
    if (this.#guard === 'immutable') throw new TypeError('immutable');
  }

  append(name, value) {
    if (!(#list in this)) throw illegal();
    required(arguments.length, 2, 'Headers.append');
    name = nameOf(name, 'Headers.append', 'name');
    value = valueOf(value, 'Headers.append', 'value');
    add(this.#list, name, value, () => this.#check());
  }

  delete(name) {
    if (!(#list in this)) throw illegal();
    required(arguments.length, 1, 'Headers.delete');
    name = nameOf(name, 'Headers.delete', 'name');
    checkName(name, 'delete');
    this.#check();
    this.#list.remove(name.toLowerCase());
  }

  get(name) {
    if (!(#list in this)) throw illegal();
    required(arguments.length, 1, 'Headers.get');
    name = nameOf(name, 'Headers.get', 'name');
    checkName(name, 'get');
    return this.#list.get(name.toLowerCase());
  }

  has(name) {
    if (!(#list in this)) throw illegal();
    required(arguments.length, 1, 'Headers.has');
    name = nameOf(name, 'Headers.has', 'name');
    checkName(name, 'has');
    return this.#list.has(name.toLowerCase());
  }

  set(name, value) {
    if (!(#list in this)) throw illegal();
    required(arguments.length, 2, 'Headers.set');
    name = nameOf(name, 'Headers.set', 'name');
    value = normalize(valueOf(value, 'Headers.set', 'value'));
    checkName(name, 'set');
    checkValue(value, 'set');
    this.#check();
    this.#list.set(name, value);
  }

  getSetCookie() {
    if (!(#list in this)) throw illegal();
    return this.#list.cookies === null ? [] : this.#list.cookies.slice();
  }

  [kInspect](depth, options) {
    const { inspect } = require('internal/util/inspect');
    const fields = {};
    for (const { name, value } of this.#list.fields.values()) fields[name] = value;
    options.depth ??= depth;
    return `Headers ${inspect(fields, options)}`;
  }
}

iterable(Headers, 'Headers', (headers) => {
  const parts = typeof headers === 'object' && headers !== null ? partsOf(headers) : undefined;
  if (parts === undefined) throw illegal();
  return parts.list.pairs();
});
finish(Headers, 'Headers');
Object.defineProperty(Headers, 'length', { __proto__: null, configurable: true, value: 0 });

function add(list, name, value, check) {
  value = normalize(value);
  checkName(name, 'append');
  checkValue(value, 'append');
  check?.();
  list.append(name, value);
}

/** Appends what `init` holds: Headers, a sequence of pairs or a record. */
function fill(list, init, prefix, argument) {
  if (init === null || typeof init !== 'object') {
    throw new TypeError(`${prefix}: ${argument === 'init' ? 'Argument 1' : argument} could not be converted to one of: ` +
      'sequence<sequence<ByteString>>, record<ByteString, ByteString>.');
  }
  const known = partsOf(init);
  if (known !== undefined && init[Symbol.iterator] === Headers.prototype.entries) {
    for (const [name, value] of known.list.pairs()) list.append(known.list.fields.get(name).name, value);
    return;
  }
  const iterate = init[Symbol.iterator];
  if (iterate !== undefined && iterate !== null) {
    let at = 0;
    for (const pair of { [Symbol.iterator]: () => iterate.call(init) }) {
      if (pair === null || typeof pair !== 'object' || typeof pair[Symbol.iterator] !== 'function') {
        throw new TypeError(`${prefix}: ${argument}[${at}] (${shown(pair)}) is not iterable.`);
      }
      const both = [];
      for (const item of pair) both.push(byteString(item, prefix, `${argument}[${at}][${both.length}]`));
      if (both.length !== 2) {
        throw new TypeError(`Headers constructor: expected name/value pair to be length 2, found ${both.length}.`);
      }
      add(list, both[0], both[1]);
      at++;
    }
    return;
  }
  for (const key of Reflect.ownKeys(init)) {
    if (!Object.prototype.propertyIsEnumerable.call(init, key)) continue;
    const name = nameOf(key, prefix, typeof key === 'symbol' ? `Key ${String(key)} in init` : 'key');
    add(list, name, valueOf(init[key], prefix, `${argument}["${name}"]`));
  }
}

module.exports = {
  Headers,
  HeadersList,
  fill,
  /** The list behind a Headers object. */
  listOf: (headers) => partsOf(headers).list,
  /** A Headers object over a list. */
  makeHeaders: (list, guard) => new Headers(kOver, list, guard),
};
