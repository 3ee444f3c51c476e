// The reporters for people. What the program itself prints may come between their lines, so this program prints nothing.
const { show } = require('./fixtures/shown');

for (const reporter of ['spec', 'dot']) show([`--test-reporter=${reporter}`, 'quiet.js']);
show(['--test-reporter=junit', 'passing.js']);
