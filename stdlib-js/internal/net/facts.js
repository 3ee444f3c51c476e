'use strict';
// What a socket says of itself and of its connection: options, addresses, state, counts. No byte moves here.
const errors = require('internal/errors');

const kBytesRead = Symbol('kBytesRead');
const kBytesWritten = Symbol('kBytesWritten');
const kSetNoDelay = Symbol('kSetNoDelay');
const kSetKeepAlive = Symbol('kSetKeepAlive');
const kSetKeepAliveInitialDelay = Symbol('kSetKeepAliveInitialDelay');
const kSetTOS = Symbol('kSetTOS');

const lazyCodes = () => errors.codes;
const validators = () => require('internal/validators');

const methods = {
  setNoDelay(enable) {
    enable = Boolean(enable === undefined ? true : enable);
    if (!this._handle) {
      this[kSetNoDelay] = enable;
      return this;
    }
    if (this._handle.setNoDelay && enable !== this[kSetNoDelay]) {
      this[kSetNoDelay] = enable;
      this._handle.setNoDelay(enable);
    }
    return this;
  },

  setKeepAlive(enable, initialDelayMsecs) {
    enable = Boolean(enable);
    const delay = ~~(initialDelayMsecs / 1000);
    if (!this._handle) {
      this[kSetKeepAlive] = enable;
      this[kSetKeepAliveInitialDelay] = delay;
      return this;
    }
    if (!this._handle.setKeepAlive) return this;
    if (enable !== this[kSetKeepAlive] || (enable && this[kSetKeepAliveInitialDelay] !== delay)) {
      this[kSetKeepAlive] = enable;
      this[kSetKeepAliveInitialDelay] = delay;
      this._handle.setKeepAlive(enable, delay);
    }
    return this;
  },

  setTypeOfService(tos) {
    if (Number.isNaN(tos)) throw new (lazyCodes().ERR_INVALID_ARG_TYPE)('tos', 'number', tos);
    validators().validateInt32(tos, 'tos', 0, 255);
    if (!this._handle) {
      this[kSetTOS] = tos;
      return this;
    }
    if (!this._handle.setTypeOfService) {
      this[kSetTOS] = tos;
      return this;
    }
    if (tos !== this[kSetTOS]) {
      this[kSetTOS] = tos;
      const failed = this._handle.setTypeOfService(tos);
      if (failed) throw new errors.ErrnoException(failed, 'setTypeOfService');
    }
    return this;
  },

  getTypeOfService() {
    if (!this._handle || !this._handle.getTypeOfService) return this[kSetTOS] ?? 0;
    const tos = this._handle.getTypeOfService();
    if (tos < 0) throw new errors.ErrnoException(tos, 'getTypeOfService');
    return tos;
  },

  address() {
    return this._getsockname();
  },

  _getpeername() {
    if (!this._handle || !this._handle.getpeername || this.connecting) return this._peername || {};
    if (!this._peername) {
      const found = this._handle.getpeername();
      if (typeof found !== 'object' || found === null) return {};
      this._peername = { address: found[0], family: found[1], port: found[2] };
    }
    return this._peername;
  },

  _getsockname() {
    if (!this._handle || !this._handle.getsockname) return {};
    if (!this._sockname) {
      const found = this._handle.getsockname();
      if (typeof found !== 'object' || found === null) return {};
      this._sockname = { address: found[0], family: found[1], port: found[2] };
    }
    return this._sockname;
  },
};

/** Puts all of it on the prototype of sockets. */
function addFacts(prototype) {
  for (const name of Object.keys(methods)) {
    Object.defineProperty(prototype, name, { __proto__: null, value: methods[name], writable: true, enumerable: true, configurable: true });
  }
  const getter = (name, get) => Object.defineProperty(prototype, name, { __proto__: null, get, enumerable: true, configurable: true });
  getter('_connecting', function() { return this.connecting; });
  getter('pending', function() { return !this._handle || this.connecting; });
  getter('readyState', function() {
    if (this.connecting) return 'opening';
    if (this.readable && this.writable) return 'open';
    if (this.readable && !this.writable) return 'readOnly';
    if (!this.readable && this.writable) return 'writeOnly';
    return 'closed';
  });
  getter('bufferSize', function() {
    if (this._handle) return this.writableLength;
    return undefined;
  });
  getter('bytesRead', function() { return this._handle ? this._handle.bytesRead : this[kBytesRead]; });
  getter('remoteAddress', function() { return this._getpeername().address; });
  getter('remoteFamily', function() { return this._getpeername().family; });
  getter('remotePort', function() { return this._getpeername().port; });
  getter('localAddress', function() { return this._getsockname().address; });
  getter('localPort', function() { return this._getsockname().port; });
  getter('localFamily', function() { return this._getsockname().family; });
  getter('_bytesDispatched', function() {
    const handle = this._handle;
    return handle ? handle.bytesWritten + handle.writeQueueSize : this[kBytesWritten];
  });
  getter('bytesWritten', function() {
    // Somebody may look at a prototype.
    if (!this._writableState) return undefined;
    let bytes = this._bytesDispatched;
    const pending = this._pendingData;
    const encoding = this._pendingEncoding;
    const buffered = this._writableState.getBuffer?.();
    if (buffered === undefined) return undefined;
    const { Buffer } = require('buffer');
    for (let i = 0; i < buffered.length; i++) {
      const { chunk } = buffered[i];
      bytes += typeof chunk === 'string' ? Buffer.byteLength(chunk, buffered[i].encoding) : chunk.length;
    }
    if (Array.isArray(pending)) {
      // A pending writev: chunks in the stream's form.
      for (let i = 0; i < pending.length; i++) {
        const { chunk } = pending[i];
        bytes += typeof chunk === 'string' ? Buffer.byteLength(chunk, pending[i].encoding) : chunk.length;
      }
    } else if (pending) {
      bytes += typeof pending === 'string' ? Buffer.byteLength(pending, encoding) : pending.byteLength;
    }
    return bytes;
  });
}

module.exports = { addFacts, kBytesRead, kBytesWritten, kSetKeepAlive, kSetKeepAliveInitialDelay, kSetNoDelay, kSetTOS };
