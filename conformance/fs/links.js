// link, symlink, readlink, realpath, lstat, unlink, rename.
const fs = require('fs');
const { promises } = fs;
const path = require('path');
const here = fs.realpathSync('.');
const code = (fn) => {
  try {
    return fn();
  } catch (error) {
    return [error.code, error.syscall, error.path, error.dest, error.message].join(' | ');
  }
};

fs.writeFileSync('f', 'text');
fs.linkSync('f', 'hard');
fs.symlinkSync('f', 'soft');
console.log(fs.statSync('hard').nlink, fs.statSync('hard').ino === fs.statSync('f').ino, fs.readlinkSync('soft'), fs.readlinkSync('soft', 'buffer'));
console.log(fs.lstatSync('soft').isSymbolicLink(), fs.statSync('soft').isSymbolicLink(), path.relative(here, fs.realpathSync('soft')), path.relative(here, fs.realpathSync.native('soft')));
console.log(code(() => fs.linkSync('f', 'hard')));
console.log(code(() => fs.linkSync('nope', 'x')));
console.log(code(() => fs.symlinkSync('f', 'soft')));
console.log(code(() => fs.readlinkSync('f')));
console.log(code(() => fs.renameSync('nope', 'x')));
console.log(code(() => fs.unlinkSync('nope')));
console.log(code(() => fs.symlinkSync('f', 'y', 'odd')));
fs.symlinkSync('loop', 'loop');
console.log(code(() => fs.statSync('loop')), fs.lstatSync('loop').isSymbolicLink(), fs.statSync('nope', { throwIfNoEntry: false }));
fs.renameSync('hard', 'moved');
fs.unlinkSync('soft');
console.log(fs.readdirSync('.'));
const call = (name, ...args) => new Promise((resolve) => fs[name](...args, (error, value) => resolve(error ?? value)));
later();
async function later() {
  console.log(await call('link', 'f', 'l2'), await call('symlink', 'f', 's2'), await call('readlink', 's2'), path.basename(await call('realpath', 's2')));
  const stats = await call('lstat', 's2');
  console.log(stats.isSymbolicLink(), stats instanceof fs.Stats, await call('rename', 's2', 's3'), await call('unlink', 's3'), (await call('unlink', 's3')).message);
  await promises.link('f', 'l3');
  await promises.symlink('f', 's4');
  console.log(await promises.readlink('s4'), path.basename(await promises.realpath('s4')), (await promises.lstat('s4')).isSymbolicLink());
  await promises.rename('s4', 's5');
  await promises.unlink('s5');
  console.log(await promises.unlink('s5').catch((e) => e.message), await promises.readdir('.'));
}
