// A main file of ES module syntax that nothing else calls an ES module.
import fs from 'fs';
import { basename } from 'path';
import { createRequire } from 'module';
console.log(typeof fs.readFile, basename(import.meta.url), typeof require, import.meta.main);
const require2 = createRequire(import.meta.url);
console.log(require2('path').basename(import.meta.filename), this);
console.log(await new Promise((resolve) => setTimeout(resolve, 1, 'awaited')));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('microtask'));
export const x = 1;
