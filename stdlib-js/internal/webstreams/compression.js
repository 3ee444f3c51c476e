'use strict';
// CompressionStream and DecompressionStream: transforms over the native codecs of `zlib`, whose steps the worker pool takes.

const binding = internalBinding('zlib');
const { kPromise } = internalBinding('request');
const { TransformStream } = require('internal/webstreams/transformstream');
const { codes, finish, kInspect, privateStateOf, setState, show } = require('internal/webstreams/util');

// The modes of `zlib.constants`, compressing and decompressing.
const modes = { '__proto__': null, 'deflate': [1, 2], 'deflate-raw': [5, 6], 'gzip': [3, 4], 'brotli': [] };
const ROOM = 16384;

function formatOf(value, name) {
  const format = typeof value === 'symbol' ? '' : `${value}`;
  if (modes[format] !== undefined) return format;
  const error = new TypeError(`Failed to construct '${name}': 1st argument value '${String(value)}' is not a valid enum ` +
    'value of type CompressionFormat.');
  error.code = 'ERR_INVALID_ARG_VALUE';
  throw error;
}

/** The bytes of a chunk; anything else is an error of the stream. */
function bytesOf(chunk) {
  if (chunk === null) throw new (codes().ERR_STREAM_NULL_VALUES)();
  if (typeof chunk === 'string') return Buffer.from(chunk);
  const { isArrayBuffer } = require('internal/util/types');
  if (isArrayBuffer(chunk)) return new Uint8Array(chunk);
  if (ArrayBuffer.isView(chunk) && isArrayBuffer(chunk.buffer)) return chunk;
  throw new (codes().ERR_INVALID_ARG_TYPE)('chunk', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], chunk);
}

function failure(result) {
  const error = new TypeError(result[1]);
  error.errno = result[2];
  error.code = result[3];
  return error;
}

function transformOver(format, compress) {
  const brotli = format === 'brotli';
  const native = brotli ? binding.createBrotli(compress, [], undefined) :
    binding.createZlib(modes[format][compress ? 0 : 1], 15, -1, 8, 0, undefined);
  const empty = new Uint8Array(0);

  async function work(input, flush, controller) {
    const { length } = input;
    for (let given = input; ; given = undefined) {
      const result = await binding.write(native, flush, given, 0, given === undefined ? 0 : given.byteLength, ROOM, kPromise);
      if (result[0] === null) throw failure(result);
      if (result[0].length > 0) controller.enqueue(new Uint8Array(result[0].buffer));
      if (result[2] === 0) continue;
      // Room, and no wish for what is left: it is no part of the data.
      if (result[1] > 0 && length > 0) throw new (codes().ERR_TRAILING_JUNK_AFTER_STREAM_END)();
      return;
    }
  }

  const strategy = { highWaterMark: 65536, size: (chunk) => chunk?.byteLength ?? 1 };
  return new TransformStream({
    transform: (chunk, controller) => work(bytesOf(chunk), 0, controller),
    async flush(controller) {
      await work(empty, brotli ? 2 : 4, controller);
      binding.close(native);
    },
    cancel() { binding.close(native); },
  }, strategy, strategy);
}

class CompressionStream {
  constructor(format) {
    const transform = transformOver(formatOf(format, 'CompressionStream'), true);
    setState(this, { type: 'CompressionStream', transform });
  }

  get readable() {
    return privateStateOf(this, 'CompressionStream').transform.readable;
  }

  get writable() {
    return privateStateOf(this, 'CompressionStream').transform.writable;
  }

  [kInspect](depth, options) {
    const { readable, writable } = privateStateOf(this, 'CompressionStream').transform;
    return show(this, depth, options, { readable, writable });
  }
}

class DecompressionStream {
  constructor(format) {
    const transform = transformOver(formatOf(format, 'DecompressionStream'), false);
    setState(this, { type: 'DecompressionStream', transform });
  }

  get readable() {
    return privateStateOf(this, 'DecompressionStream').transform.readable;
  }

  get writable() {
    return privateStateOf(this, 'DecompressionStream').transform.writable;
  }

  [kInspect](depth, options) {
    const { readable, writable } = privateStateOf(this, 'DecompressionStream').transform;
    return show(this, depth, options, { readable, writable });
  }
}

finish(CompressionStream, ['readable', 'writable']);
finish(DecompressionStream, ['readable', 'writable']);

module.exports = { CompressionStream, DecompressionStream };
