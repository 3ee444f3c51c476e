// mkdir, mkdtemp, opendir, readdir, rm, rmdir, cp, glob.
const fs = require('fs');
const { promises } = fs;
const code = async (fn) => {
  try {
    return await fn();
  } catch (error) {
    return [error.code, error.syscall].join(' ');
  }
};
(async () => {
  console.log(fs.mkdirSync('a'), fs.mkdirSync('a/b/c', { recursive: true }) !== undefined, fs.mkdirSync('a/b', { recursive: true }));
  console.log(await code(() => fs.mkdirSync('a')), await code(() => fs.mkdirSync('x/y')), await code(() => fs.rmdirSync('a')), await code(() => fs.rmSync('a')), await code(() => fs.rmSync('x')));
  fs.writeFileSync('a/1.js', '');
  fs.writeFileSync('a/b/2.js', '');
  fs.writeFileSync('a/b/3.ts', '');
  console.log(fs.readdirSync('a').sort(), fs.readdirSync('a', { recursive: true }).sort(), fs.readdirSync('a', { withFileTypes: true }).map((d) => [d.name, d.isDirectory(), d.parentPath, d instanceof fs.Dirent]));
  console.log(fs.globSync('**/*.js').sort(), fs.globSync(['a/*', 'a/b/*.ts']).sort(), fs.globSync('*', { cwd: 'a' }).sort(), fs.globSync('**/*.js', { exclude: ['**/b/**'] }));
  await new Promise((resolve) => fs.glob('a/{1.js,b/3.ts}', (error, found) => resolve(console.log('glob', error, found.sort()))));
  const found = [];
  for await (const name of promises.glob('**/?.js')) found.push(name);
  console.log(found.sort());
  const dir = fs.opendirSync('a');
  console.log(dir instanceof fs.Dir, dir.path, [dir.readSync().name, dir.readSync().name].sort(), dir.readSync(), dir.closeSync());
  const names = [];
  for await (const entry of await promises.opendir('a/b')) names.push(entry.name);
  console.log(names.sort(), await code(() => dir.readSync()), await code(() => fs.opendirSync('nope')));
  fs.cpSync('a', 'copy', { recursive: true, filter: (from) => !from.endsWith('.ts') });
  await promises.cp('a/1.js', 'one.js');
  await new Promise((resolve) => fs.cp('a', 'copy2', { recursive: true }, resolve));
  console.log(fs.readdirSync('copy', { recursive: true }).sort(), fs.existsSync('one.js'), fs.readdirSync('copy2').length, await code(() => fs.cpSync('a', 'z')));
  fs.copyFileSync('a/1.js', 'two.js');
  console.log(await code(() => fs.copyFileSync('a/1.js', 'two.js', fs.constants.COPYFILE_EXCL)), await code(() => promises.copyFile('nope', 'x')));
  await new Promise((resolve) => fs.copyFile('a/1.js', 'three.js', resolve)).then((error) => console.log('copyFile', error));
  const made = fs.mkdtempSync('tmp-');
  console.log(made.length, fs.statSync(made).isDirectory(), (await promises.mkdtemp('t-')).length);
  const mine = fs.mkdtempDisposableSync('d-');
  mine.remove();
  const other = await promises.mkdtempDisposable('e-');
  await other.remove();
  console.log(Object.keys(mine), fs.existsSync(mine.path), fs.existsSync(other.path));
  fs.rmdirSync(made);
  fs.rmSync('copy', { recursive: true });
  await promises.rm('copy2', { recursive: true, force: true });
  await promises.rm('nope', { force: true });
  await promises.mkdir('p/q', { recursive: true });
  await promises.rmdir('p/q');
  console.log(fs.existsSync('copy'), fs.existsSync('copy2'), fs.readdirSync('p'));
  const call = (name, ...args) => new Promise((resolve) => fs[name](...args, (error, value) => resolve(error ?? value)));
  console.log(await call('mkdir', 'cb'), await call('rmdir', 'cb'), (await call('mkdtemp', 'cb-')).length, await call('rm', 'p', { recursive: true }));
  const opened = await call('opendir', 'a');
  console.log(opened.path, await new Promise((resolve) => opened.close(resolve)));
})();
