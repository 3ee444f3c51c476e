// An ES module's microtasks run before its ticks; top-level await holds its importers.
import fs from 'fs';
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('micro'));
queueMicrotask(() => console.log('micro 2'));
fs.writeFileSync('a.mjs', 'console.log("a"); await 0; console.log("a done"); export const x = 1');
fs.writeFileSync('b.mjs', 'import { x } from "./a.mjs"; console.log("b", x)');
await import(`file://${process.cwd()}/b.mjs`);
console.log('end');
