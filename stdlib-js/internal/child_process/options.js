'use strict';
// What the functions of child_process are given, checked and brought into one form.
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const validators = require('internal/validators');

/** The system's calls would cut a text at a null. */
function checkNul(text, name) {
  if (typeof text === 'string' && text.includes('\u0000')) {
    throw new ERR_INVALID_ARG_VALUE(name, text, 'must be a string without null bytes');
  }
}

function checkTimeout(timeout) {
  if (timeout != null) validators.validateInteger(timeout, 'timeout', 0);
}

function checkMaxBuffer(maxBuffer) {
  if (maxBuffer != null) validators.validateNumber(maxBuffer, 'options.maxBuffer', 0);
}

/** A signal's number from its name or number; nothing for nothing. */
function checkSignal(signal) {
  if (typeof signal === 'string' || typeof signal === 'number') {
    return require('internal/util').convertToValidSignal(signal);
  }
  if (signal != null) throw new ERR_INVALID_ARG_TYPE('options.killSignal', ['string', 'number'], signal);
  return undefined;
}

function checkIdentity(value, name) {
  if (value != null) validators.validateInt32(value, `options.${name}`);
}

let warnedShell = false;

/** The options of a spawn: `file`, `args` with the command's name first, `envPairs`, `cwd` and what was given. */
function normalizeSpawn(file, args, options) {
  validators.validateString(file, 'file');
  checkNul(file, 'file');
  if (file.length === 0) throw new ERR_INVALID_ARG_VALUE('file', file, 'cannot be empty');
  if (Array.isArray(args)) {
    args = args.slice();
  } else if (args == null) {
    args = [];
  } else if (typeof args !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('args', 'object', args);
  } else {
    options = args;
    args = [];
  }
  for (let i = 0; i < args.length; i++) {
    args[i] = `${args[i]}`;
    checkNul(args[i], `args[${i}]`);
  }
  if (options === undefined) options = {};
  else validators.validateObject(options, 'options');
  options = { __proto__: null, ...options };
  let { cwd } = options;
  if (cwd != null) {
    cwd = require('internal/url').toPathIfFileURL(cwd);
    if (typeof cwd !== 'string') {
      if (!ArrayBuffer.isView(cwd)) throw new ERR_INVALID_ARG_TYPE('options.cwd', ['string', 'Buffer', 'URL'], options.cwd);
    } else {
      checkNul(cwd, 'options.cwd');
    }
  }
  if (options.detached != null) validators.validateBoolean(options.detached, 'options.detached');
  checkIdentity(options.uid, 'uid');
  checkIdentity(options.gid, 'gid');
  if (options.shell != null && typeof options.shell !== 'boolean' && typeof options.shell !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('options.shell', ['boolean', 'string'], options.shell);
  }
  if (options.argv0 != null) {
    validators.validateString(options.argv0, 'options.argv0');
    checkNul(options.argv0, 'options.argv0');
  }
  if (options.windowsHide != null) validators.validateBoolean(options.windowsHide, 'options.windowsHide');
  if (options.windowsVerbatimArguments != null) {
    validators.validateBoolean(options.windowsVerbatimArguments, 'options.windowsVerbatimArguments');
  }
  if (options.shell) {
    checkNul(options.shell, 'options.shell');
    if (args.length > 0 && !warnedShell) {
      warnedShell = true;
      process.emitWarning('Passing args to a child process with shell option true can lead to security ' +
        'vulnerabilities, as the arguments are not escaped, only concatenated.', 'DeprecationWarning', 'DEP0190');
    }
    const command = args.length > 0 ? `${file} ${args.join(' ')}` : file;
    file = typeof options.shell === 'string' ? options.shell : '/bin/sh';
    args = ['-c', command];
  }
  args.unshift(typeof options.argv0 === 'string' ? options.argv0 : file);
  options.args = args;
  options.file = file;
  options.cwd = cwd || undefined;
  options.detached = !!options.detached;
  options.envPairs = environment(options.env || process.env);
  return options;
}

/** `NAME=value` of all variables, inherited ones too. */
function environment(env) {
  const pairs = [];
  // eslint-disable-next-line guard-for-in
  for (const name in env) {
    const value = env[name];
    if (value === undefined) continue;
    checkNul(name, `options.env['${name}']`);
    checkNul(`${value}`, `options.env['${name}']`);
    pairs.push(`${name}=${value}`);
  }
  return pairs;
}

/** A list of what each descriptor of the child is to be: `{ type, ... }`. */
function normalizeStdio(stdio, isSync) {
  const { codes: { ERR_INVALID_ARG_VALUE: Invalid, ERR_INVALID_SYNC_FORK_INPUT, ERR_IPC_ONE_PIPE, ERR_IPC_SYNC_FORK } } = require('internal/errors');
  if (typeof stdio === 'string') stdio = named(stdio);
  else if (!Array.isArray(stdio)) throw new Invalid('stdio', stdio);
  const list = [];
  let ipc;
  for (let i = 0; i < stdio.length || i < 3; i++) {
    let value = stdio[i];
    if (value == null) value = i < 3 ? 'pipe' : 'ignore';
    if (value === 'ignore') {
      list.push({ type: 'ignore' });
    } else if (value === 'pipe' || value === 'overlapped' || (typeof value === 'number' && value < 0)) {
      list.push({ type: 'pipe' });
    } else if (value === 'ipc') {
      if (isSync) throw new ERR_IPC_SYNC_FORK();
      if (ipc !== undefined) throw new ERR_IPC_ONE_PIPE();
      ipc = i;
      list.push({ type: 'pipe', ipc: true });
    } else if (value === 'inherit') {
      list.push({ type: 'inherit', fd: i });
    } else if (typeof value === 'number' || typeof value.fd === 'number') {
      list.push({ type: 'fd', fd: typeof value === 'number' ? value : value.fd });
    } else if (handleOf(value)) {
      const handle = handleOf(value);
      list.push({ type: 'wrap', fd: handle.fd, stream: value, handle });
    } else if (ArrayBuffer.isView(value) || typeof value === 'string') {
      if (!isSync) throw new ERR_INVALID_SYNC_FORK_INPUT(require('internal/util/inspect').inspect(value));
      list.push({ type: 'ignore' });
    } else {
      throw new Invalid('stdio', value);
    }
  }
  return { list, ipc };
}

function named(name) {
  if (name === 'ignore' || name === 'overlapped' || name === 'pipe') return [name, name, name];
  if (name === 'inherit') return [0, 1, 2];
  throw new ERR_INVALID_ARG_VALUE('stdio', name);
}

/** The native handle in a stream, or what is one. */
function handleOf(value) {
  const { kindOf } = internalBinding('net');
  if (kindOf(value) !== undefined) return value;
  if (value !== null && typeof value === 'object' && kindOf(value._handle) !== undefined) return value._handle;
  return undefined;
}

/** What the native half is told: -1 ignores, -2 is a pipe, others are descriptors. */
function slots(list) {
  const numbers = [];
  for (let i = 0; i < list.length; i++) {
    const { type } = list[i];
    numbers.push(type === 'ignore' ? -1 : type === 'pipe' ? -2 : list[i].fd);
  }
  return numbers;
}

module.exports = { normalizeSpawn, normalizeStdio, slots, checkTimeout, checkMaxBuffer, checkSignal, checkNul, environment };
