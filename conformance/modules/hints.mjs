// What `import` does not find, but `require` would have: the error says how to write it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
for (const [path, text] of [['x.js', ''], ['dir/index.js', ''], ['d2/package.json', '{"main":"m.js"}'], ['d2/m.js', ''], ['node_modules/some/package.json', '{"name":"some"}'],
  ['node_modules/some/obj.js', ''], ['node_modules/lone.js', '']]) {
  mkdirSync(path.split('/').slice(0, -1).join('/') || '.', { recursive: true });
  writeFileSync(path, text);
}
writeFileSync('t.mjs', `const said = [];
for (const name of ['./x', './dir', './dir/', './d2', './nope', 'some/obj', 'lone.js', 'nopkg', 'nopkg/x']) {
  await import(name).catch((error) => said.push([name, error.name, error.code, error.message]));
}
export default said;`);
const { default: said } = await import(pathToFileURL('t.mjs'));
for (const words of said) console.log(words.join(' | ').replaceAll(process.cwd(), '.'));
