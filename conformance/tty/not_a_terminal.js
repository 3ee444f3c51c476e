// tty where nothing is a terminal.
const tty = require('tty');
const fs = require('fs');
console.log(tty.isatty(0), tty.isatty(1), tty.isatty(-1), tty.isatty('x'), tty.isatty(99));
for (const make of [() => new tty.ReadStream(-1), () => new tty.WriteStream(-1), () => tty.WriteStream('x'), () => new tty.WriteStream(fs.openSync('f', 'w'))]) {
  try {
    make();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const { prototype } = tty.WriteStream;
const depth = (env) => prototype.getColorDepth(env);
console.log(depth({}), depth({ TERM: 'xterm-256color' }), depth({ COLORTERM: 'truecolor' }), depth({ TERM: 'dumb' }), depth({ FORCE_COLOR: '3' }), depth({ NO_COLOR: '1', TERM: 'xterm-256color' }));
console.log(prototype.hasColors(16, { TERM: 'xterm' }), prototype.hasColors({ TERM: 'xterm' }), prototype.hasColors(256, { TERM: 'xterm' }), prototype.hasColors(2 ** 24, { FORCE_COLOR: '3' }));
try {
  prototype.hasColors(1);
} catch (error) {
  console.log(error.code, error.message);
}
console.log(process.stdout.isTTY, process.stdin.isTTY, process.stdout.columns, process.stdout.hasColors);
