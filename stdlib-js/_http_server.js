'use strict';
const { STATUS_CODES } = internalBinding('http');
const { Server, kConnectionsCheckingInterval, storeHTTPOptions } = require('internal/http/server');
const { ServerResponse } = require('internal/http/response');

module.exports = {
  STATUS_CODES,
  Server,
  ServerResponse,
  kConnectionsCheckingInterval,
  storeHTTPOptions,
  _connectionListener: require('internal/http/connection').connectionListener,
};
