// What the system refuses, with all that the errors carry, in the three faces of each function.
const fs = require('fs');
const { spawnSync } = require('child_process');
const clean = (text) => (typeof text === 'string' ? text.replaceAll(process.cwd(), '.').replace(/n{300}/g, 'long') : text);
function words(error) {
  return [error.name, error.code, error.errno, error.syscall, clean(error.path), clean(error.dest), clean(error.message), Object.keys(error).sort()].join(' ');
}

function told(what, error) {
  console.log(what, words(error));
}

async function outcome(fn) {
  try {
    const result = await fn();
    await result?.close?.();
    return 'done';
  } catch (error) {
    return words(error);
  }
}

/** One line, if the three faces say the same. */
async function three(name, ...args) {
  const said = { sync: await outcome(() => { const fd = fs[`${name}Sync`](...args); if (name === 'open') fs.closeSync(fd); return fd; }) };
  said.callback = await outcome(() => new Promise((resolve, reject) => fs[name](...args, (error, fd) => {
    if (name === 'open' && !error) fs.closeSync(fd);
    return error ? reject(error) : resolve();
  })));
  if (fs.promises[name] !== undefined && typeof args[0] !== 'number') said.promise = await outcome(() => fs.promises[name](...args));
  const faces = Object.keys(said);
  const shown = args.map((arg) => (arg === bad ? 'bad' : typeof arg === 'number' && arg > 2 && arg < 100 ? 'fd' : clean(arg)));
  if (faces.every((face) => said[face] === said.sync)) return console.log(name, ...shown, said.sync);
  for (const face of faces) console.log(name, face, ...shown, said[face]);
}

const bad = 987;

