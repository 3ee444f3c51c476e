'use strict';
// The bytes of a blob that `fs.openAsBlob` made: a part of a file, read each time that somebody asks for it.

function unreadable() {
  const DOMException = require('internal/util').lazyDOMException;
  return DOMException('The blob could not be read', 'NotReadableError');
}

/** As much of `Uint8Array` as blobs need, and `load`. */
class FileBytes {
  constructor(path, stat, start, length) {
    this.path = path;
    this.stat = stat;
    this.start = start;
    this.byteLength = this.length = length;
  }

  subarray(start, end) {
    const clamp = (at) => (at < 0 ? Math.max(this.length + at, 0) : Math.min(at, this.length));
    const from = clamp(Math.trunc(start) || 0);
    return new FileBytes(this.path, this.stat, this.start + from, Math.max(clamp(Math.trunc(end) || 0) - from, 0));
  }

  /** The file is not what it was when the blob was made. */
  check(now) {
    if (now.size !== this.stat.size || now.mtimeMs !== this.stat.mtimeMs) throw unreadable();
  }

  /** A promise of the bytes from `from` on, `length` of them at most. */
  async load(from = 0, length = this.length) {
    length = Math.min(length, this.length - from);
    const bytes = new Uint8Array(length);
    let handle;
    try {
      handle = await require('fs/promises').open(this.path);
    } catch {
      throw unreadable();
    }
    try {
      this.check(await handle.stat());
      for (let at = 0; at < length;) {
        const { bytesRead } = await handle.read(bytes, at, length - at, this.start + from + at);
        if (bytesRead === 0) throw unreadable();
        at += bytesRead;
      }
    } finally {
      await handle.close();
    }
    return bytes;
  }

  /** The same at once, for a blob that is made of this one. */
  loadSync() {
    const fs = require('fs');
    this.check(fs.statSync(this.path));
    return fs.readFileSync(this.path).subarray(this.start, this.start + this.length);
  }
}

module.exports = { FileBytes };
