'use strict';
// A dot or an X a test, then every failure with its error.
const { errorText, paint, resultLine } = require('internal/test/reporters/lines');

/** The reporter `dot`. */
module.exports = async function* dotReporter(source) {
  let count = 0;
  const width = () => Math.max(process.stdout.columns ?? 20, 20);
  const failed = [];
  for await (const { type, data } of source) {
    if (type === 'test:pass') yield paint('green', '.');
    else if (type === 'test:fail') {
      yield paint('red', 'X');
      failed.push(data);
    }
    if ((type === 'test:pass' || type === 'test:fail') && ++count === width()) {
      yield '\n';
      count = 0;
    }
  }
  yield '\n';
  if (failed.length > 0) {
    yield `\n${paint('red', 'Failed tests:')}\n\n`;
    for (const data of failed) yield `${resultLine('test:fail', data)}\n${errorText(data.details?.error, '  ')}\n`;
  }
};
