'use strict';
// `Content-Encoding: deflate`: zlib's format by the standard, raw deflate from some servers. The first byte tells.

const Transform = require('internal/streams/transform');

module.exports = class Inflate extends Transform {
  #inner;

  #start(first) {
    const zlib = require('zlib');
    const options = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH };
    const inner = (first & 0x0f) === 8 ? zlib.createInflate(options) : zlib.createInflateRaw(options);
    inner.on('data', (chunk) => { this.push(chunk); });
    inner.on('error', (error) => { this.destroy(error); });
    return this.#inner = inner;
  }

  _transform(chunk, encoding, callback) {
    if (chunk.length === 0) callback();
    else (this.#inner ?? this.#start(chunk[0])).write(chunk, callback);
  }

  _final(callback) {
    if (this.#inner === undefined) {
      this.push(null);
      callback();
      return;
    }
    this.#inner.once('end', () => {
      this.push(null);
      callback();
    });
    this.#inner.end();
  }

  _destroy(error, callback) {
    this.#inner?.destroy();
    callback(error);
  }
};
