'use strict';
// Message ports and broadcast channels within one thread.
const { codes } = require('internal/errors');
const { Event, EventTarget, kCreateEvent, kNewListener, kRemoveListener, kTrustEvent, kHybridDispatch, defineEventHandler } = require('internal/event_target');
const { NodeEventTarget } = require('internal/node_event_target');
const { kTransfer } = require('internal/worker/js_transferable');
const binding = internalBinding('messaging');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kState = Symbol('state');
const kPorts = Symbol('ports');

/** The event of a message. */
class MessageEvent extends Event {
  #init;

  constructor(type, eventInitDict = undefined) {
    if (eventInitDict?.[kTrustEvent] !== true) checkMessageInit(arguments.length, eventInitDict);
    super(type, eventInitDict);
    this.#init = eventInitDict ?? {};
  }

  get data() {
    return this.#init.data === undefined ? null : this.#init.data;
  }

  get origin() {
    return this.#init.origin ?? '';
  }

  get lastEventId() {
    return this.#init.lastEventId ?? '';
  }

  get source() {
    return this.#init.source ?? null;
  }

  get ports() {
    return this.#init.ports ?? [];
  }

  initMessageEvent(type, bubbles = false, cancelable = false, data = null, origin = '', lastEventId = '', source = null, ports = []) {
    require('internal/fetch/webidl').required(arguments.length, 1, 'MessageEvent.initMessageEvent');
    this.initEvent(type, bubbles, cancelable);
    this.#init = { data, origin: `${origin}`, lastEventId: `${lastEventId}`, source, ports };
  }
}

/** What a program may give to the constructor. */
function checkMessageInit(count, init) {
  const { required, shown } = require('internal/fetch/webidl');
  const prefix = 'MessageEvent constructor';
  required(count, 1, prefix);
  if (init === undefined || init === null) return;
  if (typeof init !== 'object' && typeof init !== 'function') {
    throw new TypeError(`${prefix}: Expected ${shown(init)} to be one of: Null, Undefined, Object.`);
  }
  const { source, ports } = init;
  if (source !== undefined && source !== null && !(source instanceof MessagePort)) {
    throw new TypeError(`${prefix}: Expected eventInitDict.source ("${shown(source)}") to be an instance of MessagePort.`);
  }
  if (ports === undefined) return;
  if (ports === null || typeof ports !== 'object' || typeof ports[Symbol.iterator] !== 'function') {
    throw new TypeError(`${prefix}: eventInitDict.ports (${shown(ports)}) is not iterable.`);
  }
}

for (const name of ['data', 'origin', 'lastEventId', 'source', 'ports', 'initMessageEvent']) Object.defineProperty(MessageEvent.prototype, name, { __proto__: null, enumerable: true });
Object.defineProperty(MessageEvent.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: 'MessageEvent' });

function messageEvent(type, data, ports) {
  const event = new MessageEvent(type, { data, ports, [kTrustEvent]: true });
  return event;
}

/** One end of a channel. Messages wait in `queue` until the port has been started. */
class MessagePort extends NodeEventTarget {
  constructor() {
    const error = new TypeError('Constructor cannot be called');
    error.code = 'ERR_CONSTRUCT_CALL_INVALID';
    throw error;
  }

  postMessage(message, transfer) {
    const { clone, sequence, transferOf } = require('internal/structured_clone');
    if (arguments.length === 0) {
      const error = new TypeError('Not enough arguments to MessagePort.postMessage');
      error.code = 'ERR_MISSING_ARGS';
      throw error;
    }
    if (transfer !== undefined && transfer !== null && typeof transfer !== 'object' && typeof transfer !== 'function') {
      const error = new TypeError('Optional transferList argument must be an iterable');
      error.code = 'ERR_INVALID_ARG_TYPE';
      throw error;
    }
    const isList = transfer !== null && typeof transfer === 'object' && typeof transfer[Symbol.iterator] === 'function';
    const list = isList ? sequence(transfer) : transferOf(transfer, 'postMessage');
    if (list.includes(this)) {
      const { DOMException } = require('internal/domexception');
      throw new DOMException('Transfer list contains source port', 'DataCloneError');
    }
    // A port that moves is another object on the other side.
    const moved = { list: list.filter((item) => item instanceof MessagePort), message };
    const copy = clone(moved, list);
    const state = this[kState];
    if (state === undefined || state.peer === undefined) return;
    deliver(state.peer, { message: copy.message, ports: copy.list, type: 'message' });
  }

