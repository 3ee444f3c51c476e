'use strict';
// What some programs reach for inside Node.
const common = require('internal/http/common');
const { METHODS } = internalBinding('http');

module.exports = {
  _checkIsHttpToken: common.isToken,
  _checkInvalidHeaderChar: common.hasInvalidChar,
  chunkExpression: /(?:^|\W)chunked(?:$|\W)/i,
  continueExpression: /(?:^|\W)100-continue(?:$|\W)/i,
  CRLF: '\r\n',
  methods: METHODS,
};
