'use strict';
// Methods of `process` that not every program calls. Each is a lazy property of the object.

const own = internalBinding('process');
const errors = () => require('internal/errors').codes;
const validators = () => require('internal/validators');

/** An exit code from what a program gave: integers and strings of integers. */
function checkExitCode(code) {
  if (code === undefined || code === null) return undefined;
  let value = code;
  if (typeof value === 'string' && value !== '' && Number.isInteger(+value)) value = +value;
  validators().validateInteger(value, 'code');
  return value | 0;
}
exports.checkExitCode = checkExitCode;

exports.checkHrtime = function checkHrtime(time) {
  validators().validateArray(time, 'time');
  if (time.length !== 2) throw new (errors().ERR_OUT_OF_RANGE)('time', 2, time.length);
  return time;
};

function reallyExit(code) { own.reallyExit(code || 0); }
exports.reallyExit = reallyExit;

exports.exit = function exit(code) {
  if (own.option('--trace-exit')) {
    const { stack } = new Error();
    own.rawDebug(`(node:${process.pid}) WARNING: Exited the environment with code ${code || own.getExitCode() || 0}\n${stack.slice(stack.indexOf('\n') + 1)}`);
  }
  if (arguments.length !== 0) process.exitCode = code;
  if (!process._exiting) {
    process._exiting = true;
    const now = own.getExitCode() || 0;
    process.emit('exit', now);
  }
  process.reallyExit(own.getExitCode() || 0);
};

exports.abort = function abort() { own.abort(); };

exports.chdir = function chdir(directory) {
  validators().validateString(directory, 'directory');
  own.chdir(directory);
};

exports.umask = function umask(mask) {
  if (mask === undefined) return own.umask();
  return own.umask(validators().parseFileMode(mask, 'mask'));
};

exports.uptime = function uptime() { return own.uptime(); };

exports.kill = function kill(pid, signal) {
  if (pid != (pid | 0)) throw new (errors().ERR_INVALID_ARG_TYPE)('pid', 'number', pid);
  let number = signal;
  if (typeof signal !== 'number') {
    const { signals } = require('os').constants;
    const name = signal || 'SIGTERM';
    number = signals[name];
    if (number === undefined) throw new (errors().ERR_UNKNOWN_SIGNAL)(name);
  }
  const failed = process._kill(pid | 0, number | 0);
  if (failed) throw new (require('internal/errors').ErrnoException)(failed, 'kill');
  return true;
};
exports._kill = function _kill(pid, signal) { return own.kill(pid, signal); };

exports.memoryUsage = function memoryUsage() {
  const [rss, used] = own.memory();
  return { rss, heapTotal: used, heapUsed: used, external: 0, arrayBuffers: 0 };
};
exports.memoryUsage.rss = function rss() { return own.memory()[0]; };

exports.availableMemory = function availableMemory() { return require('os').freemem(); };
exports.constrainedMemory = function constrainedMemory() { return own.constrainedMemory(); };

function checkUsage(previous) {
  validators().validateObject(previous, 'prevValue');
  for (const name of ['user', 'system']) {
    const value = previous[name];
    validators().validateNumber(value, `prevValue.${name}`);
    if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
      throw new (errors().ERR_INVALID_ARG_VALUE.RangeError || errors().ERR_INVALID_ARG_VALUE)(`prevValue.${name}`, value);
    }
  }
}

exports.cpuUsage = function cpuUsage(previous) {
  if (previous) checkUsage(previous);
  const usage = own.resourceUsage(0);
  if (!previous) return { user: usage[0], system: usage[1] };
  return { user: usage[0] - previous.user, system: usage[1] - previous.system };
};

exports.threadCpuUsage = function threadCpuUsage(previous) {
  if (previous) checkUsage(previous);
  const usage = own.resourceUsage(1);
  if (!previous) return { user: usage[0], system: usage[1] };
  return { user: usage[0] - previous.user, system: usage[1] - previous.system };
};

exports.resourceUsage = function resourceUsage() {
  const u = own.resourceUsage(0);
  return {
    userCPUTime: u[0], systemCPUTime: u[1], maxRSS: u[2], sharedMemorySize: u[3], unsharedDataSize: u[4],
    unsharedStackSize: u[5], minorPageFault: u[6], majorPageFault: u[7], swappedOut: u[8], fsRead: u[9],
    fsWrite: u[10], ipcSent: u[11], ipcReceived: u[12], signalsCount: u[13], voluntaryContextSwitches: u[14],
    involuntaryContextSwitches: u[15],
  };
};

for (const name of ['getuid', 'geteuid', 'getgid', 'getegid', 'getgroups']) {
  const call = own[name];
  exports[name] = { [name]() { return call(); } }[name];
}

