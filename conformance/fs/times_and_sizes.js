// utimes and its kin, truncate, stat's fields, statfs, fsync.
const fs = require('fs');
const { promises } = fs;
const times = (path) => {
  const s = fs.lstatSync(path);
  return [s.atimeMs, s.mtimeMs].join();
};
fs.writeFileSync('f', '0123456789');
fs.symlinkSync('f', 's');
fs.utimesSync('f', 1, 2.5);
console.log(times('f'));
fs.utimesSync('f', new Date(3000), '4');
console.log(times('f'), fs.statSync('f').mtime.toISOString());
fs.lutimesSync('s', 5, 6);
console.log(times('s'), times('f'));
const fd = fs.openSync('f', 'r+');
fs.futimesSync(fd, 7, 8);
console.log(times('f'));
fs.truncateSync('f', 5);
console.log(fs.readFileSync('f', 'latin1'), fs.fstatSync(fd).size);
fs.ftruncateSync(fd, 7);
console.log(JSON.stringify(fs.readFileSync('f', 'latin1')));
fs.truncateSync('f');
console.log(fs.statSync('f').size, fs.fsyncSync(fd), fs.fdatasyncSync(fd));
const big = fs.statSync('f', { bigint: true });
console.log(typeof big.size, typeof big.mtimeNs, big.size, Object.keys(fs.statSync('f')).join(), Object.keys(big).join());
console.log(Object.keys(fs.statfsSync('.')).join(), typeof fs.statfsSync('.', { bigint: true }).bsize);
for (const bad of [[{}, 1], ['f', {}], ['f']]) {
  try {
    fs.utimesSync(...bad, 1);
  } catch (error) {
    console.log(error.code);
  }
}
(async () => {
  const call = (name, ...args) => new Promise((resolve) => fs[name](...args, (error, value) => resolve(error ?? value)));
  console.log(await call('utimes', 'f', 9, 10), times('f'), await call('lutimes', 's', 11, 12), times('s'));
  console.log(await call('futimes', fd, 13, 14), times('f'), await call('truncate', 'f', 3), await call('ftruncate', fd, 4));
  console.log((await call('fstat', fd)).size, await call('fsync', fd), await call('fdatasync', fd), typeof (await call('statfs', '.')).bsize);
  await promises.utimes('f', 15, 16);
  await promises.lutimes('s', 17, 18);
  await promises.truncate('f', 2);
  console.log(times('f').split(',')[0] !== '', times('s'), (await promises.stat('f')).size, typeof (await promises.statfs('.')).files);
  console.log(await call('truncate', 'nope', 1).then((e) => e.code), await call('utimes', 'nope', 1, 1).then((e) => e.message));
  fs.closeSync(fd);
  console.log((await call('fsync', fd)).code, (await call('fstat', fd)).syscall);
})();
