'use strict';
// Which test the running code belongs to, through timers, promises and callbacks.
const { AsyncLocalStorage } = require('internal/async_local_storage');

exports.current = new AsyncLocalStorage();
