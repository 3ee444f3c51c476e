// cursorTo, moveCursor, clearLine, clearScreenDown; readline/promises.Readline.
const readline = require('readline');
const { Readline } = require('readline/promises');
const { PassThrough } = require('stream');

const output = new PassThrough({ encoding: 'utf8' });
const written = () => JSON.stringify(output.read());
const shown = (fn) => {
  try {
    console.log(fn(), written());
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
};
shown(() => readline.cursorTo(output, 4));
shown(() => readline.cursorTo(output, 4, 2));
shown(() => readline.cursorTo(output, undefined, 2));
shown(() => readline.cursorTo(output, NaN));
shown(() => readline.cursorTo(output, 1, NaN));
shown(() => readline.cursorTo(output, 'a', 'b'));
shown(() => readline.moveCursor(output, 1, -2));
shown(() => readline.moveCursor(output, -3, 4));
shown(() => readline.moveCursor(output, 0, 0));
for (const dir of [-1, 0, 1]) shown(() => readline.clearLine(output, dir));
shown(() => readline.clearScreenDown(output));
shown(() => readline.clearLine(null, 0));
shown(() => readline.clearLine(output, 0, 5));
readline.moveCursor(output, 0, 0, (err) => console.log('called', err));

const lines = new Readline(output);
shown(() => lines.cursorTo(1, 2).moveCursor(1, 1).clearLine(-1).clearScreenDown() === lines);
lines.commit().then(() => {
  console.log('committed', written());
  lines.clearLine(0).rollback();
  return lines.commit();
}).then(() => console.log('rolled back', written()));
shown(() => new Readline(5));
shown(() => lines.cursorTo('a'));
shown(() => lines.moveCursor('a', 1));
shown(() => lines.clearLine(2));
