// What the library itself takes for granted. Programs' assertions are in `assert`.

/** Throws `ERR_INTERNAL_ASSERTION` if `value` is falsy. */
function assert(value, message) {
  if (!value) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INTERNAL_ASSERTION(message ?? 'A check inside the standard library failed');
  }
}

/** Throws `ERR_INTERNAL_ASSERTION`. */
assert.fail = function(message) {
  assert(false, message);
};

module.exports = assert;
