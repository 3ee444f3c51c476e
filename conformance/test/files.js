// `--test` finds files and runs each in its own process; names and patterns choose.
const { show } = require('./fixtures/shown');
const { join } = require('path');

const cwd = join(__dirname, 'fixtures', 'project');
show(['--test', '--test-reporter=tap', '--test-concurrency=1', 'lib/b.test.js', 'lib/test-c.js'], { cwd });
show(['--test', '--test-reporter=tap', '--test-name-pattern=two', 'lib/b.test.js'], { cwd });
