// What the reporter `tap` says of tests that end in all kinds of ways.
const { show } = require('./fixtures/shown');

show(['--test-reporter=tap', 'endings.js']);
