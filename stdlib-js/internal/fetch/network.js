'use strict';
// One request over the network for fetch: node:http's client and an agent of fetch's own.

const { NetworkSource } = require('internal/fetch/body');
const { HeadersList } = require('internal/fetch/headers');
const { named, translated } = require('internal/fetch/errors');

const CONNECT_TIMEOUT = 10_000;
const IDLE_TIMEOUT = 300_000;
const KEEP_ALIVE = 4_000;

const agents = { __proto__: null };
// Failures of connections that had been kept, and may have died before they were used.
const stale = new WeakSet();

/** The module of a scheme, and the agent that keeps its connections. */
function clientOf(protocol) {
  const client = protocol === 'https:' ? require('https') : require('http');
  agents[protocol] ??= new client.Agent({ keepAlive: true, keepAliveMsecs: KEEP_ALIVE, scheduling: 'lifo', timeout: IDLE_TIMEOUT });
  return { client, agent: agents[protocol] };
}

// Fields that a program may not choose freely, by their lower-case names.
const special = {
  __proto__: null, 'host': 1, 'connection': 1, 'transfer-encoding': 1, 'keep-alive': 1, 'upgrade': 1, 'expect': 1,
  'content-length': 1,
};

/** The fields of the message, in the order in which they are sent; throws for those that a program may not choose. */
function fieldsOf(url, state, defaults, length) {
  const fields = ['host', url.host, 'connection', 'keep-alive'];
  let declared = null;
  for (const { key, name, value } of state.headersList.fields.values()) {
    if (special[key] === undefined) {
      fields.push(name, value);
      continue;
    }
    switch (key) {
      case 'host': continue;
      case 'connection':
        fields[3] = value.toLowerCase();
        if (fields[3] !== 'close' && fields[3] !== 'keep-alive') {
          throw named('InvalidArgumentError', 'UND_ERR_INVALID_ARG', 'invalid connection header');
        }
        continue;
      case 'expect':
        throw named('NotSupportedError', 'UND_ERR_NOT_SUPPORTED', 'expect header not supported');
      case 'content-length':
        declared = Number(value);
        if (!/^\d+$/.test(value)) throw named('InvalidArgumentError', 'UND_ERR_INVALID_ARG', 'invalid content-length header');
        continue;
      default:
        throw named('InvalidArgumentError', 'UND_ERR_INVALID_ARG', `invalid ${key} header`);
    }
  }
  for (let at = 0; at < defaults.length; at++) fields.push(defaults[at]);
  if (declared !== null && length !== null && declared !== length && (length !== 0 || state.body !== null)) {
    throw named('RequestContentLengthMismatchError', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
                'Request body length does not match content-length header');
  }
  if (state.body !== null && length === null && declared === null) fields.push('transfer-encoding', 'chunked');
  else if (declared !== null) fields.push('content-length', `${declared}`);
  else if (state.body !== null || state.method === 'POST' || state.method === 'PUT' || state.method === 'PATCH') {
    fields.push('content-length', `${length ?? 0}`);
  }
  return fields;
}

/**
 * Sends a request and gives the head of the answer.
 * @param {string[]} defaults fields beside the program's
 * @param {object} control `{ aborted, stop }`; `stop(reason)` is set to what ends the exchange
 * @returns {Promise<{status, statusText, headersList, source: NetworkSource|null, message}>}
 */
function dispatch(url, state, defaults, control) {
  const { body } = state;
  const length = body === null ? 0 : body.length;
  let headers;
  try {
    headers = fieldsOf(url, state, defaults, length);
  } catch (error) {
    return Promise.reject(error);
  }
  const { client, agent } = clientOf(url.protocol);
  const { promise, resolve, reject } = Promise.withResolvers();
  const request = client.request({
    agent,
    headers,
    host: url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname,
    method: state.method,
    path: `${url.pathname}${url.search}`,
    port: url.port || undefined,
    protocol: url.protocol,
  });
  let answered = false;
  let timer;

  function fail(error) {
    clearTimeout(timer);
    request.destroy();
    if (answered) return;
    answered = true;
    reject(error);
  }
  control.stop = fail;
  request.on('error', (error) => {
    const cause = translated(error, request.socket);
    if (request.reusedSocket && !answered) stale.add(cause);
    fail(cause);
  });
  request.on('socket', (socket) => {
    if (!socket.connecting) return;
    timer = setTimeout(() => {
      fail(named('ConnectTimeoutError', 'UND_ERR_CONNECT_TIMEOUT',
                 `Connect Timeout Error (attempted address: ${url.host}, timeout: ${CONNECT_TIMEOUT}ms)`));
    }, CONNECT_TIMEOUT);
    socket.once('connect', () => clearTimeout(timer));
    socket.once('close', () => clearTimeout(timer));
  });
  // The agent's limit on silence.
  request.on('timeout', () => {
    if (answered) control.silent?.();
    else fail(named('HeadersTimeoutError', 'UND_ERR_HEADERS_TIMEOUT', 'Headers Timeout Error'));
  });
  request.on('response', (message) => {
    answered = true;
    resolve(answer(message, state, request, control));
  });
  request.on('upgrade', (message, socket) => {
    socket.destroy();
    fail(named('SocketError', 'UND_ERR_SOCKET', 'bad upgrade'));
  });
  send(request, body, fail);
  return promise;
}

