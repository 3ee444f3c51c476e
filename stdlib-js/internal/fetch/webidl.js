'use strict';
// Web IDL for the classes of fetch: conversions of arguments, and the errors that they end with.

const { codes } = require('internal/errors');

/** The error of a method called on something else. */
exports.illegal = function illegal() {
  const error = new TypeError('Illegal invocation');
  error.code = 'ERR_INVALID_THIS';
  return error;
};

/** Throws if a call has too few arguments. */
exports.required = function required(given, wanted, prefix) {
  if (given >= wanted) return;
  const only = given === 0 ? '' : ' only';
  throw new TypeError(`${prefix}: ${wanted} argument${wanted === 1 ? '' : 's'} required, but${only} ${given} found.`);
};

/** A value as error messages name it. */
function shown(value) {
  if (typeof value === 'symbol') return `Symbol(${value.description})`;
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'object' && value !== null) return require('internal/util/inspect').inspect(value);
  return `${value}`;
}
exports.shown = shown;

function string(value, prefix, argument, type) {
  if (typeof value === 'string') return value;
  if (typeof value === 'symbol') {
    throw new TypeError(`${prefix}: ${argument} is a symbol, which cannot be converted to a ${type}.`);
  }
  return `${value}`;
}

exports.domString = (value, prefix, argument) => string(value, prefix, argument, 'DOMString');

exports.usvString = (value, prefix, argument) => string(value, prefix, argument, 'USVString').toWellFormed();

/** A string of bytes. */
exports.byteString = function byteString(value, prefix, argument) {
  const text = string(value, prefix, argument, 'ByteString');
  const at = text.search(/[^\x00-\xff]/);
  if (at === -1) return text;
  throw new TypeError('Cannot convert argument to a ByteString because the character at index ' +
    `${at} has a value of ${text.charCodeAt(at)} which is greater than 255.`);
};

/** An options dictionary, empty if there is none. */
exports.dictionary = function dictionary(value) {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' && typeof value !== 'function') {
    throw new TypeError(`undefined: Expected ${shown(value)} to be one of: Null, Undefined, Object.`);
  }
  return value;
};

/** One of `allowed`. */
exports.oneOf = function oneOf(value, allowed) {
  const text = string(value, 'undefined', 'value', 'DOMString');
  if (allowed.includes(text)) return text;
  throw new TypeError(`undefined: ${text} is not an accepted type. Expected one of ${allowed.join(', ')}.`);
};

/** Makes members enumerable and names the class. */
exports.finish = function finish(Class, name) {
  const { prototype } = Class;
  for (const key of Object.getOwnPropertyNames(prototype)) {
    if (key !== 'constructor') Object.defineProperty(prototype, key, { __proto__: null, enumerable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: name });
};

/**
 * Gives a class `keys`, `values`, `entries`, `forEach` and its iterator.
 * @param {function(object): Array<[string, *]>} pairsOf the pairs of an instance now; throws for what is none
 */
exports.iterable = function iterable(Class, name, pairsOf) {
  const kTarget = Symbol('target');
  const proto = {
    __proto__: Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())),
    next() {
      const target = this?.[kTarget];
      if (target === undefined) {
        throw new TypeError(`'next' called on an object that does not implement interface ${name} Iterator.`);
      }
      const pairs = pairsOf(target.object);
      if (target.at >= pairs.length) return { value: undefined, done: true };
      const pair = pairs[target.at++];
      const value = target.kind === 2 ? [pair[0], pair[1]] : pair[target.kind];
      return { value, done: false };
    },
  };
  Object.defineProperty(proto, 'next', { __proto__: null, enumerable: true });
  Object.defineProperty(proto, Symbol.toStringTag, { __proto__: null, configurable: true, value: `${name} Iterator` });

  function iterate(object, kind) {
    pairsOf(object);
    return Object.create(proto, { [kTarget]: { __proto__: null, value: { object, kind, at: 0 } } });
  }
  const members = {
    keys() { return iterate(this, 0); },
    values() { return iterate(this, 1); },
    entries() { return iterate(this, 2); },
    forEach(callbackfn, thisArg = undefined) {
      pairsOf(this);
      exports.required(arguments.length, 1, `${name}.forEach`);
      if (typeof callbackfn !== 'function') {
        throw new TypeError(`Failed to execute 'forEach' on '${name}': parameter 1 is not of type 'Function'.`);
      }
      for (let at = 0; ; at++) {
        const pairs = pairsOf(this);
        if (at >= pairs.length) return;
        callbackfn.call(thisArg, pairs[at][1], pairs[at][0], this);
      }
    },
  };
  for (const key of Object.keys(members)) {
    Object.defineProperty(Class.prototype, key, { __proto__: null, configurable: true, writable: true, value: members[key] });
  }
  Object.defineProperty(Class.prototype, Symbol.iterator, {
    __proto__: null, configurable: true, writable: true, value: members.entries,
  });
};

exports.codes = codes;
