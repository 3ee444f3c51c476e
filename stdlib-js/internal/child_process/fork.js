'use strict';
// fork: another program of this runtime, with a channel for messages.
const { codes: { ERR_CHILD_PROCESS_IPC_REQUIRED, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const validators = require('internal/validators');

/** Starts `modulePath` in a process of this runtime. */
exports.fork = function fork(modulePath, args, options) {
  const path = require('internal/url').toPathIfFileURL(modulePath);
  if (typeof path !== 'string' && !ArrayBuffer.isView(path)) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('modulePath', ['string', 'Buffer', 'URL'], modulePath);
  }
  require('internal/child_process/options').checkNul(path, 'modulePath');
  if (args == null) {
    args = [];
  } else if (typeof args === 'object' && !Array.isArray(args)) {
    options = args;
    args = [];
  } else {
    validators.validateArray(args, 'args');
  }
  if (options != null) validators.validateObject(options, 'options');
  options = { __proto__: null, ...options, shell: false };
  options.execPath = options.execPath || process.execPath;
  let execArgv = options.execArgv || process.execArgv;
  validators.validateArray(execArgv, 'options.execArgv');
  for (let i = 0; i < execArgv.length; i++) {
    if (typeof execArgv[i] === 'string') require('internal/child_process/options').checkNul(execArgv[i], `options.execArgv[${i}]`);
  }
  if (execArgv === process.execArgv && process._eval != null) {
    // The text of -e is not the child's program.
    const at = execArgv.lastIndexOf(process._eval);
    if (at > 0) execArgv = execArgv.filter((_, i) => i !== at && i !== at - 1);
  }
  args = execArgv.concat([path], args);
  if (typeof options.stdio === 'string') {
    if (!['ignore', 'pipe', 'inherit', 'overlapped'].includes(options.stdio)) throw new ERR_INVALID_ARG_VALUE('stdio', options.stdio);
    const name = options.stdio;
    options.stdio = [name, name, name, 'ipc'];
  } else if (!Array.isArray(options.stdio)) {
    const name = options.silent ? 'pipe' : 'inherit';
    options.stdio = [name, name, name, 'ipc'];
  } else if (!options.stdio.includes('ipc')) {
    throw new ERR_CHILD_PROCESS_IPC_REQUIRED('options.stdio');
  }
  return require('child_process').spawn(options.execPath, args, options);
};
