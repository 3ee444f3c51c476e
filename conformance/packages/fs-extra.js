// Copies, moves, JSON, links.
const fs = require('fs-extra');
(async () => {
  await fs.outputJson('x/y/z.json', { a: 1 }, { spaces: 2 });
  console.log(await fs.readJson('x/y/z.json'), await fs.pathExists('nope'));
  await fs.copy('x', 'c');
  await fs.move('c/y', 'm');
  console.log(fs.readdirSync('m'), fs.readdirSync('c'));
  await fs.emptyDir('x');
  console.log(fs.readdirSync('x'));
  await fs.ensureFile('q/w/e');
  await fs.ensureSymlink('q/w/e', 'ln');
  console.log(fs.lstatSync('ln').isSymbolicLink());
  await fs.remove('q');
  console.log(fs.existsSync('q'));
  fs.copySync('m', 'n', { filter: (s) => !s.endsWith('.x') });
  console.log(fs.readJsonSync('n/z.json'));
  try {
    fs.readJsonSync('none');
  } catch (e) {
    console.log(e.code);
  }
  try {
    await fs.move('m', 'n');
  } catch (e) {
    console.log(e.message);
  }
})();
