// What import refuses.
import fs from 'fs';
const here = process.cwd();
fs.writeFileSync('main.mjs', 'export const load = (s, o) => import(s, o); export const resolve = import.meta.resolve;');
fs.writeFileSync('b.mjs', 'export const y = 1');
fs.writeFileSync('c.cjs', 'exports.y = 1');
fs.writeFileSync('b2.mjs', 'export const y = 2');
fs.writeFileSync('star.mjs', 'export * from "./b.mjs"; export * from "./b2.mjs"');
fs.writeFileSync('x.xyz', '');
fs.writeFileSync('j.json', '{}');
fs.writeFileSync('i1.mjs', 'import { x } from "./b.mjs"');
fs.writeFileSync('i2.mjs', 'import {x} from "./c.cjs"');
fs.writeFileSync('i3.mjs', 'import { y } from "./star.mjs"');
fs.writeFileSync('i4.mjs', 'export { nope } from "fs"');
fs.mkdirSync('d');
const { load, resolve } = await import(`file://${here}/main.mjs`);
const show = async (specifier, options) => {
  try {
    await load(specifier, options);
    console.log(specifier, 'loaded');
  } catch (error) {
    const url = error.url && error.url.replace(here, '<dir>');
    console.log(specifier, error.name, error.code, error.message.split(here).join('<dir>'), url);
  }
};
for (const s of ['./zz', 'zz', './d', '#x', 'node:zz', '/abs/none', 'http://x/y', 'data:text/foo,1', 'foo:bar', './x.xyz', './j.json', '.p', '@x',
  './x%2fy', './i1.mjs', './i2.mjs', './i3.mjs', './i4.mjs']) await show(s);
await show('./b.mjs', { with: { type: 'json' } });
await show('./b.mjs', { with: { type: 'css' } });
console.log(resolve('./nothing').replace(here, '<dir>'), resolve('fs'));
