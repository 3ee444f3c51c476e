// When tests and hooks run.
const { show } = require('./fixtures/shown');

show(['--test-reporter=./silent.mjs', 'order.js']);
