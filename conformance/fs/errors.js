const fs = require('fs');
function show(call) {
  try {
    console.log(call());
  } catch (error) {
    console.log(error.name, error.code, error.errno, error.syscall, error.path, error.dest, error.message);
  }
}
fs.mkdirSync('dir');
fs.writeFileSync('file', '');
show(() => fs.readFileSync('missing'));
show(() => fs.readFileSync('dir'));
show(() => fs.openSync('file', 'wx'));
show(() => fs.mkdirSync('dir'));
show(() => fs.rmdirSync('file'));
show(() => fs.readdirSync('file'));
show(() => fs.renameSync('missing', 'other'));
show(() => fs.copyFileSync('missing', 'other'));
show(() => fs.statSync('missing'));
show(() => fs.statSync('missing', { throwIfNoEntry: false }));
show(() => fs.accessSync('missing'));
show(() => fs.readlinkSync('file'));
show(() => fs.closeSync(12345));
show(() => fs.rmSync('dir'));
show(() => fs.readFileSync(5.5));
show(() => fs.readFileSync('a\0b'));
show(() => fs.writeFileSync('x', {}));
show(() => fs.openSync('x', 'nonsense'));
show(() => fs.readFile('x'));
show(() => fs.readFileSync('file', 'nonsense'));
fs.readFile('missing', (error) => console.log(error.message, error.stack.split('\n').length));
fs.promises.unlink('missing').catch((error) => console.log(error.code, error.syscall));
