// The classes that fs exports, and openAsBlob.
const fs = require('fs');
fs.writeFileSync('f', 'some text');
const read = new fs.ReadStream('f', { encoding: 'utf8', start: 5 });
read.on('open', () => console.log(read instanceof fs.ReadStream, fs.FileReadStream === fs.ReadStream, fs.FileWriteStream === fs.WriteStream, read.path, read.flags, read.bytesRead));
read.on('data', (text) => console.log(text)).on('close', () => console.log('closed', read.bytesRead));
read.on('close', () => {
const write = new fs.WriteStream('g');
write.end('abc', () => {
  console.log('written', write.bytesWritten, write.pending, fs.readFileSync('g', 'utf8'), typeof fs.constants);
  blob();
});
});
console.log(Object.getOwnPropertyNames(fs.Dirent.prototype).sort().join());
console.log(Object.getOwnPropertyNames(fs.Dir.prototype).sort().join());
console.log(typeof fs.Stats, fs.statSync('f') instanceof fs.Stats);
console.log(Object.keys(fs.constants).filter((k) => k.startsWith('UV_FS') || k.startsWith('O_R') || k.startsWith('COPY')).sort().join());
function blob() {
  fs.openAsBlob('f', { type: 'text/plain' }).then(async (blob) => {
    console.log(blob.size, blob.type, await blob.text(), await blob.slice(5).text());
  });
}
