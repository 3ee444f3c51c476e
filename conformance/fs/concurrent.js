const fs = require('fs');
fs.writeFileSync('f', 'x'.repeat(1000));
let done = 0;
let bytes = 0;
for (let i = 0; i < 1000; i++) {
  fs.readFile('f', (error, data) => {
    if (error) throw error;
    bytes += data.length;
    done++;
  });
}
let files;
Promise.all(Array.from({ length: 100 }, (_, i) => fs.promises.writeFile(`g${i}`, String(i)))).then(() => { files = fs.readdirSync('.').length; });
process.on('exit', () => console.log(done, bytes, files));
