'use strict';
// Bodies of requests and responses. A body is kept as what it was made from; a stream comes into being when somebody asks
// for `body`, so that `await response.text()` of bytes, or of a message from the network, needs none.

const { isBlob } = require('internal/blob');
const { domString, illegal } = require('internal/fetch/webidl');

let streams;
const webStreams = () => (streams ??= {
  ReadableStream: require('internal/webstreams/readablestream').ReadableStream,
  kState: require('internal/webstreams/util').kState,
});

/** What a body is made of: bytes, a text, a blob, parts of a form, a source of the network, or a stream. */
class Body {
  constructor(source, length) {
    this.source = source;
    /** Bytes, or null if that is not known. */
    this.length = length;
    this.stream = null;
    this.used = false;
  }

  get disturbed() {
    return this.used || (this.stream !== null && this.stream[webStreams().kState].disturbed === true);
  }

  get unusable() {
    return this.disturbed || (this.stream !== null && this.stream.locked);
  }

  /** The stream, made now if need be. */
  get readable() {
    return this.stream ??= this.used ? finishedStream() : streamOf(this.source);
  }

  /** Another body with the same content; a stream is split in two. */
  clone() {
    if (this.stream === null && !(this.source instanceof NetworkSource)) return new Body(this.source, this.length);
    const [mine, theirs] = this.readable.tee();
    this.stream = mine;
    const body = new Body(this.source instanceof NetworkSource ? null : this.source, this.length);
    body.stream = theirs;
    return body;
  }

  /** All of it: bytes, or a text if it was made of one. */
  consume() {
    this.used = true;
    if (this.stream !== null) return readAll(this.stream);
    const { source } = this;
    if (typeof source === 'string' || source instanceof Uint8Array) return source;
    if (source instanceof NetworkSource) return source.collect();
    if (isBlob(source)) return source.bytes();
    return collectParts(source);
  }
}

/** Bytes that come from the network: `internal/fetch/network` fills in how. */
class NetworkSource {
  constructor(collect, readable) {
    this.collect = collect;
    this.toStream = readable;
  }
}

function finishedStream() {
  const { ReadableStream, kState } = webStreams();
  const stream = new ReadableStream({ type: 'bytes', start(controller) { controller.close(); } });
  stream[kState].disturbed = true;
  // As a stream that has been read to its end by the method that took its bytes.
  stream.getReader();
  return stream;
}

function streamOf(source) {
  if (source instanceof NetworkSource) return source.toStream();
  if (isBlob(source)) return source.stream();
  const { ReadableStream } = webStreams();
  const parts = Array.isArray(source) ? source : [source];
  let at = 0;
  let reader;
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      for (;;) {
        if (reader !== undefined) {
          const { value, done } = await reader.read();
          if (!done) return controller.enqueue(value);
          reader = undefined;
        }
        if (at === parts.length) {
          controller.close();
          return controller.byobRequest?.respond(0);
        }
        const part = parts[at++];
        if (isBlob(part)) {
          reader = part.stream().getReader();
          continue;
        }
        // The stream may give its memory away; what it was made from stays.
        const bytes = typeof part === 'string' ? Buffer.from(part) : part;
        if (bytes.length > 0) return controller.enqueue(new Uint8Array(bytes));
      }
    },
    cancel(reason) { return reader?.cancel(reason); },
  }, { highWaterMark: 0 });
}

async function collectParts(parts) {
  const chunks = [];
  for (const part of parts) chunks.push(isBlob(part) ? await part.bytes() : part);
  return Buffer.concat(chunks);
}

async function readAll(stream) {
  const reader = stream.getReader();
  const chunks = [];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    if (!(value instanceof Uint8Array)) {
      const error = new TypeError('Received non-Uint8Array chunk');
      reader.cancel(error).catch(() => {});
      throw error;
    }
    chunks.push(value);
  }
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

/** A stream of what an async iterable gives, as bytes. */
function streamFrom(iterable) {
  const iterator = iterable[Symbol.asyncIterator]();
  return new (webStreams().ReadableStream)({
    type: 'bytes',
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done) {
        controller.close();
        controller.byobRequest?.respond(0);
        return;
      }
      const bytes = Buffer.isBuffer(value) ? value : Buffer.from(value);
      if (bytes.length > 0) controller.enqueue(new Uint8Array(bytes));
    },
    cancel() { return iterator.return?.(); },
  }, { highWaterMark: 0 });
}

/**
 * Makes a body of what a program gave.
 * @returns {{body: Body, type: string|null}}
 */
