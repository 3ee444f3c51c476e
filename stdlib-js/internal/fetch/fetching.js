'use strict';
// fetch itself: schemes, redirects, abortion (WHATWG Fetch, chapter 4, as far as there is no browser around it).

const { Body } = require('internal/fetch/body');
const { Request, stateOf } = require('internal/fetch/request');
const { NULL_BODY, makeState, responseOf } = require('internal/fetch/response');

const MOST_REDIRECTS = 20;

// Ports of other services, which a page must not make a program talk to (fetch standard, "bad port").
const BAD_PORTS = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115,
  117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587,
  601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10080,
]);

/** The global `fetch`. */
exports.fetch = async function fetch(input, init) {
  const request = new Request(input, init);
  const state = stateOf(request);
  // The program's signal, or the request's own.
  const inherited = stateOf(input) === undefined ? null : input.signal;
  const signal = init?.signal === undefined ? inherited : init.signal;
  if (signal === null) return run(state, { stop: undefined });
  if (signal.aborted) {
    state.body?.readable.cancel(signal.reason).catch(() => {});
    throw signal.reason;
  }
  const control = { stop: undefined, aborted: false };
  const { promise: stopped, reject } = Promise.withResolvers();
  const { addAbortListener } = require('internal/events/abort_listener');
  const disposable = addAbortListener(signal, () => {
    control.aborted = true;
    reject(signal.reason);
    control.stop?.(signal.reason);
    if (state.body !== null && state.body.stream !== null && !state.body.stream.locked) {
      state.body.stream.cancel(signal.reason).catch(() => {});
    }
  });
  control.done = () => disposable[Symbol.dispose]();
  stopped.catch(() => {});
  return Promise.race([run(state, control), stopped]);
};

/** Runs a request whose record nobody else sees. */
async function run(state, control) {
  let values;
  try {
    values = await follow(state, control);
  } catch (cause) {
    control.done?.();
    throw new TypeError('fetch failed', { cause });
  }
  if (values.source === undefined) control.done?.();
  return responseOf(makeState(values));
}

/** The values of the response's record; throws the cause of a failure. */
async function follow(state, control) {
  let redirects = 0;
  for (;;) {
    const { url } = state;
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      const values = require('internal/fetch/schemes').fetchLocal(url, state);
      if (state.method === 'HEAD') values.body = null;
      return { ...values, type: 'basic', url: withoutFragment(url) };
    }
    if (url.port !== '' && BAD_PORTS.has(+url.port)) throw new Error('bad port');
    const answer = await exchange(url, state, control);
    const { status, headersList, message } = answer;
    const location = headersList.get('location');
    const moved = status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
    if (moved && location !== null && state.redirect !== 'manual') {
      message.resume();
      message.on('error', () => {});
      if (state.redirect === 'error') throw new Error('unexpected redirect');
      if (redirects++ === MOST_REDIRECTS) throw new Error('redirect count exceeded');
      redirect(state, status, location);
      continue;
    }
    return {
      type: 'basic', status, statusText: answer.statusText, headersList, url: withoutFragment(url), redirected: redirects > 0,
      ...bodyOf(answer, state, status, control),
    };
  }
}

function bodyOf(answer, state, status, control) {
  if (NULL_BODY.includes(status) || state.method === 'HEAD') {
    answer.message.resume();
    answer.message.on('error', () => {});
    return { body: null };
  }
  const source = answer.source();
  const done = () => control.done?.();
  answer.message.on('close', done);
  return { body: new Body(source, null), source };
}

function withoutFragment(url) {
  return url.hash === '' ? url.href : url.href.slice(0, -url.hash.length);
}

/** The fields that are sent beside the program's, name after name and value. */
function defaultsOf(url, { headersList: list, mode, cache }) {
  const fields = [];
  if (!list.has('accept')) fields.push('accept', '*/*');
  if (!list.has('accept-language')) fields.push('accept-language', '*');
  fields.push('sec-fetch-mode', mode);
  if (!list.has('user-agent')) fields.push('user-agent', 'node');
  if (cache !== 'default') {
    if (cache === 'no-cache' && !list.has('cache-control')) fields.push('cache-control', 'max-age=0');
    if (cache === 'no-store' || cache === 'reload') {
      if (!list.has('pragma')) fields.push('pragma', 'no-cache');
      if (!list.has('cache-control')) fields.push('cache-control', 'no-cache');
    }
  }
  if (!list.has('accept-encoding')) {
    const codings = list.has('range') ? 'identity' : url.protocol === 'https:' ? 'br, gzip, deflate' : 'gzip, deflate';
    fields.push('accept-encoding', codings);
  }
  if ((url.username || url.password) && !list.has('authorization')) {
    const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    fields.push('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
  }
  return fields;
}

/** One request, sent again if a kept connection had died meanwhile. */
function exchange(url, state, control) {
  const { dispatch, isStale } = require('internal/fetch/network');
  const defaults = defaultsOf(url, state);
  return dispatch(url, state, defaults, control).catch((error) => {
    const again = isStale(error) && !control.aborted && (state.body === null || state.body.source !== null);
    if (!again || (state.method !== 'GET' && state.method !== 'HEAD' && state.method !== 'OPTIONS')) throw error;
    return dispatch(url, state, defaults, control);
  });
}

/** Points `state` at the next URL (fetch standard, "HTTP-redirect fetch"). */
function redirect(state, status, location) {
  // The field's bytes are UTF-8, more often than not.
  const text = /[^\x00-\x7f]/.test(location) ? Buffer.from(location, 'latin1').toString() : location;
  const next = new URL(text, state.url.href);
  if (next.hash === '') next.hash = state.url.hash;
  if (next.protocol !== 'http:' && next.protocol !== 'https:') throw new Error('URL scheme must be a HTTP(S) scheme');
  if (state.mode === 'cors' && (next.username || next.password)) {
    throw new Error('cross origin not allowed for request mode "cors"');
  }
  const { body, method } = state;
  if (status !== 303 && body !== null && body.source === null) throw new Error();
  const list = state.headersList;
  if (((status === 301 || status === 302) && method === 'POST') || (status === 303 && method !== 'GET' && method !== 'HEAD')) {
    state.method = 'GET';
    state.body = null;
    for (const name of ['content-encoding', 'content-language', 'content-location', 'content-type', 'content-length']) {
      list.remove(name);
    }
  }
  if (next.origin !== state.url.origin) {
    for (const name of ['authorization', 'proxy-authorization', 'cookie', 'host']) list.remove(name);
  }
  if (state.body !== null) {
    // The same content once more.
    state.body = new Body(state.body.source, state.body.length);
  }
  state.url = next;
}
