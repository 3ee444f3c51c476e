'use strict';
// Unhandled rejections, judged after each drain of the microtasks.

const { option } = internalBinding('process');

let mode;
/** Promises that were reported, with their serial numbers, for `rejectionHandled`. */
let reported = null;
let serial = 0;

function policy() {
  if (mode === undefined) mode = option('--unhandled-rejections') || 'throw';
  return mode;
}

/** How the error calls a reason that is none: without running any code of the program's. */
function wordFor(reason) {
  if (typeof reason === 'function') return Function.prototype.toString.call(reason);
  if (typeof reason !== 'object' || reason === null) return String(reason);
  if (Object.prototype.toString === valueOf(reason, 'toString')) {
    const name = valueOf(valueOf(reason, 'constructor'), 'name');
    if (typeof name === 'string' && name !== '') return `#<${name}>`;
  }
  const tag = valueOf(reason, Symbol.toStringTag);
  return typeof tag === 'string' ? `[object ${tag}]` : Object.prototype.toString.call(reason);
}

/** What the data property `key` of `object` or of one of its prototypes holds. */
function valueOf(object, key) {
  const { isProxy } = require('internal/util/types');
  for (let at = object; at !== null && at !== undefined && !isProxy(at); at = Object.getPrototypeOf(at)) {
    const descriptor = Object.getOwnPropertyDescriptor(at, key);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}

/** What is thrown when nobody handles a rejection whose reason is no error. */
class UnhandledPromiseRejection extends Error {
  constructor(reason) {
    super('This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise ' +
      `which was not handled with .catch(). The promise rejected with the reason "${wordFor(reason)}".`);
    this.code = 'ERR_UNHANDLED_REJECTION';
    this.name = 'UnhandledPromiseRejection';
  }
}

function asError(reason) {
  if (reason !== null && typeof reason === 'object' && require('internal/util').isError(reason)) return reason;
  return new UnhandledPromiseRejection(reason);
}

function warn(reason, id) {
  const note = 'Unhandled promise rejection. This error originated either by throwing inside of an async function ' +
    'without a catch block, or by rejecting a promise which was not handled with .catch(). ' +
    'To terminate the node process on unhandled promise rejection, use the CLI flag `--unhandled-rejections=strict` ' +
    `(see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). (rejection id: ${id})`;
  const isError = require('internal/util').isError(reason);
  process.emitWarning(isError ? reason.stack : require('internal/util/inspect').inspect(reason), 'UnhandledPromiseRejectionWarning');
  const warning = new Error(note);
  warning.name = 'UnhandledPromiseRejectionWarning';
  if (isError) warning.stack = reason.stack;
  process.emitWarning(warning);
}

function escalate(reason) {
  require('internal/process/execution').onUncaught(asError(reason), true);
}

function judge(promise, reason) {
  const id = ++serial;
  if (reported === null) reported = new WeakMap();
  reported.set(promise, id);
  const how = policy();
  if (how === 'strict') {
    escalate(reason);
    if (!process.emit('unhandledRejection', reason, promise)) warn(reason, id);
    return;
  }
  const handled = process.emit('unhandledRejection', reason, promise);
  if (how === 'none') return;
  if (how === 'warn') {
    warn(reason, id);
  } else if (!handled) {
    if (how === 'warn-with-error-codes') {
      warn(reason, id);
      process.exitCode = 1;
    } else {
      escalate(reason);
    }
  }
}

/** `rejected` holds promise, reason and async context of each in turn; `late`, promises handled after their report. */
exports.settle = function settle(rejected, late) {
  for (let i = 0; i < late.length; i++) {
    if (reported !== null && reported.has(late[i])) process.emit('rejectionHandled', late[i]);
  }
  if (rejected.length === 0) return;
  const context = internalBinding('async_context');
  const before = context.get();
  try {
    for (let i = 0; i < rejected.length; i += 3) {
      context.set(rejected[i + 2]);
      judge(rejected[i], rejected[i + 1]);
    }
  } finally {
    context.set(before);
  }
};
