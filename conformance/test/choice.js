// `only`, name patterns and skip patterns leave tests out.
const { show } = require('./fixtures/shown');

show(['--test-reporter=tap', 'only.js']);
show(['--test-reporter=tap', '--test-name-pattern=inner', 'quiet.js']);
show(['--test-reporter=tap', '--test-name-pattern=/DEEP/i', 'quiet.js']);
show(['--test-reporter=tap', '--test-skip-pattern=/./', 'passing.js']);
