'use strict';
// WebSocket: the client of the WHATWG WebSockets standard over RFC 6455.

const { Event, EventTarget, defineEventHandler } = require('internal/event_target');
const { finish, illegal, required, usvString } = require('internal/fetch/webidl');
const { isBlob } = require('internal/blob');
const { Receiver, TEXT, BINARY, CLOSE, PING, PONG } = require('internal/websocket/receiver');

const binding = internalBinding('websocket');
const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

/** How long a server may take to close the connection after the closing handshake, in ms. */
const CLOSE_TIMEOUT = 3000;

function exception(message, name) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, name);
}

function parse(text) {
  let url;
  try {
    url = new URL(text);
  } catch (error) {
    throw exception(String(error), 'SyntaxError');
  }
  if (url.protocol === 'http:') url.protocol = 'ws:';
  else if (url.protocol === 'https:') url.protocol = 'wss:';
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') throw exception('expected a ws: or wss: url', 'SyntaxError');
  if (url.hash !== '' || url.href.endsWith('#')) throw exception('hash', 'SyntaxError');
  return url;
}

function protocolsOf(value) {
  const { isToken } = require('internal/http/common');
  const list = typeof value === 'string' ? [value] : [];
  if (typeof value !== 'string') {
    for (const item of value) list.push(usvString(item, 'WebSocket constructor', 'protocols'));
  }
  const lower = new Set();
  for (const name of list) {
    lower.add(name.toLowerCase());
    if (!isToken(name)) throw exception('Invalid Sec-WebSocket-Protocol value', 'SyntaxError');
  }
  if (lower.size !== list.length) throw exception('Invalid Sec-WebSocket-Protocol value', 'SyntaxError');
  return list;
}

class WebSocket extends EventTarget {
  #url;
  #state = CONNECTING;
  #protocol = '';
  #extensions = '';
  #binaryType = 'blob';
  #buffered = 0;
  #socket = null;
  #request = null;
  #extension = null;
  // Why the connection failed, if it did.
  #failure = null;
  #sentClose = false;
  #closeCode = 0;
  #closeReason = '';
  #timer;
  // What waits for the bytes of a blob.
  #queue = null;

  constructor(url, protocols = []) {
    required(arguments.length, 1, 'WebSocket constructor');
    super();
    this.#url = parse(usvString(url, 'WebSocket constructor', 'url'));
    let options = {};
    if (typeof protocols === 'object' && protocols !== null && typeof protocols[Symbol.iterator] !== 'function') {
      options = protocols;
      protocols = options.protocols ?? [];
    } else if (protocols === undefined || protocols === null || typeof protocols !== 'object') {
      protocols = `${protocols ?? ''}` === '' && protocols !== '' ? [] : `${protocols}`;
    }
    this.#connect(protocolsOf(protocols), options.headers);
  }

