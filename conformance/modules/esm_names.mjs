// What import finds in CommonJS, builtins and JSON.
import fs, { readFileSync, writeFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'module';
const here = process.cwd();
const url = (name) => new URL(name, `file://${here}/`).href;
writeFileSync('a.cjs', `
Object.defineProperty(exports, '__esModule', { value: true });
exports.one = 1; exports['two'] = 2;
Object.defineProperty(exports, 'three', { enumerable: true, get: function () { return 3; } });
exports[String('four')] = 4;
exports.default = 'd';
`);
const a = await import(url('a.cjs'));
console.log(Object.keys(a), a.one, a.two, a.three, a.default.four);
writeFileSync('b.cjs', "module.exports = { x, y: 1, 'z': x, ...require('./a.cjs'), w }; var x = 5, w = 6;");
const b = await import(url('b.cjs'));
console.log(Object.keys(b), b.x, b.y, b.default.z);
writeFileSync('c.cjs', "module.exports = require('./a.cjs')");
console.log(Object.keys(await import(url('c.cjs'))));
writeFileSync('f.cjs', 'module.exports = function f() {}; module.exports.g = 1');
const f = await import(url('f.cjs'));
console.log(typeof f.default, f.g, f.default === createRequire(import.meta.url)(`${here}/f.cjs`));
writeFileSync('j.json', '{"a": 1}');
console.log((await import(url('j.json'), { with: { type: 'json' } })).default);
console.log(fs.readFileSync === readFileSync);
fs.readFileSync = () => 'patched';
console.log(typeof readFileSync('a.cjs'));
syncBuiltinESMExports();
console.log(readFileSync('a.cjs'));
