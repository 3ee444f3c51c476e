'use strict';
// Errors of connections.

/** The error whose parts the native half has given: message, code, library, reason. */
exports.build = function build(parts) {
  const error = new Error(parts[0]);
  if (parts[2] !== '') {
    error.library = parts[2];
    error.reason = parts[3];
  }
  if (parts[1] !== '') error.code = parts[1];
  return error;
};

/** These may be a matter of the machine's own authorities. */
const MAY_BE_LOCAL = new Set(['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_GET_ISSUER_CERT']);

/** The error of a verdict: code and words. */
exports.ofVerdict = function ofVerdict(verdict) {
  const hint = MAY_BE_LOCAL.has(verdict[0]) ? '; if the root CA is installed locally, try running Node.js with --use-system-ca' : '';
  const error = new Error(verdict[1] + hint);
  error.code = verdict[0];
  return error;
};

/** The peer is gone. */
exports.connectionReset = function connectionReset(message) {
  const error = new Error(message);
  error.code = 'ECONNRESET';
  return error;
};