  #connect(protocols, headers) {
    const key = binding.key();
    const url = this.#url;
    const client = url.protocol === 'wss:' ? require('https') : require('http');
    const fields = {
      'connection': 'upgrade',
      'upgrade': 'websocket',
      'sec-websocket-key': key,
      'sec-websocket-version': '13',
      'sec-websocket-extensions': require('internal/websocket/deflate').OFFER,
      'accept': '*/*',
      'accept-language': '*',
      'sec-fetch-mode': 'websocket',
      'user-agent': 'node',
      'pragma': 'no-cache',
      'cache-control': 'no-cache',
      'accept-encoding': 'gzip, deflate',
    };
    if (protocols.length > 0) fields['sec-websocket-protocol'] = protocols.join(', ');
    if (headers !== undefined) {
      const { Headers } = require('internal/fetch/headers');
      for (const [name, value] of new Headers(headers)) fields[name] = value;
    }
    const request = this.#request = client.request({
      agent: false,
      auth: url.username ? `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` : undefined,
      headers: fields,
      host: url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname,
      path: `${url.pathname}${url.search}`,
      port: url.port || undefined,
    });
    request.on('upgrade', (answer, socket, head) => {
      this.#request = null;
      const wrong = this.#check(answer, key, protocols);
      if (wrong === undefined && this.#state === CONNECTING) this.#open(socket, head);
      else {
        socket.destroy();
        this.#fail(wrong ?? '');
      }
    });
    request.on('response', (answer) => {
      answer.resume();
      request.destroy();
      this.#fail('Received network error or non-101 status code.');
    });
    request.on('error', (error) => this.#fail('Received network error or non-101 status code.', error));
    request.end();
  }

  /** What is wrong with the answer to the handshake (RFC 6455, 4.1); undefined if nothing is. */
  #check({ headers }, key, protocols) {
    if (headers.upgrade?.toLowerCase() !== 'websocket') return 'Server did not set Upgrade header to "websocket".';
    if (!/(^|,)\s*upgrade\s*(,|$)/i.test(headers.connection ?? '')) return 'Server did not set Connection header to "upgrade".';
    if (headers['sec-websocket-accept'] !== binding.accept(key)) {
      return 'Incorrect hash received in Sec-WebSocket-Accept header.';
    }
    const extensions = headers['sec-websocket-extensions'];
    if (extensions !== undefined) {
      this.#extension = require('internal/websocket/deflate').accept(extensions);
      if (this.#extension === undefined) {
        this.#extension = null;
        return 'Sec-WebSocket-Extensions header does not match.';
      }
      this.#extensions = extensions;
    }
    const protocol = headers['sec-websocket-protocol'];
    if (protocol !== undefined) {
      if (!protocols.includes(protocol)) return 'Protocol was not set in the opening handshake.';
      this.#protocol = protocol;
    }
    return undefined;
  }

  #open(socket, head) {
    this.#socket = socket;
    this.#state = OPEN;
    const receiver = new Receiver({
      message: (kind, bytes) => this.#message(kind, bytes),
      control: (opcode, bytes) => this.#control(opcode, bytes),
      fail: (code, reason) => {
        this.#sendClose(code, '');
        this.#fail(reason);
      },
    }, this.#extension);
    socket.setNoDelay(true);
    socket.setTimeout(0);
    socket.on('error', (error) => this.#fail('', error));
    socket.on('close', () => this.#closed());
    // The server has nothing more to say.
    socket.on('end', () => socket.end());
    this.dispatchEvent(new Event('open'));
    socket.on('data', (chunk) => {
      if (this.#state !== CLOSED) receiver.push(chunk);
    });
    if (head.length > 0) receiver.push(head);
    socket.resume();
  }

  #message(kind, bytes) {
    if (this.#state !== OPEN) return;
    let data;
    if (kind === TEXT) {
      data = bytes.toString();
    } else {
      // Memory of its own.
      const own = new Uint8Array(bytes);
      data = this.#binaryType === 'blob' ? require('internal/blob').makeBlob(own, '') : own.buffer;
    }
    const { MessageEvent } = require('internal/worker/io');
    this.dispatchEvent(new MessageEvent('message', { origin: this.#url.origin, data }));
  }

  #control(opcode, bytes) {
    if (opcode === PING) {
      if (!this.#sentClose) this.#socket.write(binding.frame(PONG, bytes));
    } else if (opcode === CLOSE) {
      this.#peerCloses(bytes);
    }
  }

  #peerCloses(bytes) {
    let code = 1005;
    if (bytes.length === 1) {
      this.#sendClose(1002, '');
      return this.#fail('Received close frame with a 1-byte body.');
    }
    if (bytes.length > 1) {
      code = bytes.readUInt16BE(0);
      const known = code >= 1000 && code < 1015 ? code !== 1004 && code !== 1005 && code !== 1006 : code >= 3000 && code <= 4999;
      if (!known || !require('buffer').isUtf8(bytes.subarray(2))) {
        this.#sendClose(1002, '');
        return this.#fail('Invalid close frame received.');
      }
      this.#closeReason = bytes.toString('utf8', 2);
    }
    this.#closeCode = code;
    this.#sendClose(code === 1005 ? undefined : code, '');
    this.#state = CLOSING;
    // It is for the server to close first.
    this.#socket.end();
    this.#limitClose();
    return undefined;
  }

  #sendClose(code, reason) {
    if (this.#sentClose || this.#socket === null) return;
    this.#sentClose = true;
    let body = Buffer.alloc(0);
    if (code !== undefined) {
      body = Buffer.alloc(2 + Buffer.byteLength(reason));
      body.writeUInt16BE(code, 0);
      body.write(reason, 2);
    }
    if (!this.#socket.destroyed) this.#socket.write(binding.frame(CLOSE, body));
  }

  #limitClose() {
    this.#timer ??= setTimeout(() => this.#socket.destroy(), CLOSE_TIMEOUT);
  }

  #fail(reason, cause = undefined) {
    if (this.#failure !== null || this.#state === CLOSED) return;
    this.#failure = { reason, cause };
    this.#state = CLOSING;
    if (this.#socket !== null) {
      this.#socket.end();
      this.#limitClose();
      if (cause !== undefined) this.#socket.destroy();
      return;
    }
    this.#request?.destroy();
    this.#closed();
  }

  #closed() {
    if (this.#state === CLOSED) return;
    clearTimeout(this.#timer);
    this.#extension?.close();
    this.#state = CLOSED;
    const { CloseEvent, ErrorEvent } = require('internal/websocket/events');
    const wasClean = this.#sentClose && this.#closeCode !== 0 && this.#failure === null;
    if (!wasClean) {
      // What happened is for the program's eyes only, in the cause.
      const { reason, cause } = this.#failure ?? { reason: 'The connection was closed without a closing handshake.' };
      const error = new TypeError('', { cause: cause ?? new Error(reason) });
      this.dispatchEvent(new ErrorEvent('error', { error, message: error.message }));
    }
    const code = wasClean ? this.#closeCode : 1006;
    this.dispatchEvent(new CloseEvent('close', { wasClean, code, reason: wasClean ? this.#closeReason : '' }));
  }

  close(code = undefined, reason = undefined) {
    if (!(#state in this)) throw illegal();
    if (code !== undefined) {
      code = Math.min(65535, Math.max(0, Math.round(Number(code) || 0)));
      if (code !== 1000 && (code < 3000 || code > 4999)) throw exception('invalid code', 'InvalidAccessError');
    }
    reason = reason === undefined ? '' : usvString(reason, 'WebSocket.close', 'reason');
    const length = Buffer.byteLength(reason);
    if (length > 123) throw exception(`Reason must be less than 123 bytes; received ${length}`, 'SyntaxError');
    if (this.#state === CLOSING || this.#state === CLOSED) return;
    if (this.#state === CONNECTING) {
      this.#fail('Connection was closed before it was established.');
      return;
    }
    this.#state = CLOSING;
    const finish = () => {
      this.#sendClose(code ?? (length > 0 ? 1000 : undefined), reason);
      this.#timer ??= setTimeout(() => this.#socket.destroy(), 10 * CLOSE_TIMEOUT);
    };
    if (this.#queue === null) finish();
    else this.#queue = this.#queue.then(finish);
  }

  send(data) {
    if (!(#state in this)) throw illegal();
    required(arguments.length, 1, 'WebSocket.send');
    if (this.#state === CONNECTING) throw exception('Sent before connected.', 'InvalidStateError');
    const { isAnyArrayBuffer } = require('internal/util/types');
    let kind = BINARY;
    let payload = data;
    let size;
    if (isBlob(data)) {
      size = data.size;
      payload = data.bytes();
    } else if (ArrayBuffer.isView(data) || isAnyArrayBuffer(data)) {
      size = data.byteLength;
      // Later changes are not sent.
      if (this.#queue !== null) {
        payload = Buffer.from(isAnyArrayBuffer(data) ? new Uint8Array(data) :
          new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      }
    } else {
      kind = TEXT;
      payload = usvString(data, 'WebSocket.send', 'data');
      size = Buffer.byteLength(payload);
    }
    if (this.#state !== OPEN || this.#sentClose) return;
    this.#buffered += size;
    if (this.#queue === null && typeof payload.then !== 'function') {
      this.#write(kind, payload, size);
      return;
    }
    const turn = (this.#queue ?? Promise.resolve()).then(async () => {
      this.#write(kind, await payload, size);
      if (this.#queue === turn) this.#queue = null;
    });
    this.#queue = turn;
  }

  #write(kind, payload, size) {
    if (this.#socket.destroyed) return;
    this.#socket.write(binding.frame(kind, payload), () => { this.#buffered -= size; });
  }

  get readyState() {
    if (!(#state in this)) throw illegal();
    return this.#state;
  }

  get bufferedAmount() {
    if (!(#state in this)) throw illegal();
    return this.#buffered;
  }

  get url() {
    if (!(#state in this)) throw illegal();
    return this.#url.href;
  }

  get extensions() {
    if (!(#state in this)) throw illegal();
    return this.#extensions;
  }

  get protocol() {
    if (!(#state in this)) throw illegal();
    return this.#protocol;
  }

  get binaryType() {
    if (!(#state in this)) throw illegal();
    return this.#binaryType;
  }

  set binaryType(type) {
    if (!(#state in this)) throw illegal();
    this.#binaryType = type === 'arraybuffer' ? 'arraybuffer' : 'blob';
  }
}

finish(WebSocket, 'WebSocket');
for (const name of ['open', 'error', 'close', 'message']) defineEventHandler(WebSocket.prototype, name);
const binaryType = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'binaryType');
Reflect.deleteProperty(WebSocket.prototype, 'binaryType');
Object.defineProperty(WebSocket.prototype, 'binaryType', binaryType);
const states = { CONNECTING, OPEN, CLOSING, CLOSED };
for (const target of [WebSocket, WebSocket.prototype]) {
  for (const name of Object.keys(states)) {
    Object.defineProperty(target, name, { __proto__: null, enumerable: true, value: states[name] });
  }
}

exports.WebSocket = WebSocket;
