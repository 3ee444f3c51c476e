// require of ES modules.
const fs = require('fs');
const req = require('module').createRequire(`${process.cwd()}/main.js`);
const here = process.cwd();
fs.writeFileSync('a.mjs', 'export default 1; export const x = 2');
fs.writeFileSync('named.mjs', 'export const x = 2');
fs.writeFileSync('whole.mjs', 'const q = () => 9; export { q as "module.exports" }');
fs.writeFileSync('mark.mjs', 'export const __esModule = true; export default 1');
fs.writeFileSync('tla.mjs', 'await 1');
fs.writeFileSync('throws.mjs', 'throw new Error("thrown")');
fs.writeFileSync('detected.js', 'import fs from "fs"; export const kind = typeof fs.readFileSync');
fs.writeFileSync('cycle.mjs', `import { createRequire } from 'module'; createRequire(import.meta.url)('./cycle.cjs')`);
fs.writeFileSync('cycle.cjs', "require('./cycle.mjs')");
console.log(req('./a.mjs').default, req('./a.mjs').__esModule, req('./a.mjs') === req('./a.mjs'));
console.log(Object.keys(req('./named.mjs')), req('./whole.mjs')(), Object.keys(req('./mark.mjs')));
console.log(req('./detected').kind);
for (const name of ['tla', 'throws', 'throws', 'cycle']) {
  try { req(`./${name}.mjs`); } catch (error) { console.log(error.code, error.message.split(here).join('<dir>').replace(/From .*/, 'From')); }
}
