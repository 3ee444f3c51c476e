'use strict';
// node:string_decoder: text from bytes that come in pieces. The work is done in crates/native/src/string_decoder.

const binding = internalBinding('string_decoder');
const { Buffer } = require('buffer');
const { kMissingBytes, kBufferedBytes } = binding;
const kNativeDecoder = Symbol('kNativeDecoder');

/** Decodes bytes of `encoding`, keeping back what may be the start of a character. */
function StringDecoder(encoding) {
  const known = binding.encoding(encoding);
  if (known === undefined) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  }
  this.encoding = known[0];
  const state = Buffer.alloc(binding.kSize);
  state[binding.kEncoding] = known[1];
  this[kNativeDecoder] = state;
}

function stateOf(decoder) {
  const state = decoder[kNativeDecoder];
  if (state === undefined) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_THIS('StringDecoder');
  }
  return state;
}

/** The text of what is complete. */
StringDecoder.prototype.write = function write(buf) {
  if (typeof buf === 'string') return buf;
  return binding.decode(stateOf(this), buf);
};

/** The text of the last bytes, then of what is incomplete. */
StringDecoder.prototype.end = function end(buf) {
  const text = buf === undefined ? '' : this.write(buf);
  return stateOf(this)[kBufferedBytes] > 0 ? text + binding.flush(this[kNativeDecoder]) : text;
};

/** The text of `buf` from `offset` on, forgetting what was incomplete. */
StringDecoder.prototype.text = function text(buf, offset) {
  const state = stateOf(this);
  state[kMissingBytes] = 0;
  state[kBufferedBytes] = 0;
  return this.write(buf.slice(offset));
};

Object.defineProperties(StringDecoder.prototype, {
  lastChar: {
    __proto__: null, configurable: true, enumerable: true,
    get() { return stateOf(this).subarray(0, kMissingBytes); },
  },
  lastNeed: {
    __proto__: null, configurable: true, enumerable: true,
    get() { return stateOf(this)[kMissingBytes]; },
  },
  lastTotal: {
    __proto__: null, configurable: true, enumerable: true,
    get() { return stateOf(this)[kBufferedBytes] + stateOf(this)[kMissingBytes]; },
  },
});

exports.StringDecoder = StringDecoder;
