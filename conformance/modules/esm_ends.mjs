// Declarations that end a module without a semicolon.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const ends = ['export { a }', 'export { a }\n', 'export {\n  a,\n  a as b\n}\n', 'export { a as default }', 'export {}', 'export { a as "x y" }', 'export { a } // words', 'export { a }\n/* words */\n',
  'export * as fs from "node:fs"', 'export { sep } from "node:path"', 'import "node:fs"', 'export default a', 'export const c = a', 'export {', 'export { nothing }'];
for (const [i, end] of ends.entries()) {
  const file = `m${i}.mjs`;
  writeFileSync(file, `const a = ${i};\n${end}`);
  try {
    console.log(end, Object.entries(await import(pathToFileURL(file))).map(([name, value]) => `${name}: ${typeof value}`).join());
  } catch (error) {
    console.log(end, error.name);
  }
}
writeFileSync('detected.js', 'const a = 1\nexport { a }\n');
console.log((await import(pathToFileURL('detected.js'))).a);
const last = 1
export { last }
