'use strict';
// The Web Locks API: names that one holder at a time ('exclusive') or many ('shared') may have.
const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');

const kMake = Symbol('make');

function refused(message, name) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, name);
}

/** A lock that is held. */
class Lock {
  #name;
  #mode;

  constructor(token, name, mode) {
    if (token !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#name = name;
    this.#mode = mode;
  }

  get name() {
    return this.#name;
  }

  get mode() {
    return this.#mode;
  }
}

/** Requests in the order in which they came, and who holds what. */
class LockManager {
  #held = [];
  #pending = [];
  #clientId = `node-${process.pid}-0`;

  constructor(token) {
    if (token !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  /**
   * Calls `callback` with the lock once it is granted, and keeps it until the callback's promise settles.
   * @param {string} name
   * @param {{ mode?: 'exclusive' | 'shared', ifAvailable?: boolean, steal?: boolean, signal?: AbortSignal }} [options]
   * @param {(lock: Lock | null) => any} [callback]
   */
  async request(name, options, callback) {
    if (callback === undefined) {
      callback = options;
      options = {};
    }
    if (typeof callback !== 'function') throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
    name = String(name);
    if (name[0] === '-') throw refused('Lock name may not start with hyphen', 'NotSupportedError');
    const { mode = 'exclusive', ifAvailable = false, steal = false, signal } = options ?? {};
    if (mode !== 'exclusive' && mode !== 'shared') {
      throw new ERR_INVALID_ARG_VALUE('options.mode', mode, 'must be one of: \'exclusive\', \'shared\'');
    }
    if (signal !== undefined) require('internal/validators').validateAbortSignal(signal, 'options.signal');
    if (steal && ifAvailable) throw refused('ifAvailable and steal are mutually exclusive', 'NotSupportedError');
    if (steal && mode !== 'exclusive') throw refused('mode must be "exclusive" when steal is specified', 'NotSupportedError');
    if (signal && (steal || ifAvailable)) {
      throw refused('signal cannot be used with steal or ifAvailable', 'NotSupportedError');
    }
    signal?.throwIfAborted();
    const request = { name, mode, callback, ...Promise.withResolvers() };
    if (steal) {
      this.#steal(name);
      this.#pending.unshift(request);
    } else if (ifAvailable && !this.#free(request)) {
      // Whoever was granted the lock in this turn runs first.
      await undefined;
      return callback(null);
    } else {
      this.#pending.push(request);
    }
    if (signal) this.#follow(signal, request);
    this.#grant();
    return request.promise;
  }

  /** What is held and what waits. */
  async query() {
    const show = ({ name, mode }) => ({ name, mode, clientId: this.#clientId });
    return { held: this.#held.map(show), pending: this.#pending.map(show) };
  }

  /** True if nothing that is held, and nothing that waits before it, keeps the request out. */
  #free(request) {
    const clashes = (other) => other.name === request.name && (other.mode === 'exclusive' || request.mode === 'exclusive');
    if (this.#held.some(clashes)) return false;
    for (const other of this.#pending) {
      if (other === request) return true;
      if (other.name === request.name) return false;
    }
    return true;
  }

  #steal(name) {
    const stolen = this.#held.filter((request) => request.name === name);
    this.#held = this.#held.filter((request) => request.name !== name);
    for (const request of stolen) request.reject(refused('The operation was aborted', 'AbortError'));
  }

  #follow(signal, request) {
    signal.addEventListener('abort', () => {
      if (!this.#pending.includes(request)) return;
      this.#pending = this.#pending.filter((other) => other !== request);
      request.reject(signal.reason);
      this.#grant();
    }, { __proto__: null, once: true });
  }

  #grant() {
    for (const request of this.#pending) {
      if (!this.#free(request)) continue;
      this.#pending = this.#pending.filter((other) => other !== request);
      this.#held.push(request);
      queueMicrotask(() => this.#run(request));
    }
  }

  async #run(request) {
    try {
      request.resolve(await request.callback(new Lock(kMake, request.name, request.mode)));
    } catch (error) {
      request.reject(error);
    }
    this.#held = this.#held.filter((other) => other !== request);
    this.#grant();
  }
}

module.exports = { locks: new LockManager(kMake) };
