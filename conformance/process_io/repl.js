// A session on piped input, without the lines that greet.
const { spawnSync } = require('child_process');
const lines = ['const a = 1', 'a + 1', 'nope', 'function f() {', 'return 3', '}', 'f()', '_ + 1', "function g() { throw new Error('own') }", 'g()', 'throw { a: 1 }', "throw 'text'",
  "throw new TypeError('top')", '({ a: 1 })', '{ b: 2 }', 'let x = ;', '"str"', 'undefined', 'null', 'var q = 1; q', 'import fs from "fs"', 'import { a as b, c } from "x"', 'import * as ns from "y"',
  'import "z"', '`a', 'b`', '1 +', '2', '.break', '[', '1', '.break', 'globalThis.zz = 3', 'zz', 'class K { m() { return 1 } }', 'new K().m()', 'new Map([[1, { a: 2 }]])',
  "fs.existsSync('/')", 'process.version', '.foo', 'if (true) {', "console.log('in if')", '}', '/* comment */', "var s = Symbol('x'); s", '-0', '10n', 'async function af() { return 1 }', 'af()',
  'this === globalThis', 'typeof module', 'typeof require', '__filename', '_error.message', '.help', 'process.exitCode = 4', '.exit'];
const { status, stdout, stderr } = spawnSync(process.execPath, ['-i'], { input: `${lines.join('\n')}\n`, encoding: 'utf8' });
console.log(stdout.slice(stdout.indexOf('\n') + 1), status, stderr);