function extract(value, keepalive, prefix) {
  if (typeof value === 'string') return fromText(value, 'text/plain;charset=UTF-8');
  if (typeof value === 'object' && value !== null) {
    const { ReadableStream, kState } = webStreams();
    if (value instanceof ReadableStream || typeof value[Symbol.asyncIterator] === 'function') {
      if (keepalive) throw new TypeError('keepalive');
      const stream = value instanceof ReadableStream ? value : streamFrom(value);
      if (stream.locked || stream[kState].disturbed) {
        throw new TypeError('Response body object should not be disturbed or locked');
      }
      const body = new Body(null, null);
      body.stream = stream;
      return { body, type: null };
    }
    if (isBlob(value)) return { body: new Body(value, value.size), type: value.type || null };
    if (require('internal/util/types').isAnyArrayBuffer(value)) return fromBytes(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) return fromBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    if (value instanceof require('internal/url').URLSearchParams) {
      return fromText(`${value}`, 'application/x-www-form-urlencoded;charset=UTF-8');
    }
    const { isFormData, serialize } = require('internal/fetch/formdata');
    if (isFormData(value)) {
      const { parts, length, type } = serialize(value);
      return { body: new Body(parts, length), type };
    }
  }
  return fromText(domString(value, prefix, 'body'), 'text/plain;charset=UTF-8');
}

function fromText(text, type) {
  text = text.toWellFormed();
  return { body: new Body(text, Buffer.byteLength(text)), type };
}

function fromBytes(bytes) {
  // A copy: the program may change its own.
  const copy = bytes.slice();
  return { body: new Body(copy, copy.length), type: null };
}

/**
 * Gives a class `body`, `bodyUsed` and the methods that read a body.
 * @param {function(object): {body: Body|null, headersList: object}} stateOf the state of an instance, undefined for others
 */
function mixin(Class, stateOf) {
  /** Bytes or text of `self`'s body, through `convert`. */
  async function read(self, convert) {
    const state = stateOf(self);
    if (state === undefined) throw illegal();
    const { body } = state;
    if (body !== null && body.unusable) throw new TypeError('Body is unusable: Body has already been read');
    return convert(body === null ? new Uint8Array(0) : await body.consume(), state);
  }

  const members = {
    get body() {
      const state = stateOf(this);
      if (state === undefined) throw illegal();
      return state.body === null ? null : state.body.readable;
    },
    get bodyUsed() {
      const state = stateOf(this);
      if (state === undefined) throw illegal();
      return state.body !== null && state.body.disturbed;
    },
    blob() { return read(this, toBlob); },
    arrayBuffer() { return read(this, toArrayBuffer); },
    text() { return read(this, toText); },
    json() { return read(this, (data) => JSON.parse(toText(data))); },
    formData() { return read(this, toFormData); },
    bytes() { return read(this, toBytes); },
  };
  const { prototype } = Class;
  const { body, bodyUsed, ...methods } = Object.getOwnPropertyDescriptors(members);
  Object.defineProperties(prototype, { body, bodyUsed });
  // In the order that Web IDL gives them.
  for (const name of ['duplex', 'clone']) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    if (descriptor === undefined) continue;
    Reflect.deleteProperty(prototype, name);
    Object.defineProperty(prototype, name, descriptor);
  }
  Object.defineProperties(prototype, methods);
}

function toText(data) {
  if (typeof data === 'string') return data.charCodeAt(0) === 0xfeff ? data.slice(1) : data;
  const { TextDecoder } = require('internal/encoding');
  return new TextDecoder().decode(data);
}

/** Bytes in memory of their own. */
function toBytes(data) {
  return typeof data === 'string' ? new Uint8Array(Buffer.from(data)) : new Uint8Array(data);
}

function toArrayBuffer(data) {
  return toBytes(data).buffer;
}

function mimeType(state) {
  const value = state.headersList.get('content-type');
  if (value === null) return null;
  try {
    return new (require('internal/mime').MIMEType)(value);
  } catch {
    return null;
  }
}

function toBlob(data, state) {
  const type = mimeType(state);
  const { makeBlob } = require('internal/blob');
  return makeBlob(toBytes(data), type === null ? '' : `${type}`.toLowerCase());
}

function toFormData(data, state) {
  const type = mimeType(state);
  if (type !== null && type.essence === 'multipart/form-data') {
    try {
      return require('internal/fetch/multipart')(toBytes(data), type.params.get('boundary'));
    } catch (cause) {
      throw new TypeError('Failed to parse body as FormData.', { cause });
    }
  }
  if (type !== null && type.essence === 'application/x-www-form-urlencoded') {
    const form = new (require('internal/fetch/formdata').FormData)();
    const { URLSearchParams } = require('internal/url');
    for (const [name, value] of new URLSearchParams(toText(data))) form.append(name, value);
    return form;
  }
  throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".');
}

module.exports = { Body, NetworkSource, extract, mixin };
