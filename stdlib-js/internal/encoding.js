'use strict';
// TextEncoder and TextDecoder, as the WHATWG's Encoding standard has them; the decoders are in crates/native/src/encoding.

const binding = internalBinding('encoding');
const kEncoder = Symbol('encoder');
const kHandle = Symbol('handle');
const kFlags = Symbol('flags');
const kEncoding = Symbol('encoding');
const kInspect = Symbol.for('nodejs.util.inspect.custom');
const FATAL = 2;
const IGNORE_BOM = 4;

function failure(code, ...args) {
  const { codes } = require('internal/errors');
  return new codes[code](...args);
}

function checkEncoder(encoder) {
  if (encoder === null || encoder === undefined || encoder[kEncoder] !== true) {
    throw failure('ERR_INVALID_THIS', 'TextEncoder');
  }
}

function checkDecoder(decoder) {
  if (decoder === null || decoder === undefined || decoder[kHandle] === undefined) {
    throw failure('ERR_INVALID_THIS', 'TextDecoder');
  }
}

function checkOptions(options) {
  if (options !== null && options !== undefined && typeof options !== 'object' && typeof options !== 'function') {
    throw failure('ERR_INVALID_ARG_TYPE', 'options', 'object', options);
  }
}

/** Text to UTF-8. */
class TextEncoder {
  constructor() {
    Object.defineProperty(this, kEncoder, { __proto__: null, value: true });
  }

  get encoding() {
    checkEncoder(this);
    return 'utf-8';
  }

  encode(input = '') {
    checkEncoder(this);
    return binding.encode(`${input}`);
  }

  encodeInto(src, dest) {
    checkEncoder(this);
    require('internal/validators').validateString(src, 'src');
    if (!(dest instanceof Uint8Array)) throw failure('ERR_INVALID_ARG_TYPE', 'dest', 'Uint8Array', dest);
    return binding.encodeInto(src, dest);
  }

  [kInspect](depth, opts) {
    checkEncoder(this);
    if (typeof depth === 'number' && depth < 0) return this;
    return require('internal/util/inspect').inspect({ encoding: this.encoding }, opts);
  }
}

/** Bytes of any of the standard's encodings to text. */
class TextDecoder {
  constructor(encoding = 'utf-8', options = undefined) {
    encoding = `${encoding}`;
    checkOptions(options);
    const name = binding.name(encoding);
    if (name === undefined) throw failure('ERR_ENCODING_NOT_SUPPORTED', encoding);
    const fatal = Boolean(options?.fatal);
    const ignoreBOM = Boolean(options?.ignoreBOM);
    const hidden = (value) => ({ __proto__: null, value });
    Object.defineProperties(this, {
      [kEncoding]: hidden(name),
      [kFlags]: hidden((fatal ? FATAL : 0) | (ignoreBOM ? IGNORE_BOM : 0)),
      [kHandle]: hidden(binding.createDecoder(encoding, fatal, ignoreBOM)),
    });
  }

  decode(input = undefined, options = undefined) {
    checkDecoder(this);
    checkOptions(options);
    const text = binding.decode(this[kHandle], input, options?.stream);
    if (text === undefined) throw failure('ERR_ENCODING_INVALID_ENCODED_DATA', this[kEncoding], undefined);
    return text;
  }

  get encoding() {
    checkDecoder(this);
    return this[kEncoding];
  }

  get fatal() {
    checkDecoder(this);
    return (this[kFlags] & FATAL) !== 0;
  }

  get ignoreBOM() {
    checkDecoder(this);
    return (this[kFlags] & IGNORE_BOM) !== 0;
  }

  [kInspect](depth, opts) {
    checkDecoder(this);
    if (typeof depth === 'number' && depth < 0) return this;
    const constructor = require('internal/util').getConstructorOf(this) || TextDecoder;
    const shown = Object.create({ constructor });
    shown.encoding = this.encoding;
    shown.fatal = this.fatal;
    shown.ignoreBOM = this.ignoreBOM;
    if (opts?.showHidden) {
      shown[kFlags] = this[kFlags];
      shown[kHandle] = undefined;
    }
    return require('internal/util/inspect').inspect(shown, opts);
  }
}

function enumerable(prototype, tag, names) {
  for (const name of names) {
    const property = Object.getOwnPropertyDescriptor(prototype, name);
    property.enumerable = true;
    Object.defineProperty(prototype, name, property);
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: tag });
}

enumerable(TextEncoder.prototype, 'TextEncoder', ['encoding', 'encode', 'encodeInto']);
enumerable(TextDecoder.prototype, 'TextDecoder', ['decode', 'encoding', 'fatal', 'ignoreBOM']);

module.exports = {
  TextDecoder,
  TextEncoder,
  /** The name of the encoding that has the label; undefined if none has. */
  getEncodingFromLabel: (label) => binding.name(label),
};