  /** Begins to deliver messages; listening for them does the same. */
  start() {
    const state = this[kState];
    if (state === undefined || state.started) return;
    state.started = true;
    for (let i = 0; i < state.queue.length - state.head; i++) schedule(state);
    keepAlive(state);
  }

  /** Ends the channel; both ends get 'close'. */
  close(callback) {
    if (typeof callback === 'function') this.once('close', callback);
    const state = this[kState];
    if (state !== undefined) end(state);
  }

  ref() {
    const state = this[kState];
    if (state === undefined) return;
    state.refed = true;
    keepAlive(state);
  }

  unref() {
    const state = this[kState];
    if (state === undefined) return;
    state.refed = false;
    keepAlive(state);
  }

  hasRef() {
    return this[kState]?.refed ?? false;
  }

  [kInspect](depth, options) {
    if (depth < 0) return '[MessagePort]';
    const { inspect } = require('internal/util/inspect');
    const fields = { active: this[kState] !== undefined && !this[kState].closed, refed: this.hasRef() };
    return `MessagePort [EventTarget] ${inspect(fields, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }

  [kCreateEvent](value, type) {
    if (type !== 'message' && type !== 'messageerror') return new Event(type);
    return messageEvent(type, value, this[kPorts] ?? []);
  }

  [kNewListener](size, type, ...rest) {
    super[kNewListener](size, type, ...rest);
    if (type === 'message' && size === 1) {
      this.ref();
      this.start();
    }
  }

  [kRemoveListener](size, type, ...rest) {
    super[kRemoveListener](size, type, ...rest);
    if (type === 'message' && size === 0) this.unref();
  }

  /** Moves this end into a fresh port and leaves this one closed. */
  [kTransfer]() {
    const state = this[kState];
    const port = makePort();
    if (state === undefined) return port;
    this[kState] = undefined;
    state.refed = state.started = false;
    keepAlive(state);
    state.port = port;
    port[kState] = state;
    return port;
  }
}

for (const name of ['postMessage', 'start', 'close', 'ref', 'unref', 'hasRef']) Object.defineProperty(MessagePort.prototype, name, { __proto__: null, enumerable: true });
defineEventHandler(MessagePort.prototype, 'message');
defineEventHandler(MessagePort.prototype, 'messageerror');
Object.defineProperty(MessagePort.prototype, kState, { __proto__: null, configurable: true, writable: true, value: undefined });

function hidden(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, configurable: true, enumerable: false, writable: true, value });
}

/** A port without going through its constructor, which programs may not call. */
function makePort() {
  const port = Reflect.construct(NodeEventTarget, [], MessagePort);
  hidden(port, kState, undefined);
  hidden(port, kPorts, undefined);
  const { current, newAsyncId } = require('internal/async_context');
  current.hooks?.init(newAsyncId(), 'MESSAGEPORT', current.execution, port);
  return port;
}

function newState(port) {
  return { port, peer: undefined, queue: [], head: 0, started: false, refed: false, closed: false, hold: undefined };
}

/** Keeps the loop alive while the port is started, referenced and open. */
function keepAlive(state) {
  const wanted = state.started && state.refed && !state.closed;
  if (wanted && state.hold === undefined) {
    state.hold = binding.hold();
  } else if (!wanted && state.hold !== undefined) {
    binding.release(state.hold);
    state.hold = undefined;
  }
}

function take(state) {
  if (state.head >= state.queue.length) return undefined;
  const entry = state.queue[state.head];
  state.queue[state.head++] = undefined;
  if (state.head === state.queue.length) {
    state.queue = [];
    state.head = 0;
  }
  return entry;
}

function deliver(state, entry) {
  if (state.closed) return;
  state.queue.push(entry);
  if (state.started) schedule(state);
}

function schedule(state) {
  binding.post(() => {
    if (!state.started || state.closed) return;
    const entry = take(state);
    if (entry === undefined) return;
    if (entry.type === 'close') {
      shut(state);
      return;
    }
    const { port } = state;
    port[kPorts] = entry.ports;
    try {
      port[kHybridDispatch](entry.message, entry.type);
    } finally {
      port[kPorts] = undefined;
    }
  });
}

/** Closes one end at once, and the other after what it has not read yet. */
function end(state) {
  if (state.closed) return;
  const { peer } = state;
  shut(state);
  if (peer === undefined || peer.closed) return;
  if (peer.started && peer.queue.length > peer.head) deliver(peer, { type: 'close' });
  else shut(peer);
}

function shut(state) {
  if (state.closed) return;
  state.closed = true;
  state.peer = undefined;
  keepAlive(state);
  binding.closing(() => {
    const { port } = state;
    port[kHybridDispatch](undefined, 'close');
    port[kState] = undefined;
  });
}

/** Two ports; what one posts the other receives. */
class MessageChannel {
  constructor() {
    this.port1 = makePort();
    this.port2 = makePort();
    const first = newState(this.port1);
    const second = newState(this.port2);
    first.peer = second;
    second.peer = first;
    this.port1[kState] = first;
    this.port2[kState] = second;
  }
}

/** Takes one message without waiting for the loop. */
function receiveMessageOnPort(port) {
  const state = port?.[kState];
  if (!(port instanceof MessagePort) && !(port instanceof BroadcastChannel)) {
    const error = new TypeError('The "port" argument must be a MessagePort instance');
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  if (state === undefined) return undefined;
  const entry = take(state);
  if (entry === undefined) return undefined;
  if (entry.type === 'close') {
    shut(state);
    return undefined;
  }
  return { message: entry.message };
}

const broadcasts = new Map();

/** All channels of one name hear what one of them posts. */
class BroadcastChannel extends EventTarget {
  #name;

  constructor(name) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    super();
    this.#name = `${name}`;
    const state = newState(this);
    state.started = state.refed = true;
    hidden(this, kState, state);
    const known = broadcasts.get(this.#name);
    if (known === undefined) broadcasts.set(this.#name, [state]);
    else known.push(state);
    keepAlive(state);
  }

  get name() {
    if (!(#name in this)) throw new codes.ERR_INVALID_THIS('BroadcastChannel');
    return this.#name;
  }

  [kInspect](depth, options) {
    if (!(#name in this)) throw new codes.ERR_INVALID_THIS('BroadcastChannel');
    if (depth < 0) return 'BroadcastChannel';
    const { inspect } = require('internal/util/inspect');
    return `BroadcastChannel ${inspect({ name: this.#name, active: !this[kState].closed }, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }

  [kCreateEvent](value, type) {
    return messageEvent(type, value, []);
  }

  close() {
    if (!(#name in this)) throw new codes.ERR_INVALID_THIS('BroadcastChannel');
    const state = this[kState];
    if (state.closed) return;
    state.closed = true;
    keepAlive(state);
    const left = broadcasts.get(this.#name).filter((other) => other !== state);
    if (left.length === 0) broadcasts.delete(this.#name);
    else broadcasts.set(this.#name, left);
  }

  postMessage(message) {
    if (!(#name in this)) throw new codes.ERR_INVALID_THIS('BroadcastChannel');
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('message');
    const state = this[kState];
    if (state.closed) {
      const { DOMException } = require('internal/domexception');
      throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
    }
    const { clone } = require('internal/structured_clone');
    const others = broadcasts.get(this.#name).filter((other) => other !== state);
    if (others.length === 0) clone(message, []);
    for (let i = 0; i < others.length; i++) deliver(others[i], { message: clone(message, []), ports: [], type: 'message' });
  }

  ref() {
    if (!(#name in this)) throw new codes.ERR_INVALID_THIS('BroadcastChannel');
    this[kState].refed = true;
    keepAlive(this[kState]);
    return this;
  }

  unref() {
    if (!(#name in this)) throw new codes.ERR_INVALID_THIS('BroadcastChannel');
    this[kState].refed = false;
    keepAlive(this[kState]);
    return this;
  }
}

for (const name of ['name', 'close', 'postMessage']) Object.defineProperty(BroadcastChannel.prototype, name, { __proto__: null, enumerable: true });
defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');

module.exports = { MessageEvent, MessagePort, MessageChannel, BroadcastChannel, receiveMessageOnPort };
