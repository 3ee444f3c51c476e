'use strict';
// Reads the frames that a server sends (RFC 6455, section 5) and puts messages together.

const { isUtf8 } = require('buffer');

const CONTINUATION = 0;
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** Bytes of one message, as many as a client takes. */
const MOST_BYTES = 128 * 1024 * 1024;

// What a step waits for.
const HEAD = 0;
const LENGTH = 1;
const PAYLOAD = 2;

class Receiver {
  /**
   * @param {object} to `message(opcode, bytes)`, `control(opcode, bytes)`, `fail(code, reason)`
   * @param {{inflate: function(Buffer, number): Buffer|null}|null} extension what undoes permessage-deflate
   */
  constructor(to, extension) {
    this.to = to;
    this.extension = extension;
    this.chunks = [];
    this.size = 0;
    this.step = HEAD;
    this.wanted = 2;
    this.final = false;
    this.opcode = 0;
    this.failed = false;
    // The message under way.
    this.kind = 0;
    this.compressed = false;
    this.fragments = [];
    this.total = 0;
  }

  push(chunk) {
    if (this.failed) return;
    this.chunks.push(chunk);
    this.size += chunk.length;
    while (!this.failed && this.size >= this.wanted) this.advance(this.take(this.wanted));
  }

  /** The next `count` bytes, which are there. */
  take(count) {
    this.size -= count;
    if (count === 0) return Buffer.alloc(0);
    const first = this.chunks[0];
    if (first.length > count) {
      this.chunks[0] = first.subarray(count);
      return first.subarray(0, count);
    }
    const whole = this.chunks.length === 1 ? first : Buffer.concat(this.chunks);
    this.chunks = whole.length > count ? [whole.subarray(count)] : [];
    return whole.subarray(0, count);
  }

  fail(code, reason) {
    this.failed = true;
    this.chunks = [];
    this.to.fail(code, reason);
  }

  advance(bytes) {
    if (this.step === HEAD) {
      this.head(bytes);
    } else if (this.step === LENGTH) {
      const length = bytes.length === 2 ? bytes.readUInt16BE(0) : Number(bytes.readBigUInt64BE(0));
      this.expect(length);
    } else {
      this.step = HEAD;
      this.wanted = 2;
      this.payload(bytes);
    }
  }

  head(bytes) {
    const [first, second] = bytes;
    const opcode = first & 0x0f;
    const control = opcode >= CLOSE;
    const length = second & 0x7f;
    this.final = (first & 0x80) !== 0;
    this.opcode = opcode;
    if ((first & 0x30) !== 0 || ((first & 0x40) !== 0 && (this.extension === null || control || opcode === CONTINUATION))) {
      return this.fail(1002, 'Invalid frame received: reserved bits are set.');
    }
    if (opcode > PONG || (opcode > BINARY && !control)) return this.fail(1002, 'Invalid opcode received');
    if ((second & 0x80) !== 0) return this.fail(1002, 'Frame cannot be masked');
    if (control) {
      if (!this.final || length > 125) return this.fail(1002, 'Control frame either too large or fragmented');
    } else if (opcode === CONTINUATION) {
      if (this.kind === 0) return this.fail(1002, 'Unexpected continuation frame');
    } else {
      if (this.kind !== 0) return this.fail(1002, 'Expected continuation frame');
      this.kind = opcode;
      this.compressed = (first & 0x40) !== 0;
    }
    if (length < 126) {
      this.expect(length);
    } else {
      this.step = LENGTH;
      this.wanted = length === 126 ? 2 : 8;
    }
  }

  expect(length) {
    if (length + this.total > MOST_BYTES) return this.fail(1009, 'Payload size exceeds maximum allowed size');
    this.step = PAYLOAD;
    this.wanted = length;
  }

  payload(bytes) {
    if (this.opcode >= CLOSE) {
      this.to.control(this.opcode, bytes);
      return;
    }
    this.fragments.push(bytes);
    this.total += bytes.length;
    if (!this.final) return;
    let data = this.fragments.length === 1 ? bytes : Buffer.concat(this.fragments);
    const { kind } = this;
    this.fragments = [];
    this.total = 0;
    this.kind = 0;
    if (this.compressed) {
      data = this.extension.inflate(data, MOST_BYTES);
      if (data === null) return this.fail(1007, 'Invalid frame: could not be decompressed');
    }
    if (kind === TEXT && !isUtf8(data)) return this.fail(1007, 'Received invalid UTF-8 in text frame.');
    this.to.message(kind, data);
  }
}

module.exports = { Receiver, TEXT, BINARY, CLOSE, PING, PONG };
