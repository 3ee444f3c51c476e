'use strict';
// node:zlib. The streams stand on `internal/zlib/base`, the codecs are native.

const binding = internalBinding('zlib');
const ZlibBase = require('internal/zlib/base');
const { constants, codes } = require('internal/zlib/constants');
const { range, dictionary, settings } = require('internal/zlib/checks');

const { DEFLATE, INFLATE, GZIP, GUNZIP, DEFLATERAW, INFLATERAW, UNZIP } = constants;

function inherit(constructor, parent) {
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
  Object.setPrototypeOf(constructor, parent);
}

/** The older way to make a stream. */
function withoutNew(constructor, options) {
  if (!warned) {
    warned = true;
    process.emitWarning(`Instantiating ${constructor.name} without the 'new' keyword has been deprecated.`,
                        'DeprecationWarning', 'DEP0184');
  }
  return new constructor(options);
}
let warned = false;

const zlibOperations = { flush: 0, finishFlush: constants.Z_FINISH, fullFlush: constants.Z_FULL_FLUSH, last: constants.Z_BLOCK };

/** What deflate and its kin share. */
function Zlib(options, mode) {
  let windowBits = 15;
  let level = -1;
  let memLevel = 8;
  let strategy = 0;
  let words;
  if (options) {
    const inflates = mode === INFLATE || mode === GUNZIP || mode === UNZIP;
    if (inflates && (options.windowBits == null || options.windowBits === 0)) {
      // The size that the data names.
      windowBits = 0;
    } else {
      // gzip has no window of 256 bytes.
      windowBits = range(options.windowBits, 'options.windowBits', mode === GZIP ? 9 : 8, 15, windowBits);
    }
    level = range(options.level, 'options.level', -1, 9, level);
    memLevel = range(options.memLevel, 'options.memLevel', 1, 9, memLevel);
    strategy = range(options.strategy, 'options.strategy', 0, 4, strategy);
    words = dictionary(options.dictionary);
  }
  const native = binding.createZlib(mode, windowBits, level, memLevel, strategy, words);
  ZlibBase.call(this, options, native, zlibOperations);
  this._level = level;
  this._strategy = strategy;
  this._mode = mode;
}
inherit(Zlib, ZlibBase);

Zlib.prototype.params = function params(level, strategy, callback) {
  range(level, 'level', -1, 9);
  range(strategy, 'strategy', 0, 4);
  if (this._level === level && this._strategy === strategy) {
    process.nextTick(callback);
    return;
  }
  this.flush(constants.Z_SYNC_FLUSH, () => {
    require('internal/assert')(this._handle, 'zlib binding closed');
    this._handle.params(level, strategy);
    if (this.destroyed) return;
    this._level = level;
    this._strategy = strategy;
    if (callback) callback();
  });
};

function Deflate(options) {
  if (!(this instanceof Deflate)) return withoutNew(Deflate, options);
  Zlib.call(this, options, DEFLATE);
}
inherit(Deflate, Zlib);

function Inflate(options) {
  if (!(this instanceof Inflate)) return withoutNew(Inflate, options);
  Zlib.call(this, options, INFLATE);
}
inherit(Inflate, Zlib);

function Gzip(options) {
  if (!(this instanceof Gzip)) return withoutNew(Gzip, options);
  Zlib.call(this, options, GZIP);
}
inherit(Gzip, Zlib);

function Gunzip(options) {
  if (!(this instanceof Gunzip)) return withoutNew(Gunzip, options);
  Zlib.call(this, options, GUNZIP);
}
inherit(Gunzip, Zlib);

function DeflateRaw(options) {
  // The format has no window of 256 bytes; zlib takes 8 for 9 in the others by itself.
  if (options && options.windowBits === 8) options = { ...options, windowBits: 9 };
  if (!(this instanceof DeflateRaw)) return withoutNew(DeflateRaw, options);
  Zlib.call(this, options, DEFLATERAW);
}
inherit(DeflateRaw, Zlib);

function InflateRaw(options) {
  if (!(this instanceof InflateRaw)) return withoutNew(InflateRaw, options);
  Zlib.call(this, options, INFLATERAW);
}
inherit(InflateRaw, Zlib);

function Unzip(options) {
  if (!(this instanceof Unzip)) return withoutNew(Unzip, options);
  Zlib.call(this, options, UNZIP);
}
inherit(Unzip, Zlib);

/** A native handle; what it could not be made with is an error of the constructor. */
function initialized(native, message = native[1]) {
  if (!Array.isArray(native)) return native;
  const { codes: { ERR_ZLIB_INITIALIZATION_FAILED } } = require('internal/errors');
  throw new ERR_ZLIB_INITIALIZATION_FAILED(message);
}

const brotliOperations = {
  flush: constants.BROTLI_OPERATION_PROCESS,
  finishFlush: constants.BROTLI_OPERATION_FINISH,
  fullFlush: constants.BROTLI_OPERATION_FLUSH,
  last: constants.BROTLI_OPERATION_EMIT_METADATA,
};