function send(request, body, fail) {
  if (body === null) {
    request.end();
    return;
  }
  const { source } = body;
  if (body.stream === null && (typeof source === 'string' || source instanceof Uint8Array)) {
    body.used = true;
    request.end(source);
    return;
  }
  upload(request, body.readable).then(undefined, fail);
}

/** Writes what a stream gives, no faster than the connection takes it. */
async function upload(request, stream) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      if (!(value instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk');
      if (request.destroyed) {
        reader.cancel().catch(() => {});
        return;
      }
      if (value.byteLength > 0 && !request.write(value) && !request.destroyed) await drained(request);
    }
  } catch (error) {
    reader.cancel(error).catch(() => {});
    throw error;
  }
  request.end();
}

function drained(request) {
  return new Promise((resolve) => {
    function done() {
      request.removeListener('drain', done);
      request.removeListener('close', done);
      resolve();
    }
    request.on('drain', done);
    request.on('close', done);
  });
}

function answer(message, state, request, control) {
  const headersList = new HeadersList();
  const { rawHeaders } = message;
  for (let at = 0; at < rawHeaders.length; at += 2) headersList.append(rawHeaders[at].toLowerCase(), rawHeaders[at + 1]);
  return {
    status: message.statusCode,
    // Its bytes are UTF-8 here.
    statusText: Buffer.from(message.statusMessage, 'latin1').toString(),
    headersList,
    message,
    /** The body, decoded; only to be asked for once. */
    source: () => sourceOf(decoded(message, state, headersList), message, request, control),
  };
}

/** The message, or a stream of what its codings stand for. */
function decoded(message, state, headersList) {
  const codings = headersList.get('content-encoding');
  if (codings === null || state.method === 'HEAD' || state.method === 'CONNECT') return message;
  const list = codings.split(',').map((coding) => coding.trim().toLowerCase());
  if (list.length > 5) {
    message.destroy();
    throw new Error(`too many content-encodings in response: ${list.length}, maximum allowed is 5`);
  }
  const zlib = require('zlib');
  const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH, ZSTD_e_continue, ZSTD_e_end } = zlib.constants;
  const decoders = [];
  for (const coding of list.reverse()) {
    // As browsers do, a body that ends early gives what it has.
    if (coding === 'gzip' || coding === 'x-gzip') {
      decoders.push(zlib.createGunzip({ flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH }));
    } else if (coding === 'deflate') {
      decoders.push(new (require('internal/fetch/inflate'))());
    } else if (coding === 'br') {
      decoders.push(zlib.createBrotliDecompress({ flush: BROTLI_OPERATION_FLUSH, finishFlush: BROTLI_OPERATION_FLUSH }));
    } else if (coding === 'zstd') {
      decoders.push(zlib.createZstdDecompress({ flush: ZSTD_e_continue, finishFlush: ZSTD_e_end }));
    } else {
      return message;
    }
  }
  if (decoders.length === 0) return message;
  const { pipeline } = require('stream');
  return pipeline(message, ...decoders, () => {});
}

/** A stream of Node's as the source of a body. */
function sourceOf(stream, message, request, control) {
  let failure;
  let onFailure;

  function fail(error, raw) {
    if (failure !== undefined) return;
    if (!raw) {
      const cause = error.code === 'ECONNRESET' && error.syscall === undefined ? translated(error, request.socket) : error;
      error = new TypeError('terminated', { cause });
    }
    failure = error;
    onFailure?.(error);
    if (!message.destroyed) message.destroy();
    if (!stream.destroyed) stream.destroy();
  }
  let ended = false;
  stream.once('end', () => { ended = true; });
  stream.on('error', (error) => fail(error, false));
  if (stream !== message) message.on('error', (error) => fail(error, false));
  stream.on('close', () => {
    if (!ended) fail(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }), false);
  });
  control.silent = () => fail(named('BodyTimeoutError', 'UND_ERR_BODY_TIMEOUT', 'Body Timeout Error'), false);
  control.stop = (reason) => {
    if (!ended) fail(reason, true);
  };

  function collect() {
    return new Promise((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      onFailure = reject;
      const chunks = [];
      stream.on('data', (chunk) => { chunks.push(chunk); });
      stream.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    });
  }

  function toStream() {
    const { ReadableStream } = require('internal/webstreams/readablestream');
    let wake;
    return new ReadableStream({
      type: 'bytes',
      start(controller) {
        if (failure !== undefined) return controller.error(failure);
        onFailure = (error) => {
          controller.error(error);
          wake?.();
        };
        stream.on('data', (chunk) => {
          stream.pause();
          // What was read may be part of memory that others use.
          controller.enqueue(new Uint8Array(chunk));
          wake?.();
        });
        stream.pause();
        stream.on('end', () => {
          if (failure !== undefined) return;
          controller.close();
          controller.byobRequest?.respond(0);
          wake?.();
        });
      },
      pull() {
        if (failure !== undefined || ended) return undefined;
        return new Promise((resolve) => {
          wake = resolve;
          stream.resume();
        });
      },
      cancel() {
        failure ??= new TypeError('terminated');
        message.destroy();
        stream.destroy();
      },
    }, { highWaterMark: 0 });
  }
  return new NetworkSource(collect, toStream);
}

module.exports = { dispatch, isStale: (error) => stale.has(error) };
