'use strict';
const { STATUS_CODES } = internalBinding('http');
const { Server } = require('internal/http/server');
const { ServerResponse } = require('internal/http/response');

module.exports = {
  STATUS_CODES,
  Server,
  ServerResponse,
  _connectionListener: require('internal/http/connection').connectionListener,
};