/** What both directions of Brotli share. */
function Brotli(options, compress) {
  const last = constants.BROTLI_PARAM_NDIRECT;
  const list = settings(options?.params, (number) => number >= 0 && number <= last, 'ERR_BROTLI_INVALID_PARAM');
  const made = binding.createBrotli(compress, list, dictionary(options?.dictionary));
  const native = initialized(made, 'Initialization failed');
  ZlibBase.call(this, options, native, brotliOperations);
}
inherit(Brotli, Zlib);

function BrotliCompress(options) {
  if (!(this instanceof BrotliCompress)) return withoutNew(BrotliCompress, options);
  Brotli.call(this, options, true);
}
inherit(BrotliCompress, Brotli);

function BrotliDecompress(options) {
  if (!(this instanceof BrotliDecompress)) return withoutNew(BrotliDecompress, options);
  Brotli.call(this, options, false);
}
inherit(BrotliDecompress, Brotli);

const zstdOperations = {
  flush: constants.ZSTD_e_continue,
  finishFlush: constants.ZSTD_e_end,
  fullFlush: constants.ZSTD_e_flush,
  last: constants.ZSTD_e_end,
};

/** The numbers of the constants whose names begin with `prefix`. */
function numbersOf(prefix) {
  const numbers = new Set();
  for (const name of Object.keys(constants)) if (name.startsWith(prefix)) numbers.add(constants[name]);
  return numbers;
}

/** What both directions of Zstandard share. */
function Zstd(options, compress) {
  let list = [];
  let pledged;
  if (options) {
    if (options.params) {
      const known = numbersOf(compress ? 'ZSTD_c_' : 'ZSTD_d_');
      list = settings(options.params, (number) => known.has(number), 'ERR_ZSTD_INVALID_PARAM');
    }
    pledged = compress ? options.pledgedSrcSize : undefined;
    if (typeof pledged === 'number' && pledged < 0) {
      const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
      const error = new ERR_INVALID_ARG_VALUE('pledgedSrcSize', pledged);
      error.message = 'pledgedSrcSize may not be negative';
      throw error;
    }
  }
  const native = initialized(binding.createZstd(compress, list, dictionary(options?.dictionary), pledged));
  ZlibBase.call(this, options, native, zstdOperations);
}
inherit(Zstd, ZlibBase);

class ZstdCompress {
  constructor(options) { return Reflect.construct(zstdCompress, [options], new.target); }
}
function zstdCompress(options) { Zstd.call(this, options, true); }
inherit(ZstdCompress, Zstd);

class ZstdDecompress {
  constructor(options) { return Reflect.construct(zstdDecompress, [options], new.target); }
}
function zstdDecompress(options) { Zstd.call(this, options, false); }
inherit(ZstdDecompress, Zstd);

function crc32(data, value = 0) {
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('data', ['Buffer', 'TypedArray', 'DataView', 'string'], data);
  }
  require('internal/validators').validateUint32(value, 'value');
  return binding.crc32(data, value);
}

function convenience(constructor, sync) {
  if (sync) {
    return function syncBufferWrapper(buffer, options) {
      return ZlibBase.runSync(new constructor(options), buffer);
    };
  }
  return function asyncBufferWrapper(buffer, options, callback) {
    if (typeof options === 'function') {
      callback = options;
      options = {};
    }
    return ZlibBase.run(new constructor(options), buffer, callback);
  };
}

const constructors = {
  Deflate, Inflate, Gzip, Gunzip, DeflateRaw, InflateRaw, Unzip, BrotliCompress, BrotliDecompress, ZstdCompress, ZstdDecompress,
};
exports.crc32 = crc32;
Object.assign(exports, constructors);
for (const name of ['Deflate', 'Gzip', 'DeflateRaw', 'Unzip', 'Inflate', 'Gunzip', 'InflateRaw', 'BrotliCompress',
  'BrotliDecompress', 'ZstdCompress', 'ZstdDecompress']) {
  const lower = name[0].toLowerCase() + name.slice(1);
  exports[lower] = convenience(constructors[name], false);
  exports[`${lower}Sync`] = convenience(constructors[name], true);
}
for (const name of ['Deflate', 'Inflate', 'DeflateRaw', 'InflateRaw', 'Gzip', 'Gunzip', 'Unzip', 'BrotliCompress',
  'BrotliDecompress', 'ZstdCompress', 'ZstdDecompress']) {
  const constructor = constructors[name];
  Object.defineProperty(exports, `create${name}`, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    value: function(options) { return new constructor(options); },
  });
}
// Older programs know the numbers by their names alone.
for (const name of Object.keys(constants)) {
  if (!name.startsWith('BROTLI')) Object.defineProperty(exports, name, { __proto__: null, value: constants[name] });
}
Object.defineProperty(exports, 'constants', { __proto__: null, enumerable: true, value: Object.freeze(constants) });
Object.defineProperty(exports, 'codes', { __proto__: null, enumerable: true, value: Object.freeze(codes) });
