// MIME types, by the WHATWG's MIME Sniffing Standard.
const { codes: { ERR_INVALID_MIME_SYNTAX } } = require('internal/errors');

// HTTP token code points, and what a quoted string may hold.
const notToken = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
// eslint-disable-next-line no-control-regex
const notQuotable = /[^\t\u0020-\u007E\u0080-\u00FF]/;
const leadingSpace = /^[\r\n\t ]*/;
const trailingSpace = /[\r\n\t ]*$/;

function lower(text) {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function checkToken(what, text, shown = text) {
  const at = text.search(notToken);
  if (text.length === 0 || at !== -1) throw new ERR_INVALID_MIME_SYNTAX(what, shown, at);
}

function splitType(text) {
  const start = leadingSpace.exec(text)[0].length;
  const slash = text.indexOf('/', start);
  const type = slash === -1 ? text.slice(start) : text.slice(start, slash);
  const badType = type.search(notToken);
  if (type === '' || slash === -1 || badType !== -1) throw new ERR_INVALID_MIME_SYNTAX('type', text, badType);
  const semicolon = text.indexOf(';', slash + 1);
  const rest = semicolon === -1 ? text.slice(slash + 1) : text.slice(slash + 1, semicolon);
  const subtype = rest.replace(trailingSpace, '');
  const badSubtype = subtype.search(notToken);
  if (subtype === '' || badSubtype !== -1) throw new ERR_INVALID_MIME_SYNTAX('subtype', text, badSubtype);
  return { type: lower(type), subtype: lower(subtype), parameters: semicolon === -1 ? '' : text.slice(semicolon + 1) };
}

function quoted(value) {
  if (value === '') return '""';
  return notToken.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
}

/** The parameters of a MIME type, in order; the first of a name counts. */
class MIMEParams {
  #data = new Map();

  delete(name) {
    this.#data.delete(name);
  }

  get(name) {
    const value = this.#data.get(name);
    return value === undefined ? null : value;
  }

  has(name) {
    return this.#data.has(name);
  }

  set(name, value) {
    name = `${name}`;
    value = `${value}`;
    checkToken('parameter name', name);
    const bad = value.search(notQuotable);
    if (bad !== -1) throw new ERR_INVALID_MIME_SYNTAX('parameter value', value, bad);
    this.#data.set(name, value);
  }

  *entries() {
    yield* this.#data.entries();
  }

  *keys() {
    yield* this.#data.keys();
  }

  *values() {
    yield* this.#data.values();
  }

  toString() {
    const parts = [];
    for (const [name, value] of this.#data) parts.push(`${name}=${quoted(value)}`);
    return parts.join(';');
  }

  // Parses what follows the subtype; what is malformed is left out.
  static parse(params, text) {
    let at = 0;
    while (at < text.length) {
      at += leadingSpace.exec(text.slice(at))[0].length;
      const end = text.slice(at).search(/[;=]/);
      const name = lower(end === -1 ? text.slice(at) : text.slice(at, at + end));
      if (end === -1) break;
      at += end + 1;
      if (text[at - 1] === ';') continue;
      let value;
      if (text[at] === '"') {
        const piece = /^"((?:\\[^]|[^"\\])*)(\\?)"?/.exec(text.slice(at));
        value = piece[1].replace(/\\([^])/g, '$1') + piece[2];
        at += piece[0].length;
        const semicolon = text.indexOf(';', at);
        at = semicolon === -1 ? text.length : semicolon + 1;
      } else {
        const semicolon = text.indexOf(';', at);
        value = (semicolon === -1 ? text.slice(at) : text.slice(at, semicolon)).replace(trailingSpace, '');
        at = semicolon === -1 ? text.length : semicolon + 1;
        if (value === '') continue;
      }
      if (name !== '' && !notToken.test(name) && !notQuotable.test(value) && !params.#data.has(name)) {
        params.#data.set(name, value);
      }
    }
  }
}
const { parse } = MIMEParams;
Reflect.deleteProperty(MIMEParams, 'parse');
Object.defineProperty(MIMEParams.prototype, Symbol.iterator, {
  __proto__: null, configurable: true, writable: true, enumerable: false, value: MIMEParams.prototype.entries,
});
Object.defineProperty(MIMEParams.prototype, 'toJSON', {
  __proto__: null, configurable: true, writable: true, enumerable: false, value: MIMEParams.prototype.toString,
});

/** A MIME type: `type/subtype;name=value`. */
class MIMEType {
  #type;
  #subtype;
  #parameters = new MIMEParams();

  constructor(text) {
    const parts = splitType(`${text}`);
    this.#type = parts.type;
    this.#subtype = parts.subtype;
    parse(this.#parameters, parts.parameters);
  }

  get type() {
    return this.#type;
  }

  set type(value) {
    value = `${value}`;
    checkToken('type', value);
    this.#type = lower(value);
  }

  get subtype() {
    return this.#subtype;
  }

  set subtype(value) {
    value = `${value}`;
    checkToken('subtype', value);
    this.#subtype = lower(value);
  }

  get essence() {
    return `${this.#type}/${this.#subtype}`;
  }

  get params() {
    return this.#parameters;
  }

  toString() {
    const parameters = this.#parameters.toString();
    return `${this.essence}${parameters === '' ? '' : `;${parameters}`}`;
  }
}
Object.defineProperty(MIMEType.prototype, 'toJSON', {
  __proto__: null, configurable: true, writable: true, enumerable: false, value: MIMEType.prototype.toString,
});

module.exports = { MIMEParams, MIMEType };
