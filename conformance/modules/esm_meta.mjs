// import.meta, live bindings, cycles, data: URLs, queries.
import fs from 'fs';
console.log(Object.keys(import.meta), import.meta.main, typeof import.meta.resolve, this);
console.log(import.meta.url === `file://${import.meta.filename}`, import.meta.filename.startsWith(import.meta.dirname));
fs.writeFileSync('a.mjs', 'import { b } from "./b.mjs"; export let n = 1; export function up() { n++; return b; } export default import.meta.url.split("?")[1] ?? "none"; export const main = import.meta.main;');
fs.writeFileSync('b.mjs', 'import { up } from "./a.mjs"; export const b = typeof up;');
const here = `file://${process.cwd()}/`;
const a = await import(`${here}a.mjs`);
console.log(a.n, a.up(), a.n, a.default, a.main);
const q = await import(`${here}a.mjs?q`);
console.log(q.default, q === a, (await import(`${here}a.mjs`)) === a);
console.log((await import('data:text/javascript,export default 5')).default, (await import('data:text/javascript;base64,ZXhwb3J0IGRlZmF1bHQgNg==')).default);
console.log((await import('data:application/json,{"x":1}', { with: { type: 'json' } })).default);
console.log(a[Symbol.toStringTag], Object.keys(a));
try { a.n = 3; } catch (error) { console.log(error.name); }
