'use strict';
// node:buffer. The methods are native: crates/native/src/buffer. What few programs touch is in internal/buffer.

const binding = internalBinding('buffer');

class FastBuffer extends Uint8Array {
  constructor(bufferOrLength, byteOffset, length) {
    super(bufferOrLength, byteOffset, length);
  }
}

function Buffer(arg, encodingOrOffset, length) {
  require('internal/buffer').warnOfConstructor();
  if (typeof arg === 'number') {
    if (typeof encodingOrOffset === 'string') {
      const { codes } = require('internal/errors');
      throw new codes.ERR_INVALID_ARG_TYPE('string', 'string', arg);
    }
    return Buffer.alloc(arg);
  }
  return Buffer.from(arg, encodingOrOffset, length);
}

Object.defineProperty(Buffer, Symbol.species, {
  __proto__: null, configurable: true, enumerable: false, get() { return FastBuffer; },
});
Buffer.poolSize = 8 * 1024;
Buffer.prototype = FastBuffer.prototype;
Buffer.prototype.constructor = Buffer;
binding.install(Buffer);

Object.defineProperty(Buffer.prototype, 'parent', {
  __proto__: null, enumerable: true, get() { return this instanceof Buffer ? this.buffer : undefined; },
});
Object.defineProperty(Buffer.prototype, 'offset', {
  __proto__: null, enumerable: true, get() { return this instanceof Buffer ? this.byteOffset : undefined; },
});
Buffer.prototype.inspect = function inspect(recurseTimes, ctx) {
  return require('internal/buffer').inspect(this, ctx);
};
Buffer.prototype[Symbol.for('nodejs.util.inspect.custom')] = Buffer.prototype.inspect;

let inspectMaxBytes = 50;
const kMaxLength = 2 ** 53 - 1;
const kStringMaxLength = binding.kStringMaxLength;

function constant(value) {
  return { __proto__: null, configurable: false, enumerable: true, value };
}

function lazy(name, id) {
  return {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      const value = require(id)[name];
      Object.defineProperty(exports, name, { __proto__: null, configurable: true, enumerable: true, writable: true, value });
      return value;
    },
    set(value) {
      Object.defineProperty(exports, name, { __proto__: null, configurable: true, enumerable: true, writable: true, value });
    },
  };
}

exports.Buffer = Buffer;
/** Re-encodes the bytes of `source`; what the target cannot hold becomes `?`. */
exports.transcode = function transcode(source, fromEncoding, toEncoding) {
  return require('internal/buffer').transcode(source, fromEncoding, toEncoding);
};
exports.isUtf8 = binding.isUtf8;
exports.isAscii = binding.isAscii;
exports.kMaxLength = kMaxLength;
exports.kStringMaxLength = kStringMaxLength;
/** Text from bytes of which each is a character, as base64. */
exports.btoa = function btoa(input) {
  return require('internal/buffer').btoa(arguments);
};
/** The inverse of `btoa`, forgiving as the WHATWG has it. */
exports.atob = function atob(input) {
  return require('internal/buffer').atob(arguments);
};
Object.defineProperties(exports, {
  constants: constant(Object.defineProperties({}, {
    MAX_LENGTH: constant(kMaxLength),
    MAX_STRING_LENGTH: constant(kStringMaxLength),
  })),
  INSPECT_MAX_BYTES: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() { return inspectMaxBytes; },
    set(value) {
      require('internal/validators').validateNumber(value, 'INSPECT_MAX_BYTES', 0);
      inspectMaxBytes = value;
    },
  },
  Blob: lazy('Blob', 'internal/blob'),
  resolveObjectURL: lazy('resolveObjectURL', 'internal/blob'),
  File: lazy('File', 'internal/blob'),
});
