// read, write, readv, writev with positions, in the three faces.
const fs = require('fs');
const fd = fs.openSync('f', 'w+');
console.log(fs.writeSync(fd, 'hello '), fs.writeSync(fd, Buffer.from('xworldx'), 1, 5), fs.writevSync(fd, [Buffer.from('!'), Buffer.from('?')]));
console.log(fs.writeSync(fd, 'J', 0, 'utf8'), fs.readFileSync('f', 'utf8'));
const a = Buffer.alloc(3);
const b = Buffer.alloc(4);
console.log(fs.readvSync(fd, [a, b], 1), a.toString(), b.toString());
console.log(fs.readSync(fd, a, { position: 6 }), a.toString(), fs.readSync(fd, a, 1, 2, 0), a.toString(), fs.readSync(fd, a, 0, 3, 100));
fs.read(fd, b, 0, 4, 0, (error, count, buffer) => {
  console.log(error, count, buffer === b, b.toString());
  fs.read(fd, { buffer: a, position: 1n }, (error, count) => {
    console.log(error, count, a.toString());
    fs.readv(fd, [a, b], 0, (error, count, buffers) => {
      console.log(error, count, buffers.map(String));
      fs.write(fd, 'abc', 0, (error, count, text) => {
        console.log(error, count, text);
        fs.writev(fd, [a, b], 3, (error, count, buffers) => {
          console.log(error, count, buffers.length, fs.readFileSync('f', 'utf8'));
          fs.close(fd, (error) => {
            console.log(error);
            promised();
          });
        });
      });
    });
  });
});
for (const args of [[fd, a, 4], [fd, a, 0, 4], [fd, a, -1], ['x', a], [fd, 'x'], [fd, a, 0, 1, 'p'], [-1, a]]) {
  try {
    fs.readSync(...args);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
async function promised() {
  const file = await fs.promises.open('f', 'r+');
  console.log((await file.read(b, 0, 4, 0)).bytesRead, b.toString(), (await file.readv([a], 0)).bytesRead, (await file.write('zz', 0)).bytesWritten);
  console.log((await file.writev([a], 2)).bytesWritten, await file.readFile('utf8'), (await file.stat()).size, typeof file.fd);
  await file.truncate(4);
  await file.chmod(0o600);
  await file.utimes(1, 2);
  await file.datasync();
  await file.sync();
  await file.appendFile('end');
  const lines = [];
  for await (const line of (await fs.promises.open('f')).readLines()) lines.push(line);
  await file.close();
  console.log(lines, file.fd, await file.stat().catch((e) => [e.code, e.syscall]));
}
