'use strict';
// Structured cloning by the HTML standard, straight from one graph to the other: both are in this thread.
const { kind: kindOf, getProxyDetails } = internalBinding('util');
const { kClone, kDeserialize, kTransfer, kUncloneable, uncloneable, untransferable } = require('internal/worker/js_transferable');

const ERRORS = { __proto__: null, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function cloneError(message) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, 'DataCloneError');
}

/** How V8 names what it cannot clone. */
function nameOf(value) {
  if (typeof value === 'symbol' || typeof value === 'function') return String(value);
  const kind = getProxyDetails(value, false) !== undefined ? '' : kindOf(value);
  if (kind === 'Generator' || kind === 'AsyncGenerator' || kind === 'Symbol') return `[object ${kind}]`;
  return `#<${kind === '' || kind === 'Arguments' ? 'Object' : kind}>`;
}

function refuse(value) {
  return cloneError(`${nameOf(value)} could not be cloned.`);
}

/** Stands in the copy for what will be moved once everything else has been cloned. */
class Placeholder {
  constructor(source) {
    this.source = source;
    this.value = undefined;
  }
}

class Cloner {
  constructor(transfer) {
    this.memory = new Map();
    // What to do when nothing can fail any more.
    this.later = [];
    for (let i = 0; i < transfer.length; i++) this.memory.set(transfer[i], new Placeholder(transfer[i]));
  }

  /** Calls `set` with what `copy` is, or will be. */
  put(copy, set) {
    set(copy);
    if (copy instanceof Placeholder) this.later.push(() => set(copy.value));
  }

  clone(value) {
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'function' || typeof value === 'symbol') throw refuse(value);
      return value;
    }
    const known = this.memory.get(value);
    if (known !== undefined) return known;
    if (getProxyDetails(value, false) !== undefined) throw refuse(value);
    const copy = this.copyOf(value, kindOf(value));
    return copy;
  }

  keep(value, copy) {
    this.memory.set(value, copy);
    return copy;
  }

  copyOf(value, kind) {
    switch (kind) {
      case '': return this.ordinary(value);
      case 'Boolean': return this.keep(value, Object(Boolean.prototype.valueOf.call(value)));
      case 'Number': return this.keep(value, Object(Number.prototype.valueOf.call(value)));
      case 'String': return this.keep(value, Object(String.prototype.valueOf.call(value)));
      case 'BigInt': return this.keep(value, Object(BigInt.prototype.valueOf.call(value)));
      case 'Date': return this.keep(value, new Date(Date.prototype.getTime.call(value)));
      case 'RegExp': return this.keep(value, new RegExp(value.source, value.flags));
      case 'Map': return this.map(value);
      case 'Set': return this.set(value);
      case 'Error': return this.error(value);
      case 'ArrayBuffer': return this.arrayBuffer(value);
      // Memory that is shared stays the same memory.
      case 'SharedArrayBuffer': return this.keep(value, value);
      case 'DataView': return this.view(value, DataView, value.byteLength, 1);
      default:
        if (ArrayBuffer.isView(value)) return this.view(value, globalThis[kind], value.length, value.BYTES_PER_ELEMENT);
        throw refuse(value);
    }
  }

  arrayBuffer(value) {
    if (value.detached) throw cloneError('An ArrayBuffer is detached and could not be cloned.');
    const copy = value.resizable ? new ArrayBuffer(value.byteLength, { maxByteLength: value.maxByteLength }) : new ArrayBuffer(value.byteLength);
    new Uint8Array(copy).set(new Uint8Array(value));
    return this.keep(value, copy);
  }

  view(value, Kind, length, size) {
    const { buffer, byteOffset } = value;
    const make = (target) => new Kind(target, byteOffset, length);
    const copy = this.clone(buffer);
    if (copy instanceof Placeholder) {
      // The buffer moves later, and this view can only be made upon the moved one.
      if (byteOffset + length * size > buffer.byteLength) throw refuse(value);
      const placeholder = new Placeholder(value);
      this.later.push(() => {
        placeholder.value = make(copy.value);
      });
      return this.keep(value, placeholder);
    }
    return this.keep(value, make(copy));
  }

  map(value) {
    const copy = this.keep(value, new Map());
    const entries = [];
    Map.prototype.forEach.call(value, (item, key) => entries.push(key, item));
    for (let i = 0; i < entries.length; i++) entries[i] = this.clone(entries[i]);
    this.later.push(() => {
      for (let i = 0; i < entries.length; i += 2) copy.set(settled(entries[i]), settled(entries[i + 1]));
    });
    return copy;
  }

  set(value) {
    const copy = this.keep(value, new Set());
    const entries = [];
    Set.prototype.forEach.call(value, (item) => entries.push(item));
    for (let i = 0; i < entries.length; i++) entries[i] = this.clone(entries[i]);
    this.later.push(() => {
      for (let i = 0; i < entries.length; i++) copy.add(settled(entries[i]));
    });
    return copy;
  }

  error(value) {
    const { isDOMException } = require('internal/domexception');
    if (isDOMException(value)) {
      const { DOMException } = require('internal/domexception');
      const copy = new DOMException(value.message, value.name);
      hide(copy, 'stack', value.stack);
      return this.keep(value, copy);
    }
    const name = value.name;
    const copy = this.keep(value, new (ERRORS[name === undefined ? '' : String(name)] ?? Error)());
    const message = Object.getOwnPropertyDescriptor(value, 'message');
    const stack = value.stack;
    hide(copy, 'stack', typeof stack === 'string' ? stack : undefined);
    if (message !== undefined && 'value' in message) hide(copy, 'message', String(message.value));
    if (Object.hasOwn(value, 'cause')) this.put(this.clone(value.cause), (cause) => hide(copy, 'cause', cause));
    return copy;
  }

  ordinary(value) {
    if (uncloneable.has(value) || value[kUncloneable] === true) throw cloneError('Cannot clone object of unsupported type.');
    if (typeof value[kClone] === 'function') return this.own(value, value[kClone]());
    if (typeof value[kTransfer] === 'function') throw cloneError('Object that needs transfer was found in message but not listed in transferList');
    const copy = this.keep(value, Array.isArray(value) ? new Array(value.length) : {});
    const keys = Object.keys(value);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      // A getter that ran before may have removed it.
      if (!Object.hasOwn(value, key)) continue;
      this.put(this.clone(value[key]), (item) => {
        if (key === '__proto__') Object.defineProperty(copy, key, { __proto__: null, configurable: true, enumerable: true, writable: true, value: item });
        else copy[key] = item;
      });
    }
    return copy;
  }

  own(value, { data, deserializeInfo }) {
    const [module, name] = deserializeInfo.split(':');
    const copy = this.keep(value, new (require(module)[name])());
    this.put(this.clone(data), (cloned) => {
      if (!(cloned instanceof Placeholder)) copy[kDeserialize](cloned);
    });
    return copy;
  }

  /** Moves what is to be transferred and completes the copy. */
  finish(root, transfer) {
    for (let i = 0; i < transfer.length; i++) {
      const source = transfer[i];
      this.memory.get(source).value = kindOf(source) === 'ArrayBuffer' ? ArrayBuffer.prototype.transfer.call(source) : source[kTransfer]();
    }
    // Views before what holds them: they were pushed first.
    for (let i = 0; i < this.later.length; i++) this.later[i]();
    return settled(root);
  }
}

