// emitKeypressEvents: the keys of characters and escape sequences.
const readline = require('readline');
const { PassThrough } = require('stream');

const input = new PassThrough();
readline.emitKeypressEvents(input);
input.on('keypress', (s, key) => {
  const held = ['ctrl', 'meta', 'shift'].filter((name) => key[name]).join('+');
  console.log(JSON.stringify(s), JSON.stringify(key.sequence), key.name, held, key.code ?? '');
});
input.write('aZ9 .é€\u{1f600}');
input.write('\r\n\t\b\x7f\x01\x1a');
input.write('\x1ba\x1bA\x1b\r\x1b\x7f');
input.write('\x1b[A\x1b[1;5C\x1b[3~\x1b[15~\x1bOP\x1b[Z\x1b[3;2~\x1b[31m\x1b\x1b[A');
setTimeout(() => input.write('\x1b'), 5);
setTimeout(() => input.write('x'), 700);
