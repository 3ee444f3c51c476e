'use strict';
// Blob, File, and the URLs that stand for blobs. A blob's bytes are one Uint8Array that nobody else sees.

const { Buffer } = require('buffer');
const binding = internalBinding('buffer');
const kBytes = Symbol('kBytes');
const kType = Symbol('kType');
const kFile = Symbol('kFile');
const kInspect = Symbol.for('nodejs.util.inspect.custom');
const { kClone, kDeserialize } = require('internal/worker/js_transferable');
const urls = new Map();

function failure(code, ...args) {
  const { codes } = require('internal/errors');
  return new codes[code](...args);
}

function isBlob(value) {
  return value !== null && typeof value === 'object' && value[kBytes] !== undefined;
}

function checkBlob(value) {
  if (!isBlob(value)) throw failure('ERR_INVALID_THIS', 'Blob');
  return value[kBytes];
}

function hide(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value });
}

/** A likeness of `prototype` for `structuredClone`, which fills it. */
function bare(prototype) {
  return function() {
    return Object.create(prototype());
  };
}

function bytesOf(source, endings) {
  if (isBlob(source)) return source[kBytes].loadSync === undefined ? source[kBytes] : source[kBytes].loadSync();
  if (source instanceof ArrayBuffer || source instanceof SharedArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  let text = `${source}`;
  if (endings === 'native') text = text.replace(/\n|\r\n/g, process.platform === 'win32' ? '\r\n' : '\n');
  return Buffer.from(text.toWellFormed());
}

function normalizedType(type) {
  type = `${type}`;
  return /[^\x20-\x7e]/.test(type) ? '' : type.toLowerCase();
}

/** Immutable bytes with a media type. */
class Blob {
  constructor(sources = [], options = undefined) {
    if (sources === null || typeof sources !== 'object' || typeof sources[Symbol.iterator] !== 'function') {
      throw failure('ERR_INVALID_ARG_TYPE', 'sources', 'a sequence', sources);
    }
    if (options !== undefined && options !== null && typeof options !== 'object' && typeof options !== 'function') {
      throw failure('ERR_INVALID_ARG_TYPE', 'options', ['Object'], options);
    }
    let endings = options?.endings;
    endings = endings === undefined ? 'transparent' : `${endings}`;
    if (endings !== 'transparent' && endings !== 'native') {
      throw failure('ERR_INVALID_ARG_VALUE', 'options.endings', endings);
    }
    const type = options?.type;
    const parts = [];
    for (const source of sources) parts.push(bytesOf(source, endings));
    const bytes = Buffer.concat(parts);
    // Not a Buffer, and not part of the pool that others write to.
    hide(this, kBytes, new Uint8Array(bytes));
    hide(this, kType, type === undefined ? '' : normalizedType(type));
  }

  get size() {
    return checkBlob(this).byteLength;
  }

  get type() {
    checkBlob(this);
    return this[kType];
  }

  slice(start = 0, end = undefined, contentType = '') {
    const bytes = checkBlob(this);
    return makeBlob(bytes.subarray(start, end === undefined ? bytes.length : end), normalizedType(contentType));
  }

  async arrayBuffer() {
    const bytes = checkBlob(this);
    if (bytes.load !== undefined) return (await bytes.load()).buffer;
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }

  async bytes() {
    const bytes = checkBlob(this);
    return bytes.load === undefined ? bytes.slice() : bytes.load();
  }

  async text() {
    const bytes = checkBlob(this);
    const { TextDecoder } = require('internal/encoding');
    return new TextDecoder().decode(bytes.load === undefined ? bytes : await bytes.load());
  }

  textStream() {
    checkBlob(this);
    const { TextDecoderStream } = require('stream/web');
    return this.stream().pipeThrough(new TextDecoderStream());
  }

  stream() {
    const bytes = checkBlob(this);
    const { ReadableStream } = require('stream/web');
    let at = 0;
    return new ReadableStream({
      type: 'bytes',
      async pull(controller) {
        if (at >= bytes.length) {
          controller.close();
          // A reader that brought its own buffer waits for an answer.
          controller.byobRequest?.respond(0);
          return;
        }
        const chunk = bytes.load === undefined ? bytes.slice(at, at + 65536) : await bytes.load(at, 65536);
        at += chunk.length;
        controller.enqueue(chunk);
      },
    }, { highWaterMark: 0 });
  }

  [kClone]() {
    const held = checkBlob(this);
    const data = { bytes: held.loadSync === undefined ? held : held.loadSync(), type: this[kType], file: this[kFile] };
    return { data, deserializeInfo: `internal/blob:${data.file === undefined ? 'ClonedBlob' : 'ClonedFile'}` };
  }

  [kDeserialize]({ bytes, type, file }) {
    hide(this, kBytes, bytes);
    hide(this, kType, type);
    if (file !== undefined) hide(this, kFile, file);
  }

  [kInspect](depth, options) {
    if (typeof depth === 'number' && depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const shown = { size: this.size, type: this.type };
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `${this.constructor.name} ${inspect(shown, inner)}`;
  }
}

function makeBlob(bytes, type) {
  const blob = Object.create(Blob.prototype);
  hide(blob, kBytes, bytes);
  hide(blob, kType, type);
  return blob;
}

/** The blob of a file, as it is at this moment; if it changes, the blob cannot be read any more. */
function createFileBlob(path, stat, type) {
  const { FileBytes } = require('internal/fs/file_blob');
  return makeBlob(new FileBytes(path, stat, 0, stat.size), normalizedType(type));
}

/** A blob with a name and a date. */
class File extends Blob {
  constructor(fileBits, fileName, options = undefined) {
    if (arguments.length < 2) throw failure('ERR_MISSING_ARGS', 'fileBits', 'fileName');
    super(fileBits, options);
    const lastModified = options?.lastModified;
    hide(this, kFile, {
      name: `${fileName}`.toWellFormed(),
      lastModified: lastModified === undefined ? Date.now() : Math.trunc(+lastModified) || 0,
    });
  }

  get name() {
    return checkFile(this).name;
  }

  get lastModified() {
    return checkFile(this).lastModified;
  }

  [kInspect](depth, options) {
    if (typeof depth === 'number' && depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const { name, lastModified } = checkFile(this);
    const shown = { size: this.size, type: this.type, name, lastModified };
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `${this.constructor.name} ${inspect(shown, inner)}`;
  }
}

function checkFile(value) {
  if (value === null || value === undefined || value[kFile] === undefined) throw failure('ERR_INVALID_THIS', 'File');
  return value[kFile];
}

function enumerable(prototype, tag, names) {
  for (const name of names) {
    const property = Object.getOwnPropertyDescriptor(prototype, name);
    property.enumerable = true;
    Object.defineProperty(prototype, name, property);
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: tag });
}

enumerable(Blob.prototype, 'Blob', ['size', 'type', 'slice', 'stream', 'textStream', 'text', 'arrayBuffer', 'bytes']);
enumerable(File.prototype, 'File', ['name', 'lastModified']);

/** `URL.createObjectURL`: the blob lives until its URL is revoked. */
function createObjectURL(blob) {
  if (!isBlob(blob)) throw failure('ERR_INVALID_ARG_TYPE', 'obj', 'Blob', blob);
  const id = binding.randomId();
  urls.set(id, blob);
  return `blob:nodedata:${id}`;
}

function idOf(url) {
  const text = `${url}`;
  return text.startsWith('blob:nodedata:') ? text.slice(14) : undefined;
}

/** `URL.revokeObjectURL`. */
function revokeObjectURL(url) {
  urls.delete(idOf(url));
}

/** The blob of a URL that `createObjectURL` made; undefined for any other. */
function resolveObjectURL(url) {
  const blob = urls.get(idOf(url));
  return blob === undefined ? undefined : blob.slice(0, blob.size, blob.type);
}

module.exports = {
  Blob,
  ClonedBlob: bare(() => Blob.prototype),
  ClonedFile: bare(() => File.prototype),
  File,
  createFileBlob,
  createObjectURL,
  isBlob,
  makeBlob,
  resolveObjectURL,
  revokeObjectURL,
};
