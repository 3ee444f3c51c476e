// Descriptors, positions, sizes and folders that fs refuses before it asks the system.
const fs = require('fs');

function show(what, fn) {
  try { console.log(what, fn()); } catch (error) { console.log(what, error.name, error.code, error.message); }
}

for (const fd of [-1, 1.5, NaN, 2 ** 31, '1', null, {}]) show(`fstatSync(${String(fd)})`, () => fs.fstatSync(fd));
for (const path of [undefined, null, 1, true, {}, [], 'a\0b', new URL('http://x/')]) {
  show('readFileSync', () => fs.readFileSync(path === 1 ? -1 : path));
  show('statSync', () => fs.statSync(path));
  show('existsSync', () => fs.existsSync('a\0b'));
}
for (const flags of ['x', 'rw', 1.5, {}]) show('openSync flags', () => fs.openSync('x', flags));
for (const mode of ['x', '8', -1, 2 ** 32, 1.5]) show('openSync mode', () => fs.openSync('x', 'w', mode));
for (const mode of ['x', -1, 8]) show('accessSync mode', () => fs.accessSync('x', mode));
show('copyFileSync mode', () => fs.copyFileSync('x', 'y', 9));
for (const encoding of ['utf9', 1]) show('encoding', () => fs.readFileSync('x', encoding));
show('options', () => fs.readFileSync('x', 5));
show('mkdtempSync', () => fs.mkdtempSync(5));
show('truncateSync', () => fs.ftruncateSync(0, 'x'));
show('utimesSync', () => fs.utimesSync('x', 'a', 'b'));
show('chownSync', () => fs.chownSync('x', -2, 0));
show('symlinkSync', () => fs.symlinkSync('a', 'b', 'strange'));
show('rmSync', () => fs.rmSync('x', { recursive: 1 }));
show('rmSync retries', () => fs.rmSync('x', { maxRetries: -1 }));
show('watch', () => fs.watch(5));
show('watchFile', () => fs.watchFile('x'));
show('opendirSync', () => fs.opendirSync('.', { bufferSize: 0 }));
show('readSync', () => fs.readSync(0, Buffer.alloc(2), 3, 1));
show('readSync length', () => fs.readSync(0, Buffer.alloc(2), 0, 3));
show('readSync position', () => fs.readSync(0, Buffer.alloc(2), 0, 1, 'x'));
show('readSync empty', () => fs.readSync(0, Buffer.alloc(0), 0, 1, 0));
show('writeSync', () => fs.writeSync(1, 5));
show('writeSync encoding', () => fs.writeSync(1, 'a', 0, 'hex'));
show('writevSync', () => fs.writevSync(1, 'x'));
show('createReadStream', () => fs.createReadStream('x', { start: 5, end: 1 }));
show('createReadStream start', () => fs.createReadStream('x', { start: 'a' }));
show('createReadStream fs', () => fs.createReadStream('x', { fs: {} }));
show('createWriteStream', () => fs.createWriteStream('x', { start: -1 }));
show('createWriteStream encoding', () => fs.createWriteStream('x', 'utf9'));
show('readFile without callback', () => fs.readFile('x'));
show('readFile callback', () => fs.readFile('x', 'utf8', 'f'));
show('lchmodSync', () => fs.lchmodSync);
show('unwatchFile', () => fs.unwatchFile(1));
show('globSync', () => fs.globSync(5));

// A closed folder, and two readers of one.
const dir = fs.opendirSync('.');
dir.closeSync();
show('dir.readSync', () => dir.readSync());
show('dir.closeSync', () => dir.closeSync());
show('dir.read', () => dir.read(() => {}));
const busy = fs.opendirSync('.');
busy.read(() => setImmediate(() => busy.closeSync()));
show('concurrent', () => busy.readSync());

// A file that claims more bytes than a Buffer may take, and one whose text would be too long for a string.
fs.closeSync(fs.openSync('huge', 'w'));
fs.truncateSync('huge', 2 ** 31);
show('readFileSync', () => fs.readFileSync('huge'));
fs.truncateSync('huge', 2 ** 29);
show('readFileSync text', () => fs.readFileSync('huge', 'latin1'));

(async () => {
  for (const [what, fn] of [
    ['lchmod', () => fs.promises.lchmod('x', 1)], ['readFile', () => fs.promises.readFile(5)],
    ['realpath', () => fs.promises.realpath('')], ['realpath', () => fs.promises.realpath('missing')],
    ['readlink', () => fs.promises.readlink(1)], ['access', () => fs.promises.access('x', 9)],
    ['open', () => fs.promises.open('x', 'z')], ['writeFile', () => fs.promises.writeFile('x', 5)],
    ['appendFile', () => fs.promises.appendFile('x', {})], ['mkdtemp', () => fs.promises.mkdtemp()],
    ['dir.close', () => dir.close()],
  ]) {
    try { await fn(); console.log(what, 'done'); } catch (error) { console.log(what, error.name, error.code, error.message); }
  }
  const handle = await fs.promises.open('own', 'w+');
  for (const [what, fn] of [
    ['handle.read', () => handle.read(5)], ['handle.write', () => handle.write(5)], ['handle.truncate', () => handle.truncate('x')],
    ['handle.readv', () => handle.readv(5)], ['handle.utimes', () => handle.utimes('x')], ['handle.chmod', () => handle.chmod('x')],
    ['handle.appendFile', () => handle.appendFile(5)],
  ]) {
    try { await fn(); console.log(what, 'done'); } catch (error) { console.log(what, error.name, error.code, error.message); }
  }
  await handle.close();
  await handle.read().catch((error) => console.log('closed handle', error.name, error.code, error.syscall, error.message));
})();
