'use strict';
// The global `fetch`, which is not built yet and says so.

exports.fetch = function fetch(input, init = undefined) {
  const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
  return Promise.reject(new ERR_METHOD_NOT_IMPLEMENTED('fetch()'));
};