(async () => {
  const root = process.getuid() === 0;
  fs.mkdirSync('dir/inner', { recursive: true });
  fs.writeFileSync('file', 'text');
  fs.symlinkSync('loop', 'loop');
  fs.symlinkSync('nowhere', 'dangling');
  fs.mkdirSync('shut');
  const long = 'n'.repeat(300);
  const paths = ['missing', 'file/inside', 'loop', 'dangling', long, ''];
  for (const path of paths) {
    await three('stat', path);
    await three('open', path, 'r');
    await three('readFile', path);
    await three('readdir', path);
    await three('access', path);
    await three('mkdir', `${path}/x`);
    await three('unlink', path === 'dangling' || path === 'loop' ? `${path}/x` : path);
    await three('rmdir', path);
    await three('readlink', path === 'loop' || path === 'dangling' ? `${path}/x` : path);
    await three('chmod', path, 0o600);
    await three('utimes', path, 1, 1);
    await three('truncate', path, 1);
    await three('rename', path === 'loop' || path === 'dangling' ? `${path}/x` : path, 'other');
    await three('link', path === 'loop' || path === 'dangling' ? `${path}/x` : path, 'other');
    await three('copyFile', path, 'other');
    await three('opendir', path);
    await three('statfs', path);
    await three('rm', path === 'loop' || path === 'dangling' ? `${path}/x` : path);
    await three('lutimes', path === 'loop' || path === 'dangling' ? `${path}/x` : path, 1, 1);
  }
  fs.rmSync('nowhere', { force: true });
  for (const [name, ...args] of [
    ['readFile', 'dir'], ['writeFile', 'dir', 'x'], ['appendFile', 'dir', 'x'], ['open', 'dir', 'w'], ['open', 'file', 'wx'], ['open', 'missing', 'r+'],
    ['unlink', 'dir'], ['rmdir', 'dir'], ['rmdir', 'file'], ['rm', 'dir'], ['mkdir', 'dir'], ['mkdir', 'file'], ['mkdir', 'file', { recursive: true }],
    ['mkdir', 'missing/deep'], ['readdir', 'file'], ['readlink', 'file'], ['readlink', 'dir'], ['symlink', 'x', 'file'], ['link', 'file', 'dir'], ['link', 'dir', 'other'],
    ['rename', 'file', 'dir'], ['rename', 'dir', 'file'], ['rename', 'dir', 'dir/inner/x'], ['rename', 'file', '/dev/shm/x/y'], ['copyFile', 'dir', 'x'],
    ['copyFile', 'file', 'dir'], ['copyFile', 'file', 'file', 1], ['copyFile', 'file', 'missing/x'], ['truncate', 'dir'], ['writeFile', '/dev/full', 'x'],
    ['appendFile', '/dev/full', 'x'], ['writeFile', 'missing/x', 'x'], ['realpath', 'missing'], ['realpath', 'file/x'], ['realpath', 'loop'],
    ['access', 'file', 1], ['chown', 'missing', 1, 1], ['lchown', 'missing', 1, 1], ['cp', 'missing', 'x'], ['lstat', 'missing'], ['lstat', 'file/x'],
  ]) {
    await three(name, ...args);
  }
  // Between file systems.
  if (fs.statSync('/dev/shm').dev !== fs.statSync('.').dev) {
    fs.rmSync('/dev/shm/ouro-exdev', { force: true });
    await three('rename', 'file', '/dev/shm/ouro-exdev');
    await three('link', 'file', '/dev/shm/ouro-exdev');
  }
  // By descriptor: one that is closed, one of a folder, one for reading, one for writing.
  const folder = fs.openSync('dir', 'r');
  const reader = fs.openSync('file', 'r');
  const writer = fs.openSync('file', 'w');
  const one = Buffer.alloc(1);
  for (const [name, ...args] of [
    ['read', bad, one, 0, 1, 0], ['read', folder, one, 0, 1, 0], ['read', writer, one, 0, 1, 0], ['write', bad, 'x'], ['write', reader, 'x'], ['write', bad, one],
    ['readv', bad, [one]], ['writev', bad, [one]], ['writev', reader, [one]], ['fstat', bad], ['fsync', bad], ['fdatasync', bad], ['ftruncate', bad, 1], ['ftruncate', reader, 1],
    ['fchmod', bad, 0o600], ['fchown', bad, 1, 1], ['futimes', bad, 1, 1], ['close', bad], ['writeFile', bad, 'x'], ['appendFile', bad, 'x'],
    ['writeFile', reader, 'x'],
  ]) {
    await three(name, ...args);
  }
  const handle = await fs.promises.open('dir');
  for (const [name, ...args] of [['read', one], ['write', 'x'], ['readFile'], ['writeFile', 'x'], ['truncate', 1], ['readv', [one]], ['writev', [one]]]) {
    console.log('handle', name, await outcome(() => handle[name](...args)));
  }
  await handle.close();
  // Without permission, which root does not need.
  fs.chmodSync('shut', 0);
  fs.chmodSync('file', 0);
  if (root) {
    fs.chmodSync('.', 0o755);
    process.seteuid(65534);
  }
  for (const [name, ...args] of [
    ['readFile', 'file'], ['writeFile', 'file', 'x'], ['readdir', 'shut'], ['stat', 'shut/x'], ['mkdir', 'shut/x'], ['unlink', 'shut/x'], ['chown', 'file', 0, 0],
    ['opendir', 'shut'], ['open', 'shut/x', 'w'], ['copyFile', 'file', 'x'], ['symlink', 'x', 'shut/y'], ['rename', 'shut/x', 'x'],
  ]) await three(name, ...args);
  if (root) process.seteuid(0);
  fs.chmodSync('shut', 0o700);
  fs.chmodSync('file', 0o600);
  // Streams.
  const ended = (stream) => new Promise((resolve) => stream.on('error', resolve).on('close', resolve).resume?.());
  told('stream', await ended(fs.createReadStream('missing')));
  told('stream', await ended(fs.createReadStream('dir')));
  told('stream', await ended(fs.createWriteStream('dir')));
  told('stream', await ended(fs.createWriteStream('missing/x')));
  told('stream', await ended(fs.createWriteStream('/dev/full').end('x')));
  told('stream', await ended(fs.createReadStream(null, { fd: bad })));
  told('watch', await new Promise((resolve) => { try { fs.watch('missing').on('error', resolve); } catch (error) { resolve(error); } }));
  try { for await (const event of fs.promises.watch('missing')) console.log(event); } catch (error) { told('promises.watch', error); }
  // Too many files.
  const { stdout, stderr } = spawnSync('/bin/sh', ['-c', `ulimit -n 60; exec "${process.execPath}" -e '
    const fs = require("fs"); let n = 0;
    try { for (;;) { fs.openSync("file", "r"); n++; } } catch (error) { console.log(n > 20, error.code, error.errno, error.syscall, error.path, error.message); }
    fs.readFile("file", (error) => console.log(error.code, error.message));
    fs.promises.readFile("file").catch((error) => console.log(error.code, error.message));
    fs.readdir(".", (error) => console.log(error.code, error.message));
    require("net").createServer().listen(0).on("error", (error) => console.log(error.code, error.syscall, error.message.replace(/:::.*/, "")));
    try { require("child_process").execSync("true"); } catch (error) { console.log(error.code, error.syscall, error.message); }
  '`], { encoding: 'utf8' });
  console.log(stdout.split('\n').sort().join('\n'), stderr.split('\n').slice(0, 5).join('\n'));
})();
