'use strict';
// ChildProcess: a process that was spawned, its streams and its end.
const EventEmitter = require('events');
const binding = internalBinding('child_process');
const errors = require('internal/errors');
const validators = require('internal/validators');
const { normalizeStdio, slots } = require('internal/child_process/options');

// Failures that are told by an event, because the caller could not have known.
const LATE = [-13, -11, -24, -23, -2, -1, -20, -40, -36, -8, -26, -7];

// On a stream that was given to another process.
const kLent = Symbol('kLent');

let signalNames;
/** The name of a signal's number. */
function signalName(number) {
  if (signalNames === undefined) {
    const { signals } = require('os').constants;
    signalNames = [];
    for (const name of Object.keys(signals)) signalNames[signals[name]] ??= name;
  }
  return signalNames[number];
}

/** The native half's process, as `child._handle`. */
class Process {
  constructor(pid) {
    this.pid = pid;
    this.referenced = true;
  }

  kill(signal) {
    return binding.kill(this.pid, signal);
  }

  ref() {
    this.referenced = true;
    binding.setRef(this.pid, true);
  }

  unref() {
    this.referenced = false;
    binding.setRef(this.pid, false);
  }

  hasRef() {
    return this.referenced;
  }

  close() {}
}

function ChildProcess() {
  EventEmitter.call(this);
  this._closesNeeded = 1;
  this._closesGot = 0;
  this.connected = false;
  this.signalCode = null;
  this.exitCode = null;
  this.killed = false;
  this.spawnfile = null;
  this._handle = null;
}
Object.setPrototypeOf(ChildProcess.prototype, EventEmitter.prototype);
Object.setPrototypeOf(ChildProcess, EventEmitter);

/** Starts the process: 0, or the system's number, negative, where that is told by an event as well. */
ChildProcess.prototype.spawn = function spawn(options) {
  validators.validateObject(options, 'options');
  const { list, ipc } = normalizeStdio(options.stdio || 'pipe', false);
  if (options.serialization !== undefined) {
    validators.validateOneOf(options.serialization, 'options.serialization', [undefined, 'json', 'advanced']);
  }
  const serialization = options.serialization || 'json';
  if (ipc !== undefined) {
    if (options.envPairs === undefined) options.envPairs = [];
    else validators.validateArray(options.envPairs, 'options.envPairs');
    options.envPairs.push(`NODE_CHANNEL_FD=${ipc}`, `NODE_CHANNEL_SERIALIZATION_MODE=${serialization}`);
  }
  validators.validateString(options.file, 'options.file');
  this.spawnfile = options.file;
  if (options.args === undefined) {
    this.spawnargs = [];
  } else {
    validators.validateArray(options.args, 'options.args');
    this.spawnargs = options.args;
  }
  const plan = {
    file: options.file,
    args: this.spawnargs.length > 0 ? this.spawnargs : [options.file],
    env: options.envPairs,
    cwd: options.cwd ?? undefined,
    stdio: slots(list),
    uid: options.uid ?? undefined,
    gid: options.gid ?? undefined,
    detached: !!options.detached,
  };
  const started = binding.spawn(plan, (code, signal) => onExit(this, code, signal));
  if (typeof started === 'number') {
    if (!LATE.includes(started)) throw new errors.ErrnoException(started, 'spawn');
    process.nextTick(onExit, this, started, 0);
    if (started === -24 || started === -23) {
      // Out of descriptors: there are no streams either.
      return started;
    }
    connectStreams(this, list, null);
    return started;
  }
  this.pid = started[0];
  this._handle = new Process(this.pid);
  process.nextTick(emitSpawn, this);
  connectStreams(this, list, started);
  for (let i = 0; i < list.length; i++) {
    if (list[i].type === 'wrap') keepForChild(list[i].stream);
  }
  if (ipc !== undefined) require('internal/child_process/channel').openInParent(this, started[ipc + 1], serialization);
  return 0;
};

function emitSpawn(child) {
  child.emit('spawn');
}

/** A stream that was given to the child is read there only. */
function keepForChild(stream) {
  const handle = stream?._handle;
  if (!handle) return;
  stream[kLent] = true;
  stream._readableState.reading = false;
  handle.reading = false;
  handle.lend?.();
  handle.readStop?.();
  stream.pause?.();
}

/** Makes `stdin`, `stdout`, `stderr` and `stdio`; without a process they are closed at once. */
function connectStreams(child, list, started) {
  child.stdio = [];
  for (let i = 0; i < list.length; i++) {
    if (list[i].type !== 'pipe' || list[i].ipc) {
      child.stdio.push(null);
      continue;
    }
    const socket = streamFor(child, started === null ? null : started[i + 1], i);
    child.stdio.push(socket);
    if (started === null) socket.destroy();
  }
  child.stdin = child.stdio[0] ?? null;
  child.stdout = child.stdio[1] ?? null;
  child.stderr = child.stdio[2] ?? null;
}

function streamFor(child, handle, at) {
  const { Socket } = require('net');
  const socket = new Socket(at === 0 ? { handle, readable: false } : at < 3 ? { handle, writable: false } : { handle });
  if (at > 0) {
    child._closesNeeded++;
    socket.on('close', () => maybeClose(child));
  }
  return socket;
}

function maybeClose(child) {
  child._closesGot++;
  if (child._closesGot === child._closesNeeded) child.emit('close', child.exitCode, child.signalCode);
}

function onExit(child, code, signal) {
  if (signal) child.signalCode = signalName(signal) ?? `${signal}`;
  else child.exitCode = code;
  if (child.stdin) child.stdin.destroy();
  if (child._handle) child._handle = null;
  if (code < 0) {
    const error = new errors.ErrnoException(code, child.spawnfile ? `spawn ${child.spawnfile}` : 'spawn');
    if (child.spawnfile) error.path = child.spawnfile;
    error.spawnargs = child.spawnargs.slice(1);
    child.emit('error', error);
  } else {
    child.emit('exit', child.exitCode, child.signalCode);
  }
  // Data that nobody reads would keep the streams from closing; in the next tick it is too late to start.
  process.nextTick(flushStreams, child);
  maybeClose(child);
}

function flushStreams(child) {
  if (child.stdio == null) return;
  for (let i = 0; i < child.stdio.length; i++) {
    const stream = child.stdio[i];
    if (!stream || !stream.readable || stream[kLent]) continue;
    stream.resume();
  }
}

/** Sends a signal; false if the process has ended. */
ChildProcess.prototype.kill = function kill(signal) {
  const number = signal === 0 ? signal : require('internal/util').convertToValidSignal(signal === undefined ? 'SIGTERM' : signal);
  if (this._handle) {
    const failed = this._handle.kill(number);
    if (failed === 0) {
      this.killed = true;
      return true;
    }
    if (failed === -22 || failed === -38) throw new errors.ErrnoException(failed, 'kill');
    if (failed !== -3) this.emit('error', new errors.ErrnoException(failed, 'kill'));
  }
  return false;
};

ChildProcess.prototype.ref = function ref() {
  if (this._handle) this._handle.ref();
};

ChildProcess.prototype.unref = function unref() {
  if (this._handle) this._handle.unref();
};

ChildProcess.prototype[Symbol.dispose] = function() {
  if (!this.killed) this.kill();
};

module.exports = { ChildProcess, signalName };