function identity(id, name) {
  if (typeof id === 'number') {
    validators().validateUint32(id, name);
  } else if (typeof id !== 'string') {
    throw new (errors().ERR_INVALID_ARG_TYPE)(name, ['number', 'string'], id);
  }
  return id;
}
for (const [name, kind] of [['setuid', 'User'], ['seteuid', 'User'], ['setgid', 'Group'], ['setegid', 'Group']]) {
  exports[name] = {
    [name](id) {
      if (own.setIdentity(name, identity(id, 'id')) === false) throw new (errors().ERR_UNKNOWN_CREDENTIAL)(kind, id);
    },
  }[name];
}
exports.setgroups = function setgroups(groups) {
  validators().validateArray(groups, 'groups');
  for (let i = 0; i < groups.length; i++) identity(groups[i], `groups[${i}]`);
  const bad = own.setGroups(groups);
  if (bad >= 0) throw new (errors().ERR_UNKNOWN_CREDENTIAL)('Group', groups[bad]);
};
exports.initgroups = function initgroups(user, extraGroup) {
  identity(user, 'user');
  identity(extraGroup, 'extraGroup');
  const bad = own.initGroups(user, extraGroup);
  if (bad === 1) throw new (errors().ERR_UNKNOWN_CREDENTIAL)('User', user);
  if (bad === 2) throw new (errors().ERR_UNKNOWN_CREDENTIAL)('Group', extraGroup);
};

exports.setUncaughtExceptionCaptureCallback = function setUncaughtExceptionCaptureCallback(fn) {
  const execution = require('internal/process/execution');
  if (fn === null) {
    execution.setCapture(null);
    return;
  }
  if (typeof fn !== 'function') throw new (errors().ERR_INVALID_ARG_TYPE)('fn', ['Function', 'null'], fn);
  if (execution.hasCapture()) throw new (errors().ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET)();
  execution.setCapture(fn);
};
exports.hasUncaughtExceptionCaptureCallback = function hasUncaughtExceptionCaptureCallback() {
  return require('internal/process/execution').hasCapture();
};

/** The callback sees every uncaught exception; one that returns true has taken it. */
exports.addUncaughtExceptionCaptureCallback = function addUncaughtExceptionCaptureCallback(fn) {
  if (typeof fn !== 'function') throw new (errors().ERR_INVALID_ARG_TYPE)('fn', 'Function', fn);
  require('internal/process/execution').addCapture(fn);
};

exports.emitWarning = function emitWarning(warning, type, code, ctor) {
  require('internal/process/warning').emitWarning(warning, type, code, ctor);
};

exports.getBuiltinModule = function getBuiltinModule(id) {
  validators().validateString(id, 'id');
  const name = id.startsWith('node:') ? id.slice(5) : id;
  const library = internalBinding('builtins');
  return library.isPublic(name) ? library.require(name) : undefined;
};

exports.getActiveResourcesInfo = function getActiveResourcesInfo() { return own.activeResources(); };
exports._getActiveHandles = function _getActiveHandles() { return []; };
exports._getActiveRequests = function _getActiveRequests() { return []; };

exports.openStdin = function openStdin() {
  process.stdin.resume();
  return process.stdin;
};

exports.assert = function assert(value, message) { require('assert').ok(value, message); };

exports._rawDebug = function _rawDebug(...args) {
  own.rawDebug(require('internal/util/inspect').format.apply(null, args));
};
exports._debugProcess = function _debugProcess() { throw new (errors().ERR_FEATURE_UNAVAILABLE_ON_PLATFORM)('process._debugProcess'); };
exports._debugEnd = function _debugEnd() {};

exports.ref = function ref(maybeRefable) {
  const fn = maybeRefable?.[Symbol.for('nodejs.ref')] || maybeRefable?.ref;
  if (typeof fn === 'function') fn.call(maybeRefable);
};
exports.unref = function unref(maybeRefable) {
  const fn = maybeRefable?.[Symbol.for('nodejs.unref')] || maybeRefable?.unref;
  if (typeof fn === 'function') fn.call(maybeRefable);
};

exports.loadEnvFile = function loadEnvFile(path) {
  const { readFileSync } = require('fs');
  const values = require('util').parseEnv(readFileSync(path === undefined ? '.env' : path, 'utf8'));
  for (const name of Object.keys(values)) {
    if (process.env[name] === undefined) process.env[name] = values[name];
  }
};

function absent(name) {
  return { [name]() { throw new (errors().ERR_METHOD_NOT_IMPLEMENTED)(`process.${name}()`); } }[name];
}
exports.dlopen = function dlopen() {
  const error = new Error('Ouro cannot load native add-ons: it is built without a C or C++ toolchain');
  error.code = 'ERR_DLOPEN_DISABLED';
  throw error;
};
exports.binding = function binding(name) {
  name = `${name}`;
  const make = require('internal/process/binding')[name];
  if (make !== undefined) return make();
  throw new Error(`No such module: ${name}`);
};
exports.execve = absent('execve');
/** Stacks are never mapped, so only turning it off is possible. */
exports.setSourceMapsEnabled = function setSourceMapsEnabled(enabled) {
  validators().validateBoolean(enabled, 'enabled');
  if (enabled) absent('setSourceMapsEnabled')();
};
exports.sourceMapsEnabled = false;

exports.finalization = {
  register(object, fn) { require('internal/process/finalization').register(object, fn); },
  registerBeforeExit(object, fn) { require('internal/process/finalization').registerBeforeExit(object, fn); },
  unregister(object) { require('internal/process/finalization').unregister(object); },
};
