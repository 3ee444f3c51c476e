'use strict';
// Request. Its state is a plain record, which fetch reads without the class.

const { extract, mixin } = require('internal/fetch/body');
const { HeadersList, fill, makeHeaders } = require('internal/fetch/headers');
const { domString, dictionary, finish, illegal, oneOf, required, shown, usvString } = require('internal/fetch/webidl');
const { isToken } = require('internal/http/common');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const UPPER = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];
const CHOICES = {
  referrerPolicy: ['', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin',
    'origin-when-cross-origin', 'strict-origin-when-cross-origin', 'unsafe-url'],
  mode: ['navigate', 'same-origin', 'no-cors', 'cors'],
  credentials: ['omit', 'same-origin', 'include'],
  cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
  redirect: ['follow', 'manual', 'error'],
};
let stateOf;

function fresh(url) {
  return {
    method: 'GET', url, headersList: new HeadersList(), body: null, referrer: 'about:client', referrerPolicy: '', mode: 'cors',
    credentials: 'same-origin', cache: 'default', redirect: 'follow', integrity: '', keepalive: false,
  };
}

function parse(text) {
  let url;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new TypeError(`Failed to parse URL from ${text}`, { cause });
  }
  if (url.username || url.password) {
    throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${text}`);
  }
  return url;
}

function methodOf(value) {
  const method = domString(value, 'RequestInit', 'method');
  if (!isToken(method)) throw new TypeError(`'${method}' is not a valid HTTP method.`);
  const upper = method.toUpperCase();
  if (upper === 'CONNECT' || upper === 'TRACE' || upper === 'TRACK') {
    throw new TypeError(`'${method}' HTTP method is unsupported.`);
  }
  if (method === 'patch' && !warned) {
    warned = true;
    process.emitWarning('Using `patch` is highly likely to result in a `405 Method Not Allowed`. `PATCH` is much more likely ' +
      'to succeed.', { code: 'UNDICI-FETCH-patch' });
  }
  return UPPER.includes(upper) ? upper : method;
}
let warned = false;

function referrerOf(value) {
  const text = usvString(value, 'RequestInit', 'referrer');
  if (text === '') return 'no-referrer';
  try {
    const url = new URL(text);
    return url.protocol === 'about:' && url.pathname === 'client' ? 'about:client' : url.href;
  } catch (cause) {
    throw new TypeError(`Referrer "${text}" is not a valid URL.`, { cause });
  }
}

class Request {
  #state;
  #headers;
  #signal;

  constructor(input, init = undefined) {
    required(arguments.length, 1, 'Request constructor');
    const options = dictionary(init);
    const given = stateOf(input);
    let signal;
    if (given === undefined) {
      this.#state = fresh(parse(usvString(input, 'Request constructor', 'input')));
    } else {
      this.#state = { ...given, headersList: given.headersList.copy(), body: null };
      signal = input.#signal;
    }
    if (options.window !== undefined && options.window !== null) {
      throw new TypeError(`'window' option '${given === undefined ? 'client' : options.window}' must be null`);
    }
    apply(this.#state, options);
    if (options.signal !== undefined) signal = options.signal;
    if (signal !== undefined && signal !== null && !(signal instanceof AbortSignal)) {
      throw new TypeError(`RequestInit: Expected signal (${shown(`${signal}`)}) to be an instance of AbortSignal.`);
    }
    this.#signal = signal ?? null;
    this.#headers = makeHeaders(this.#state.headersList, 'request');
    if (options.headers !== undefined && options.headers !== null) {
      const { headersList } = this.#state;
      for (const key of [...headersList.fields.keys()]) headersList.remove(key);
      fill(headersList, options.headers, 'Request constructor', 'init.headers');
    }
    takeBody(this.#state, options, given);
  }

  static {
    stateOf = (value) => (typeof value === 'object' && value !== null && #state in value ? value.#state : undefined);
  }

  get method() { return check(this).method; }
  get url() { return check(this).url.href; }
  get headers() {
    check(this);
    return this.#headers;
  }

  get destination() {
    check(this);
    return '';
  }

  get referrer() {
    const { referrer } = check(this);
    return referrer === 'no-referrer' ? '' : referrer;
  }

  get referrerPolicy() { return check(this).referrerPolicy; }
  get mode() { return check(this).mode; }
  get credentials() { return check(this).credentials; }
  get cache() { return check(this).cache; }
  get redirect() { return check(this).redirect; }
  get integrity() { return check(this).integrity; }
  get keepalive() { return check(this).keepalive; }
  get isReloadNavigation() {
    check(this);
    return false;
  }

  get isHistoryNavigation() {
    check(this);
    return false;
  }

  get signal() {
    check(this);
    return this.#signal = dependent(this.#signal);
  }

  get duplex() {
    check(this);
    return 'half';
  }

  clone() {
    const state = check(this);
    if (state.body !== null && state.body.unusable) throw new TypeError('unusable');
    const copy = new Request(state.url.href.replace(/^(\w+:\/\/)[^/@]*@/, '$1'), { signal: this.#signal });
    const body = state.body === null ? null : state.body.clone();
    Object.assign(copy.#state, state, { headersList: state.headersList.copy(), body });
    copy.#headers = makeHeaders(copy.#state.headersList, 'request');
    return copy;
  }

  [kInspect](depth, options) {
    options.depth ??= 2;
    options.colors ??= true;
    const shownFields = {};
    for (const name of ['method', 'url', 'headers', 'destination', 'referrer', 'referrerPolicy', 'mode', 'credentials', 'cache',
      'redirect', 'integrity', 'keepalive', 'isReloadNavigation', 'isHistoryNavigation', 'signal']) shownFields[name] = this[name];
    return `Request ${require('internal/util/inspect').inspect(shownFields, options)}`;
  }
}

const dependents = new WeakSet();

/** The signal that a request shows: its own, which follows the program's. */
function dependent(signal) {
  if (signal !== null && dependents.has(signal)) return signal;
  const made = signal === null ? new AbortController().signal : AbortSignal.any([signal]);
  dependents.add(made);
  return made;
}

function check(value) {
  const state = stateOf(value);
  if (state === undefined) throw illegal();
  return state;
}

/** Takes from `options` all but headers, signal and body. */
function apply(state, options) {
  if (options.referrer !== undefined) state.referrer = referrerOf(options.referrer);
  for (const name of Object.keys(CHOICES)) {
    if (options[name] !== undefined) state[name] = oneOf(options[name], CHOICES[name]);
  }
  if (options.duplex !== undefined) oneOf(options.duplex, ['half']);
  if (state.mode === 'navigate') throw new TypeError('Request constructor: invalid request mode navigate.');
  if (state.cache === 'only-if-cached' && state.mode !== 'same-origin') {
    throw new TypeError("'only-if-cached' can be set only with 'same-origin' mode");
  }
  if (options.integrity !== undefined) state.integrity = `${options.integrity}`;
  if (options.keepalive !== undefined) state.keepalive = Boolean(options.keepalive);
  if (options.method !== undefined) state.method = methodOf(options.method);
}

function takeBody(state, options, given) {
  const own = options.body !== undefined && options.body !== null;
  const inherited = given === undefined ? null : given.body;
  if ((own || inherited !== null) && (state.method === 'GET' || state.method === 'HEAD')) {
    throw new TypeError('Request with GET/HEAD method cannot have body.');
  }
  if (own) {
    const { body, type } = extract(options.body, state.keepalive, 'Request');
    if (body.source === null && options.duplex === undefined) {
      throw new TypeError('RequestInit: duplex option is required when sending a body.');
    }
    state.body = body;
    if (type !== null && !state.headersList.has('content-type')) state.headersList.append('content-type', type);
    return;
  }
  if (inherited === null || options.body === null) return;
  if (inherited.unusable) throw new TypeError('Cannot construct a Request with a Request object that has already been used.');
  const { Body } = require('internal/fetch/body');
  state.body = new Body(inherited.source, inherited.length);
  state.body.stream = inherited.stream;
  if (inherited.stream !== null) {
    // The new request has the stream's content, the old one a stream that has been taken.
    const { TransformStream } = require('internal/webstreams/transformstream');
    state.body.stream = inherited.stream.pipeThrough(new TransformStream());
  }
  inherited.used = true;
}

mixin(Request, (value) => stateOf(value));
finish(Request, 'Request');

module.exports = { Request, stateOf };
