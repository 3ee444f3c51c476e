const fs = require('fs');
const fsp = require('fs/promises');
const path = require('path');
const d = process.cwd();
const step = async (name, fn) => { try { console.log(name, await fn()); } catch (error) { console.log(name, 'ERR', error.code, error.message); } };
(async () => {
  fs.mkdirSync(path.join(d, 'x/y'), { recursive: true });
  for (const name of ['a', 'b', 'x/y/z.js', 'x/q.ts', 'x/.hidden', 'x/.dots/in']) { fs.mkdirSync(path.dirname(name), { recursive: true }); fs.writeFileSync(name, ''); }
  fs.symlinkSync('x', 'link');
  await step('globSync', async () => fs.globSync('**/*.js', { cwd: d }));
  await step('globSync2', async () => fs.globSync(['**', '*'], { cwd: d }).sort());
  await step('globSync ex', async () => fs.globSync('**', { cwd: d, exclude: (n) => n === 'y' }).sort());
  await step('globSync exlist', async () => fs.globSync('**', { cwd: d, exclude: ['**/y/**'] }).sort());
  await step('globSync types', async () => fs.globSync('x/*', { cwd: d, withFileTypes: true }).map((e) => [e.name, e.isDirectory(), e.parentPath === path.join(d, 'x')].join()));
  await step('glob cb', () => new Promise((r, j) => fs.glob('x/{q,r}.*', { cwd: d }, (e, m) => e ? j(e) : r(m))));
  await step('glob p', async () => { const o = []; for await (const x of fsp.glob('**/[yz]*', { cwd: d })) o.push(x); return o.sort(); });
  for (const pattern of ['./**/z.js', 'link/**', '**/q.ts', 'x/{y,z}/*.js', '**/', 'x/**/..', '[ab]', '!(a|x)', 'x/.*', path.join(d, '*'), 'nothing/*']) {
    console.log(pattern.replace(d, '<cwd>'), fs.globSync(pattern).map((at) => at.replaceAll(d, '<cwd>').replaceAll(path.basename(d), '<name>')).sort().join(' '));
  }
  for (const args of [[1], ['x', 1], ['x', { exclude: 1 }], [[1]]]) {
    try { fs.globSync(...args); } catch (error) { console.log(error.code, error.message); }
  }
  try { fs.glob('x', {}); } catch (error) { console.log(error.code, error.message); }
})();
