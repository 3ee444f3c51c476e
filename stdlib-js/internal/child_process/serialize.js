'use strict';
// The 'advanced' serialization: what structured cloning can carry, as JSON in which everything that JSON has not is tagged.
// Both ends are this runtime, so the form is our own: `{ $: tag, ... }`; objects are numbered as they come, for cycles.

const ERRORS = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
const VIEWS = { __proto__: null, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array,
  BigInt64Array, BigUint64Array, DataView };

function refuse(value) {
  let shown;
  try {
    shown = typeof value === 'symbol' ? value.toString() : `${value}`;
  } catch {
    shown = Object.prototype.toString.call(value);
  }
  return new Error(`${shown} could not be cloned.`);
}

/** The text of a message. */
exports.encode = function encode(message) {
  const seen = new Map();
  const { Buffer } = require('buffer');
  const types = require('internal/util/types');

  function list(values) {
    const out = [];
    for (let i = 0; i < values.length; i++) out.push(i in values ? write(values[i]) : { $: 'hole' });
    return out;
  }

  function write(value) {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'undefined':
        return { $: 'u' };
      case 'bigint':
        return { $: 'n', v: String(value) };
      case 'number':
        if (Number.isFinite(value) && !Object.is(value, -0)) return value;
        return { $: 'f', v: Object.is(value, -0) ? '-0' : String(value) };
      case 'object':
        return value === null ? null : writeObject(value);
      default:
        throw refuse(value);
    }
  }

  function writeObject(value) {
    const known = seen.get(value);
    if (known !== undefined) return { $: 'r', i: known };
    seen.set(value, seen.size);
    if (Array.isArray(value)) return { $: 'a', v: list(value) };
    if (types.isDate(value)) return { $: 'd', v: write(value.getTime()) };
    if (types.isRegExp(value)) return { $: 'x', s: value.source, f: value.flags };
    if (types.isMap(value)) {
      const entries = [];
      for (const [key, item] of value) entries.push(write(key), write(item));
      return { $: 'm', v: entries };
    }
    if (types.isSet(value)) return { $: 's', v: list([...value]) };
    if (Buffer.isBuffer(value)) return { $: 'b', v: value.toString('base64') };
    if (ArrayBuffer.isView(value)) {
      const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
      return { $: 'v', t: types.isDataView(value) ? 'DataView' : value[Symbol.toStringTag], v: bytes };
    }
    if (types.isArrayBuffer(value)) return { $: 'y', v: Buffer.from(value).toString('base64') };
    if (types.isNativeError(value)) {
      const out = { $: 'e', t: value.name in ERRORS ? value.name : 'Error', m: String(value.message), s: String(value.stack) };
      if (Object.hasOwn(value, 'cause')) out.c = write(value.cause);
      return out;
    }
    if (types.isBoxedPrimitive(value)) {
      if (typeof value.valueOf() === 'symbol') throw refuse(value);
      return { $: 'w', v: write(value.valueOf()) };
    }
    if (types.isPromise(value) || types.isWeakMap(value) || types.isWeakSet(value) || types.isProxy(value)) throw refuse(value);
    const keys = Object.keys(value);
    const values = [];
    for (let i = 0; i < keys.length; i++) values.push(write(value[keys[i]]));
    return { $: 'o', k: keys, v: values };
  }

  return JSON.stringify(write(message));
};

/** The message of a text. */
exports.decode = function decode(text) {
  const made = [];
  const { Buffer } = require('buffer');

  function keep(value) {
    made.push(value);
    return value;
  }

  function bytes(text) {
    const buffer = Buffer.from(text, 'base64');
    return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length);
  }

  function read(node) {
    if (typeof node !== 'object' || node === null) return node;
    switch (node.$) {
      case 'u': return undefined;
      case 'n': return BigInt(node.v);
      case 'f': return Number(node.v);
      case 'r': return made[node.i];
      case 'd': return keep(new Date(read(node.v)));
      case 'x': return keep(new RegExp(node.s, node.f));
      case 'b': return keep(Buffer.from(node.v, 'base64'));
      case 'y': return keep(bytes(node.v));
      case 'v': return keep(new VIEWS[node.t](bytes(node.v)));
      case 'w': return keep(Object(read(node.v)));
      case 'a': {
        const array = keep([]);
        array.length = node.v.length;
        for (let i = 0; i < node.v.length; i++) if (node.v[i]?.$ !== 'hole') array[i] = read(node.v[i]);
        return array;
      }
      case 'm': {
        const map = keep(new Map());
        for (let i = 0; i < node.v.length; i += 2) {
          const key = read(node.v[i]);
          map.set(key, read(node.v[i + 1]));
        }
        return map;
      }
      case 's': {
        const set = keep(new Set());
        for (let i = 0; i < node.v.length; i++) set.add(read(node.v[i]));
        return set;
      }
      case 'e': {
        const error = keep(new ERRORS[node.t](node.m));
        Object.defineProperty(error, 'stack', { __proto__: null, value: node.s, writable: true, enumerable: false, configurable: true });
        if (node.c !== undefined) {
          Object.defineProperty(error, 'cause', { __proto__: null, value: read(node.c), writable: true, enumerable: false, configurable: true });
        }
        return error;
      }
      default: {
        const object = keep({});
        for (let i = 0; i < node.k.length; i++) require('internal/util').setOwnProperty(object, node.k[i], read(node.v[i]));
        return object;
      }
    }
  }

  return read(JSON.parse(text));
};
