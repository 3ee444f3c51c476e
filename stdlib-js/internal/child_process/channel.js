'use strict';
// Messages between a process and one that it forked: a line of JSON each, over a socket pair.
const binding = internalBinding('net');
const errors = require('internal/errors');

const EOF = -4095;
const kChannel = Symbol('kChannel');

const json = { encode: JSON.stringify, decode: JSON.parse };

/** The two ends' common half. The channel keeps the loop alive while somebody listens for messages. */
class Channel {
  constructor(handle, target, serialization) {
    const { encode, decode } = serialization === 'advanced' ? require('internal/child_process/serialize') : json;
    this.encode = encode;
    this.decode = decode;
    this.handle = handle;
    this.target = target;
    this.pieces = [];
    this.decoder = new (require('string_decoder').StringDecoder)('utf8');
    this.refs = 0;
    this.pinned = false;
    this.writing = 0;
    this.closing = false;
    this.exposed = false;
    // What came before anybody listened: message and handle in turns.
    this.held = [];
    // The handle that the other side has not confirmed yet, and what waits behind it.
    this.sent = null;
    this.queue = [];
    handle.acceptHandles();
    handle.onread = (nread, chunk) => this.onRead(nread, chunk);
    handle.readStart();
  }

  get fd() {
    return this.handle === null ? -1 : this.handle.fd;
  }

  hasRef() {
    return this.handle !== null && this.handle.hasRef();
  }

  ref() {
    this.pinned = true;
    this.handle?.ref();
  }

  unref() {
    this.pinned = true;
    this.handle?.unref();
  }

  /** Listeners for messages come and go. */
  refCounted() {
    if (++this.refs === 1 && !this.pinned) this.handle?.ref();
  }

  unrefCounted() {
    if (--this.refs === 0 && !this.pinned) this.handle?.unref();
  }

  onRead(nread, chunk) {
    if (nread > 0) {
      this.onData(this.decoder.write(chunk));
      return;
    }
    if (nread === 0) return;
    if (nread !== EOF && nread !== -104) {
      this.target.emit('error', new errors.ErrnoException(nread, 'read'));
    }
    this.ended();
  }

  onData(text) {
    let from = 0;
    for (;;) {
      const at = text.indexOf('\n', from);
      if (at === -1) break;
      this.pieces.push(text.slice(from, at));
      const line = this.pieces.length === 1 ? this.pieces[0] : this.pieces.join('');
      this.pieces = [];
      from = at + 1;
      this.onLine(line);
    }
    if (from < text.length) this.pieces.push(from === 0 ? text : text.slice(from));
  }

  onLine(line) {
    let message;
    try {
      message = this.decode(line);
    } catch (error) {
      this.target.emit('error', error);
      return;
    }
    const isInternal = message !== null && typeof message === 'object' && typeof message.cmd === 'string' && message.cmd.startsWith('NODE_');
    if (!isInternal) {
      process.nextTick(() => this.deliver(message, undefined));
    } else if (message.cmd === 'NODE_HANDLE') {
      this.onHandle(message);
    } else if (message.cmd === 'NODE_HANDLE_ACK') {
      this.onAcknowledged();
    } else {
      this.target.emit('internalMessage', message, undefined);
    }
  }

  /** A socket or server came, with the message in `msg`. */
  onHandle(message) {
    const native = this.handle.takeHandle();
    this.post({ cmd: 'NODE_HANDLE_ACK' });
    if (binding.kindOf(native) === undefined) {
      process.nextTick(() => this.deliver(message.msg, undefined));
      return;
    }
    require('internal/child_process/handles').revive(message.type, native, (value) => {
      process.nextTick(() => this.deliver(message.msg, value));
    });
  }

  /** The other side has the handle: ours can go, and what waited follows. */
  onAcknowledged() {
    const { sent } = this;
    this.sent = null;
    if (sent !== null) require('internal/child_process/handles').release(sent.native, sent.type, sent.keepOpen);
    const { queue } = this;
    this.queue = [];
    for (let i = 0; i < queue.length; i++) {
      if (this.sent !== null) this.queue.push(queue[i]);
      else this.send(queue[i].message, queue[i].given, queue[i].callback, false);
    }
    this.endIfDone();
  }

  deliver(message, handle) {
    if (this.target.listenerCount('message') === 0) this.held.push(message, handle);
    else this.target.emit('message', message, handle);
  }

  endIfDone() {
    if (this.closing && this.writing === 0 && this.sent === null && this.queue.length === 0) this.ended();
  }

  /** The other side is gone, or this one wants no more. */
  ended() {
    if (this.handle === null) return;
    const { handle, target } = this;
    this.handle = null;
    target.connected = false;
    if (this.exposed) target.channel = null;
    target._channel = null;
    handle.onread = () => {};
    handle.close(() => {});
    process.nextTick(() => target.emit('disconnect'));
  }

  /** Sends what is the channel's own. */
  post(message) {
    if (this.handle !== null) this.handle.write(`${this.encode(message)}\n`, 'utf8', () => {});
  }

