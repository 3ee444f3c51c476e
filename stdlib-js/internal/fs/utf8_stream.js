'use strict';
// `fs.Utf8Stream` is not built: packages that copy all of `fs` load, and making one says what is missing.

class Utf8Stream extends require('events') {
  constructor() {
    const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
    throw new ERR_METHOD_NOT_IMPLEMENTED('new fs.Utf8Stream()');
  }
}

module.exports = { Utf8Stream };
