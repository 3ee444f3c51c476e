'use strict';
// FormData, and its form on the wire (multipart/form-data, RFC 7578).

const { Blob, File, isBlob } = require('internal/blob');
const { finish, illegal, iterable, required, shown, usvString } = require('internal/fetch/webidl');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
let entriesOf;

class FormData {
  #entries = [];

  constructor(form = undefined) {
    if (form !== undefined) {
      throw new TypeError('FormData constructor: Argument 1 could not be converted to: undefined.');
    }
  }

  static {
    entriesOf = (form) => {
      if (typeof form !== 'object' || form === null || !(#entries in form)) throw illegal();
      return form.#entries;
    };
  }

  append(name, value, filename = undefined) {
    entriesOf(this);
    required(arguments.length, 2, 'FormData.append');
    this.#entries.push(entry('FormData.append', name, value, filename, arguments.length));
  }

  delete(name) {
    entriesOf(this);
    required(arguments.length, 1, 'FormData.delete');
    name = usvString(name, 'FormData.delete', 'name');
    this.#entries = this.#entries.filter((pair) => pair[0] !== name);
  }

  get(name) {
    const entries = entriesOf(this);
    required(arguments.length, 1, 'FormData.get');
    name = usvString(name, 'FormData.get', 'name');
    const found = entries.find((pair) => pair[0] === name);
    return found === undefined ? null : found[1];
  }

  getAll(name) {
    const entries = entriesOf(this);
    required(arguments.length, 1, 'FormData.getAll');
    name = usvString(name, 'FormData.getAll', 'name');
    return entries.filter((pair) => pair[0] === name).map((pair) => pair[1]);
  }

  has(name) {
    const entries = entriesOf(this);
    required(arguments.length, 1, 'FormData.has');
    name = usvString(name, 'FormData.has', 'name');
    return entries.some((pair) => pair[0] === name);
  }

  set(name, value, filename = undefined) {
    entriesOf(this);
    required(arguments.length, 2, 'FormData.set');
    const made = entry('FormData.set', name, value, filename, arguments.length);
    const at = this.#entries.findIndex((pair) => pair[0] === made[0]);
    if (at === -1) {
      this.#entries.push(made);
      return;
    }
    this.#entries = this.#entries.filter((pair, index) => index <= at || pair[0] !== made[0]);
    this.#entries[at] = made;
  }

  [kInspect](depth, options) {
    const { inspect } = require('internal/util/inspect');
    const fields = { __proto__: null };
    for (const [name, value] of entriesOf(this)) {
      if (!(name in fields)) fields[name] = value;
      else if (Array.isArray(fields[name])) fields[name].push(value);
      else fields[name] = [fields[name], value];
    }
    options.depth ??= depth;
    options.colors ??= true;
    const text = inspect(fields, options);
    return `FormData ${text.slice(text.indexOf(']') + 2)}`;
  }
}

iterable(FormData, 'FormData', (form) => entriesOf(form));
finish(FormData, 'FormData');

/** A pair whose value is a string or a file. */
function entry(method, name, value, filename, count) {
  name = usvString(name, method, 'name');
  if (!isBlob(value)) {
    if (count >= 3) {
      throw new TypeError(`${method}: Expected value ("${shown(value)}") to be an instance of Blob.`);
    }
    return [name, usvString(value, method, 'value')];
  }
  if (filename !== undefined) {
    return [name, new File([value], usvString(filename, method, 'filename'), {
      type: value.type, lastModified: value instanceof File ? value.lastModified : undefined,
    })];
  }
  return [name, value instanceof File ? value : new File([value], 'blob', { type: value.type })];
}

const escapes = { '\n': '%0D%0A', '\r': '%0D%0A', '\r\n': '%0D%0A', '"': '%22' };

function escaped(name) {
  return name.replace(/\r\n|[\r\n"]/g, (found) => escapes[found]);
}

function withCrlf(text) {
  return text.replace(/\r\n|\r|\n/g, '\r\n');
}

/**
 * The form as parts to be written one after the other, texts and blobs, with their sum of bytes.
 * @returns {{parts: Array<Uint8Array|Blob>, length: number, type: string}}
 */
function serialize(form) {
  const digits = `${Math.floor(Math.random() * 1e11)}`.padStart(11, '0');
  const boundary = `----formdata-undici-0${digits}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="`;
  const parts = [];
  let text = [];
  let length = 0;
  function endText(more) {
    text.push(more);
    const bytes = Buffer.from(text.join(''));
    length += bytes.length;
    parts.push(bytes);
    text = [];
  }
  for (const [name, value] of entriesOf(form)) {
    text.push(head, escaped(withCrlf(name)));
    if (typeof value === 'string') {
      text.push('"\r\n\r\n', withCrlf(value), '\r\n');
      continue;
    }
    const file = value.name === '' ? '' : `; filename="${escaped(value.name)}"`;
    endText(`"${file}\r\nContent-Type: ${value.type || 'application/octet-stream'}\r\n\r\n`);
    parts.push(value);
    length += value.size;
    text.push('\r\n');
  }
  endText(`--${boundary}--\r\n`);
  return { parts, length, type: `multipart/form-data; boundary=${boundary}` };
}

module.exports = { FormData, Blob, entriesOf, serialize, isFormData: (value) => value instanceof FormData };
