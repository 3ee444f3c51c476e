// The class as a property, for `assert.AssertionError`.
module.exports = { AssertionError: require('internal/assert/assertion_error') };
