'use strict';
// Why a test failed, in the shape in which reporters are told.

/** The kinds of failure that count as "cancelled", not as "failed". */
const cancelling = ['cancelledByParent', 'testAborted', 'testTimeoutFailure'];

function messageOf(cause) {
  if (cause !== null && typeof cause === 'object' && typeof cause.message === 'string') return cause.message;
  return typeof cause === 'string' ? cause : require('internal/util/inspect').inspect(cause);
}

/** An `ERR_TEST_FAILURE` whose `cause` is what the program threw, or a sentence. It has no stack of its own. */
function failure(cause, type) {
  const { codes: { ERR_TEST_FAILURE } } = require('internal/errors');
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const error = new ERR_TEST_FAILURE(messageOf(cause), type);
    error.cause = cause;
    return error;
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Keeps a failure as it is and wraps anything else. */
function asFailure(error, type = 'testCodeFailure') {
  return error !== null && typeof error === 'object' && error.code === 'ERR_TEST_FAILURE' ? error : failure(error, type);
}

module.exports = { asFailure, cancelling, failure };
