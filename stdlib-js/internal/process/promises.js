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

function asError(reason) {
  if (reason !== null && typeof reason === 'object' && require('internal/util').isError(reason)) return reason;
  const { codes: { ERR_UNHANDLED_REJECTION } } = require('internal/errors');
  return new ERR_UNHANDLED_REJECTION(require('internal/util/inspect').inspect(reason));
}

function warn(reason, id) {
  const note = 'Unhandled promise rejection. This error originated either by throwing inside of an async function ' +
    'without a catch block, or by rejecting a promise which was not handled with .catch(). ' +
    'To terminate the node process on unhandled promise rejection, use the CLI flag `--unhandled-rejections=strict` ' +
    `(see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). (rejection id: ${id})`;
  const isError = require('internal/util').isError(reason);
  process.emitWarning(isError ? reason.stack : require('internal/util/inspect').inspect(reason), 'UnhandledRejectionWarning');
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
