// 10,000 small files: written, read and removed, all with callbacks, 100 at a time.
const fs = require('fs');
const os = require('os');
const path = require('path');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
const COUNT = 10000;
const start = process.hrtime.bigint();

function each(work, done) {
  let next = 0;
  let left = COUNT;
  function one() {
    const i = next++;
    if (i < COUNT) {
      work(path.join(folder, 'f' + i), (error) => {
        if (error) throw error;
        if (--left === 0) done();
        else one();
      });
    }
  }
  for (let i = 0; i < 100; i++) one();
}

each((file, cb) => fs.writeFile(file, 'a small file\n', cb), () => {
  each((file, cb) => fs.readFile(file, 'utf8', (error, text) => cb(error || (text === 'a small file\n' ? null : new Error(text)))), () => {
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    fs.rmSync(folder, { recursive: true });
    console.log('ms: ' + ms);
  });
});
