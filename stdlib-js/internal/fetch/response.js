'use strict';
// Response. Its state is a plain record, which fetch makes without the class.

const { extract, mixin } = require('internal/fetch/body');
const { HeadersList, fill, listOf, makeHeaders } = require('internal/fetch/headers');
const { byteString, dictionary, finish, illegal } = require('internal/fetch/webidl');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
let stateOf;
// Tells the constructor that a record and a guard follow.
const kOver = Symbol('kOver');
const wrap = (state, guard) => new Response(kOver, state, guard);

/** The record of a response. */
function makeState(values) {
  return {
    type: 'default', status: 200, statusText: '', headersList: new HeadersList(), url: '', redirected: false, body: null,
    ...values,
  };
}

const NULL_BODY = [101, 103, 204, 205, 304];

class Response {
  #state;
  #headers;

  constructor(body = null, init = undefined) {
    if (body === kOver) {
      this.#state = init;
      this.#headers = makeHeaders(init.headersList, arguments[2]);
      return;
    }
    this.#state = makeState();
    this.#headers = makeHeaders(this.#state.headersList, 'response');
    const given = body === null || body === undefined ? null : extract(body, false, 'Response');
    initialize(this.#state, init, given);
  }

  static {
    stateOf = (value) => (typeof value === 'object' && value !== null && #state in value ? value.#state : undefined);
  }

  static error() {
    return wrap(makeState({ type: 'error', status: 0 }), 'immutable');
  }

  static json(data, init = undefined) {
    require('internal/fetch/webidl').required(arguments.length, 1, 'Response.json');
    const text = JSON.stringify(data);
    if (text === undefined) throw new TypeError('Value is not JSON serializable');
    const state = makeState();
    const { body } = extract(text, false, 'Response.json');
    initialize(state, init, { body, type: 'application/json' });
    return wrap(state, 'response');
  }

  static redirect(url, status = 302) {
    require('internal/fetch/webidl').required(arguments.length, 1, 'Response.redirect');
    let parsed;
    try {
      parsed = new URL(`${url}`);
    } catch (cause) {
      throw new TypeError(`Failed to parse URL from ${url}`, { cause });
    }
    status = Number(status) & 0xffff;
    if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`Invalid status code ${status}`);
    const state = makeState({ status });
    state.headersList.append('location', parsed.href);
    return wrap(state, 'immutable');
  }

  get type() { return check(this).type; }
  get url() { return check(this).url; }
  get redirected() { return check(this).redirected; }
  get status() { return check(this).status; }
  get ok() {
    const { status } = check(this);
    return status >= 200 && status <= 299;
  }

  get statusText() { return check(this).statusText; }
  get headers() {
    check(this);
    return this.#headers;
  }

  clone() {
    const state = check(this);
    if (state.body !== null && state.body.unusable) {
      throw new TypeError('Response.clone: Body has already been consumed.');
    }
    const body = state.body === null ? null : state.body.clone();
    return wrap({ ...state, headersList: state.headersList.copy(), body }, state.type === 'default' ? 'response' : 'immutable');
  }

  [kInspect](depth, options) {
    options.depth ??= 2;
    options.colors ??= true;
    const { inspect } = require('internal/util/inspect');
    const { status, statusText, headers, body, bodyUsed, ok, redirected, type, url } = this;
    return `Response ${inspect({ status, statusText, headers, body, bodyUsed, ok, redirected, type, url }, options)}`;
  }
}

function check(value) {
  const state = stateOf(value);
  if (state === undefined) throw illegal();
  return state;
}

function initialize(state, init, given) {
  const options = dictionary(init);
  if (options.status !== undefined) {
    const status = Number(options.status);
    state.status = Number.isFinite(status) ? Math.trunc(status) & 0xffff : 0;
    if (state.status < 200 || state.status > 599) {
      throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    }
  }
  if (options.statusText !== undefined) {
    const text = byteString(options.statusText, 'Response', 'statusText');
    if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) throw new TypeError('Invalid statusText');
    state.statusText = text;
  }
  if (options.headers !== undefined && options.headers !== null) {
    fill(state.headersList, options.headers, 'Response constructor', 'init.headers');
  }
  if (given === null) return;
  if (NULL_BODY.includes(state.status)) {
    throw new TypeError(`Response constructor: Invalid response status code ${state.status}`);
  }
  state.body = given.body;
  if (given.type !== null && !state.headersList.has('content-type')) state.headersList.append('content-type', given.type);
}

mixin(Response, (value) => stateOf(value));
finish(Response, 'Response');
for (const name of ['error', 'json', 'redirect']) Object.defineProperty(Response, name, { __proto__: null, enumerable: true });
Object.defineProperty(Response, 'length', { __proto__: null, configurable: true, value: 0 });

module.exports = { NULL_BODY, Response, listOf, makeState, responseOf: (state) => wrap(state, 'immutable'), stateOf };
