const { Console } = require('console');
const lines = [];
const { Writable } = require('stream');
const sink = (name) => new Writable({ write(chunk, encoding, callback) { lines.push(`${name} ${chunk}`); callback(); } });
const stdout = sink('out');
const stderr = sink('err');
const mine = new Console({ stdout, stderr, inspectOptions: { depth: 0 }, groupIndentation: 4 });
mine.log('a %s', { b: { c: 1 } });
mine.error('bad');
mine.group('g');
mine.log({ a: { b: 1 } });
mine.groupEnd();
mine.assert(false, 'no %s', 'way');
mine.assert(false, { a: 1 });
mine.trace('here');
new Console(stdout).log('short');
new Console({ stdout, colorMode: true }).log(1, { a: 's' });
console.log(lines.map((line) => line.split('\n')[0]).join('\n'));
console.log(mine instanceof Console, console instanceof Console, Object.prototype.toString.call(mine));
for (const args of [[], [{}], [{ stdout, stderr: {} }], [{ stdout, colorMode: 'x' }], [{ stdout, inspectOptions: 1 }],
  [{ stdout, inspectOptions: { colors: true }, colorMode: true }], [{ stdout, groupIndentation: -1 }]]) {
  try { new Console(...args); } catch (error) { console.log(error.code, error.message); }
}