function settled(value) {
  return value instanceof Placeholder ? value.value : value;
}

function hide(object, name, value) {
  Object.defineProperty(object, name, { __proto__: null, configurable: true, writable: true, enumerable: false, value });
}

/** Checks what is to be moved: buffers and ports, each once. */
function checkTransfer(transfer) {
  for (let i = 0; i < transfer.length; i++) {
    const item = transfer[i];
    const buffer = kindOf(item) === 'ArrayBuffer';
    if ((!buffer && typeof item[kTransfer] !== 'function') || (untransferable.has(item) && !buffer)) {
      throw cloneError('Found invalid value in transferList.');
    }
    if (buffer && item.detached) throw cloneError('Cannot transfer object of unsupported type.');
    if (untransferable.has(item)) throw cloneError('Cannot transfer object of unsupported type.');
    if (transfer.indexOf(item) !== i) {
      throw cloneError(`Transfer list contains duplicate ${buffer ? 'ArrayBuffer' : item.constructor.name}`);
    }
  }
}

/**
 * A copy of `value` into which the objects of `transfer` have moved.
 * @param {any} value
 * @param {object[]} transfer
 */
function clone(value, transfer) {
  if (transfer.length === 0 && (typeof value !== 'object' || value === null)) {
    if (typeof value === 'function' || typeof value === 'symbol') throw refuse(value);
    return value;
  }
  checkTransfer(transfer);
  const cloner = new Cloner(transfer);
  const root = cloner.clone(value);
  return cloner.finish(root, transfer);
}

function typeError(code, message) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}

/** The transfer list of an options object, as Web IDL converts it. */
function transferOf(options, where) {
  if (options === undefined || options === null) return [];
  if (typeof options !== 'object' && typeof options !== 'function') {
    throw typeError('ERR_INVALID_ARG_TYPE', `Failed to execute '${where}': Options cannot be converted to a dictionary`);
  }
  const { transfer } = options;
  if (transfer === undefined) return [];
  if (transfer === null || typeof transfer !== 'object' || typeof transfer[Symbol.iterator] !== 'function') {
    throw typeError('ERR_INVALID_ARG_TYPE', `Failed to execute '${where}': transfer in Options can not be converted to sequence.`);
  }
  return sequence(transfer);
}

function sequence(iterable) {
  const list = Array.from(iterable);
  for (let i = 0; i < list.length; i++) {
    if ((typeof list[i] !== 'object' || list[i] === null) && typeof list[i] !== 'function') {
      throw typeError('ERR_INVALID_ARG_TYPE', 'Value is not an object');
    }
  }
  return list;
}

/** The global. */
function structuredClone(value, options) {
  if (arguments.length === 0) {
    const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
    throw new ERR_MISSING_ARGS('The value argument must be specified');
  }
  return clone(value, transferOf(options, 'structuredClone'));
}

module.exports = { structuredClone, clone, transferOf, sequence };