  /** True if the other side keeps up. `given` is null or `{ value, type, native, keepOpen }`. */
  send(message, given, callback, isInternal) {
    if (this.handle === null || (this.closing && !isInternal)) {
      this.fail(new errors.codes.ERR_IPC_CHANNEL_CLOSED(), callback);
      return false;
    }
    if (this.sent !== null && !isInternal) {
      // One handle at a time; messages keep their order behind it.
      this.queue.push({ message, given, callback });
      return this.queue.length === 1;
    }
    const done = (status) => {
      this.writing--;
      if (typeof callback === 'function') callback(status < 0 ? new errors.ErrnoException(status, 'write') : null);
      this.endIfDone();
    };
    const { handle } = this;
    const sends = given !== null && given.native;
    const text = `${this.encode(sends ? { cmd: 'NODE_HANDLE', type: given.type, msg: message } : message)}\n`;
    this.writing++;
    let status;
    if (sends) {
      status = handle.writeHandle(text, given.native, done);
      if (status >= 0) {
        this.sent = given;
        require('internal/child_process/handles').letGo(given.value, given.type, given.keepOpen);
      }
    } else {
      status = handle.write(text, 'utf8', done);
    }
    if (status === 1) return handle.writeQueueSize < 65536 * 2;
    this.writing--;
    if (status < 0) {
      this.fail(new errors.ErrnoException(status, 'write'), callback);
      return false;
    }
    if (typeof callback === 'function') process.nextTick(callback, null);
    return true;
  }

  fail(error, callback) {
    if (typeof callback === 'function') process.nextTick(callback, error);
    else process.nextTick(() => this.target.emit('error', error));
  }
}

/** Gives `target` (a child, or the process itself) its `send`, `disconnect` and `connected`. */
function setUp(target, handle, serialization) {
  const channel = new Channel(handle, target, serialization);
  target[kChannel] = channel;
  target.connected = true;
  target._channel = null;
  target.on('newListener', () => {
    if (channel.held.length === 0) return;
    process.nextTick(() => {
      if (target.listenerCount('message') === 0) return;
      const { held } = channel;
      channel.held = [];
      for (let i = 0; i < held.length; i += 2) target.emit('message', held[i], held[i + 1]);
    });
  });
  target.channel = channel;
  channel.exposed = true;
  target.send = function send(message, sendHandle, options, callback) {
    if (typeof sendHandle === 'function') {
      callback = sendHandle;
      sendHandle = undefined;
      options = undefined;
    } else if (typeof options === 'function') {
      callback = options;
      options = undefined;
    } else if (options !== undefined) {
      require('internal/validators').validateObject(options, 'options');
    }
    const { codes } = errors;
    if (callback !== undefined) require('internal/validators').validateFunction(callback, 'callback');
    if (!this.connected) {
      const error = new codes.ERR_IPC_CHANNEL_CLOSED();
      if (typeof callback === 'function') process.nextTick(callback, error);
      else process.nextTick(() => this.emit('error', error));
      return false;
    }
    if (message === undefined) throw new codes.ERR_MISSING_ARGS('message');
    if (typeof message !== 'string' && typeof message !== 'object' && typeof message !== 'number' && typeof message !== 'boolean') {
      throw new codes.ERR_INVALID_ARG_TYPE('message', ['string', 'object', 'number', 'boolean'], message);
    }
    let given = null;
    if (sendHandle !== undefined && sendHandle !== null) {
      const { type, native } = require('internal/child_process/handles').describe(sendHandle);
      given = { value: sendHandle, type, native, keepOpen: Boolean(options?.keepOpen) };
    }
    return channel.send(message, given, callback, false);
  };
  target._send = function _send(message, sendHandle, options, callback) {
    return channel.send(message, null, callback, true);
  };
  target.disconnect = function disconnect() {
    if (!this.connected) {
      this.emit('error', new errors.codes.ERR_IPC_DISCONNECTED());
      return;
    }
    this._disconnect();
  };
  target._disconnect = function _disconnect() {
    this.connected = false;
    channel.closing = true;
    // What is being written goes out first.
    process.nextTick(() => channel.endIfDone());
  };
  return channel;
}

/** The parent's end: it keeps the parent alive as the process does. */
exports.openInParent = function openInParent(child, handle, serialization) {
  setUp(child, handle, serialization);
};

/** The child's end, on descriptor `fd`. */
exports.openInChild = function openInChild(fd, serialization) {
  const handle = binding.create('Pipe');
  const failed = handle.open(fd);
  if (failed) throw new errors.ErrnoException(failed, 'open');
  const channel = setUp(process, handle, serialization);
  handle.unref();
  // The channel keeps the process alive only while somebody waits for what comes through it.
  const counts = (name) => name === 'message' || name === 'disconnect';
  process.on('newListener', (name) => {
    if (counts(name)) channel.refCounted();
  });
  process.on('removeListener', (name) => {
    if (counts(name)) channel.unrefCounted();
  });
};

/** Opens the channel that the environment names, and takes it out of the environment: grandchildren have no part in it. */
exports.openInherited = function openInherited(text) {
  const { unsetenv, getenv } = internalBinding('process');
  const mode = getenv('NODE_CHANNEL_SERIALIZATION_MODE');
  unsetenv('NODE_CHANNEL_FD');
  unsetenv('NODE_CHANNEL_SERIALIZATION_MODE');
  const fd = Number(text);
  if (Number.isInteger(fd) && fd >= 0) exports.openInChild(fd, mode);
};
