'use strict';
// The parts of node:buffer that few programs touch, and those that take logic rather than speed.

const binding = internalBinding('buffer');
const { Buffer } = require('buffer');

function isAnyArrayBuffer(value) {
  return value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;
}

function fromObject(object) {
  if (object.length !== undefined || isAnyArrayBuffer(object.buffer)) {
    return typeof object.length === 'number' ? binding.fromArrayLike(object) : binding.fromArrayLike();
  }
  if (object.type === 'Buffer' && Array.isArray(object.data)) return binding.fromArrayLike(object.data);
  return undefined;
}

/** `Buffer.from` for what is neither text, nor bytes, nor an array. */
function fromOther(value, encodingOrOffset, length) {
  if (typeof value === 'object' && value !== null) {
    const inner = value.valueOf && value.valueOf();
    if (inner != null && inner !== value && (typeof inner === 'string' || typeof inner === 'object')) {
      return Buffer.from(inner, encodingOrOffset, length);
    }
    const buffer = fromObject(value);
    if (buffer) return buffer;
    if (typeof value[Symbol.toPrimitive] === 'function') {
      const primitive = value[Symbol.toPrimitive]('string');
      if (typeof primitive === 'string') return Buffer.from(primitive, encodingOrOffset);
    }
  }
  const { codes } = require('internal/errors');
  throw new codes.ERR_INVALID_ARG_TYPE('first argument',
    ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
}

/** `Buffer.copyBytesFrom(view[, offset[, length]])`: offset and length count the view's elements. */
function copyBytesFrom(view, offset, length) {
  if (!ArrayBuffer.isView(view) || view instanceof DataView) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
  }
  const viewLength = view.length;
  if (viewLength === 0) return Buffer.alloc(0);
  if (offset !== undefined || length !== undefined) {
    const { validateInteger } = require('internal/validators');
    if (offset !== undefined) {
      validateInteger(offset, 'offset', 0);
      if (offset >= viewLength) return Buffer.alloc(0);
    } else {
      offset = 0;
    }
    let end = viewLength;
    if (length !== undefined) {
      validateInteger(length, 'length', 0);
      end = Math.min(offset + length, viewLength);
    }
    view = view.subarray(offset, end);
  }
  return Buffer.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
}

/** How `util.inspect` shows a buffer: the first bytes in hex, then its own properties. */
function inspect(buffer, ctx) {
  const max = require('buffer').INSPECT_MAX_BYTES;
  const shown = Math.min(max, buffer.length);
  const remaining = buffer.length - max;
  let text = Buffer.prototype.hexSlice.call(buffer, 0, shown).replace(/(.{2})/g, '$1 ').trim();
  if (remaining > 0) text += ` ... ${remaining} more byte${remaining > 1 ? 's' : ''}`;
  if (ctx) {
    const { getOwnNonIndexProperties } = internalBinding('util');
    const keys = getOwnNonIndexProperties(buffer, ctx.showHidden ? 0 : 2);
    if (keys.length > 0) {
      const own = Object.create(null);
      for (let i = 0; i < keys.length; i++) own[keys[i]] = buffer[keys[i]];
      const { inspect } = require('internal/util/inspect');
      // '[Object: null prototype] { a: 1 }' without what is not the properties.
      const properties = inspect(own, { ...ctx, breakLength: Infinity, compact: true }).slice(27, -2);
      text += `${buffer.length === 0 ? '' : ', '}${properties}`;
    }
  }
  return `<${buffer.constructor?.name ?? 'Buffer'} ${text}>`;
}

let warned = false;

/** Warns at the first call of `Buffer()` that does not come from below node_modules. */
function warnOfConstructor() {
  if (warned) return;
  const frames = String(new Error().stack).split('\n');
  for (let i = 1; i < frames.length; i++) {
    if (frames[i].indexOf('node:') !== -1 || frames[i].indexOf('(native') !== -1) continue;
    if (/[\\/]node_modules[\\/]/.test(frames[i])) return;
    break;
  }
  warned = true;
  process.emitWarning('Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
    'Buffer.allocUnsafe(), or Buffer.from() methods instead.', 'DeprecationWarning', 'DEP0005', Buffer);
}

/** See `buffer.transcode`. */
function transcode(source, fromEncoding, toEncoding) {
  const result = binding.transcode(source, fromEncoding, toEncoding);
  if (result !== undefined) return result;
  const error = new Error('Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]');
  error.code = 'U_ILLEGAL_ARGUMENT_ERROR';
  error.errno = 1;
  throw error;
}

function textArgument(args) {
  if (args.length === 0) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_MISSING_ARGS('input');
  }
  return `${args[0]}`;
}

function invalidCharacter(message) {
  return require('internal/util').lazyDOMException(message, 'InvalidCharacterError');
}

/** See `buffer.btoa`. */
function btoa(args) {
  const text = binding.btoa(textArgument(args));
  if (text === undefined) throw invalidCharacter('Invalid character');
  return text;
}

/** See `buffer.atob`. */
function atob(args) {
  const text = binding.atob(textArgument(args));
  if (typeof text !== 'string') throw invalidCharacter(text[0]);
  return text;
}

module.exports = {
  /** The class of all buffers, of which `Buffer` is the function. */
  FastBuffer: Buffer[Symbol.species],
  atob,
  btoa,
  copyBytesFrom,
  fromOther,
  inspect,
  transcode,
  warnOfConstructor,
};
