const fs = require('fs');
fs.mkdirSync('a/b/c', { recursive: true });
fs.writeFileSync('a/one', '1');
fs.writeFileSync('a/b/two', '2');
fs.symlinkSync('one', 'a/link');
console.log(fs.readdirSync('a').sort(), fs.readdirSync('a', { recursive: true }).sort());
console.log(fs.readdirSync('a', { withFileTypes: true }).map((e) => [e.name, e.isFile(), e.isDirectory(), e.isSymbolicLink(), e.parentPath]).sort());
console.log(fs.readlinkSync('a/link'), fs.realpathSync('a/link').endsWith('/a/one'), fs.lstatSync('a/link').isSymbolicLink());
fs.renameSync('a/one', 'a/three');
fs.copyFileSync('a/three', 'a/four');
console.log(fs.readdirSync('a').sort(), fs.existsSync('a/link'));
console.log(fs.mkdtempSync('tmp-').length, fs.mkdirSync('x/y/z', { recursive: true }).endsWith('/x'));
fs.readdir('a', (error, names) => {
  console.log(error, names.sort());
  fs.rm('a', { recursive: true }, (error) => {
    console.log(error, fs.existsSync('a'));
    fs.promises.rm('a', { force: true }).then((value) => console.log(value));
  });
});
