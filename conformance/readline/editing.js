// Editing a line on a terminal.
const readline = require('readline');
const { PassThrough } = require('stream');

const input = new PassThrough();
const output = new PassThrough({ encoding: 'utf8' });
output.columns = 80;
const rl = readline.createInterface({ input, output, terminal: true, history: ['older', 'old'], completer: (line) => [
  ['help', 'hello', 'exit'].filter((word) => word.startsWith(line)), line] });
rl.on('line', (line) => console.log('line', JSON.stringify(line)));
rl.on('history', (history) => console.log('history', history));
rl.on('SIGINT', () => console.log('SIGINT'));
rl.on('close', () => console.log('close', JSON.stringify(output.read())));
const show = (text) => {
  input.write(text);
  console.log(JSON.stringify(text), JSON.stringify(rl.line), rl.cursor, JSON.stringify(output.read()));
};
rl.prompt();
show('abc def');
show('\x02\x02');
show('X');
show('\x01');
show('\x1bf');
show('\x0b');
show('\x19');
show('\x17');
show('\x1f');
show('\x1e');
show('\x15');
show('\x1b[A');
show('\x1b[A');
show('\x1b[B');
show('\x15');
show('he');
show('\t');
show('\t');
show('\t');
show('p\x7f\x7fx');
show('\x1b[D\x1b[3~');
show('\x03');
console.log(rl.getCursorPos());
show('\r');
show('two\nlines\n');
show('\x04');
