// access, exists, chmod and their kin, in the three faces.
const fs = require('fs');
const mode = (path) => (fs.statSync(path).mode & 0o777).toString(8);
const code = (fn) => {
  try {
    return fn();
  } catch (error) {
    return `${error.code} ${error.syscall} ${error.path}`;
  }
};

fs.writeFileSync('f', 'text');
console.log(fs.existsSync('f'), fs.existsSync('g'), fs.existsSync(), code(() => fs.accessSync('f')), code(() => fs.accessSync('g')));
fs.chmodSync('f', 0o640);
console.log(mode('f'), code(() => fs.chmodSync('g', 0o600)), code(() => fs.accessSync('f', fs.constants.R_OK | fs.constants.W_OK)));
fs.chmodSync('f', '600');
console.log(mode('f'));
const fd = fs.openSync('f', 'r+');
fs.fchmodSync(fd, 0o644);
console.log(mode('f'));
fs.fchownSync(fd, process.getuid(), process.getgid());
fs.chownSync('f', process.getuid(), process.getgid());
fs.lchownSync('f', process.getuid(), process.getgid());
console.log(fs.lchmod, fs.lchmodSync, Object.keys(fs.constants).filter((k) => /_OK$/.test(k)).join());
fs.access('g', (error) => console.log('access', error.code));
fs.exists('f', (there) => console.log('exists', there));
fs.chmod('f', 0o600, (error) => {
  console.log('chmod', error, mode('f'));
  fs.fchmod(fd, 0o666, (error) => {
    console.log('fchmod', error, mode('f'));
    fs.chown('f', process.getuid(), process.getgid(), (error) => console.log('chown', error));
    fs.fchown(fd, process.getuid(), process.getgid(), (error) => console.log('fchown', error));
    fs.lchown('f', process.getuid(), process.getgid(), (error) => {
      console.log('lchown', error);
      promised();
    });
  });
});
async function promised() {
  const { promises } = fs;
  console.log(await promises.access('f'), await promises.access('g').catch((e) => e.code));
  await promises.chmod('f', 0o611);
  await promises.chown('f', process.getuid(), process.getgid());
  await promises.lchown('f', process.getuid(), process.getgid());
  console.log(mode('f'), await promises.lchmod('f', 0o600).catch((e) => e.code), promises.constants === fs.constants);
}
