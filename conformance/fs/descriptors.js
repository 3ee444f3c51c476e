const fs = require('fs');
const fd = fs.openSync('f', 'w+');
console.log(fs.writeSync(fd, 'hello'), fs.writeSync(fd, Buffer.from('HELLO'), 1, 3, 1), fs.writevSync(fd, [Buffer.from('a'), Buffer.from('b')], 5));
const buffer = Buffer.alloc(10);
console.log(fs.readSync(fd, buffer, 0, 10, 0), buffer.toString('latin1', 0, 7), fs.readSync(fd, buffer, { position: 5 }));
fs.ftruncateSync(fd, 3);
console.log(fs.fstatSync(fd).size, fs.fstatSync(fd).isFile());
fs.fchmodSync(fd, 0o640);
fs.futimesSync(fd, 1, 2);
const stat = fs.statSync('f', { bigint: true });
console.log((stat.mode & 0o777n).toString(8), stat.atimeMs, stat.mtimeMs, typeof stat.ino, stat.mtime.toISOString());
fs.closeSync(fd);
fs.truncateSync('f', 1);
fs.chmodSync('f', 0o400);
console.log(fs.statSync('f').size, (fs.statSync('f').mode & 0o777).toString(8));
fs.open('f', (error, fd) => {
  fs.read(fd, Buffer.alloc(4), 0, 4, 0, (error, count, data) => {
    console.log(error, count, data);
    fs.close(fd, (error) => console.log(error));
  });
});
(async () => {
  const handle = await fs.promises.open('g', 'w+');
  console.log((await handle.write('text')).bytesWritten, (await handle.stat()).size);
  console.log((await handle.read(Buffer.alloc(4), 0, 4, 0)).buffer.toString());
  await handle.close();
})();
