'use strict';
const { OutgoingMessage } = require('internal/http/outgoing');

module.exports = { OutgoingMessage };
