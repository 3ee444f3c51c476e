const fs = require('fs');
const out = fs.createWriteStream('f');
out.on('open', (fd) => console.log('open', typeof fd)).on('finish', () => console.log('finish', out.bytesWritten)).on('close', read);
out.write('abc');
out.end('def');
function read() {
  const parts = [];
  const stream = fs.createReadStream('f', { encoding: 'utf8', start: 1, end: 4, highWaterMark: 2 });
  stream.on('data', (part) => parts.push(part)).on('end', () => console.log('end', parts)).on('close', () => {
    console.log('close', stream.bytesRead, stream.path);
    fs.createReadStream('missing').on('error', (error) => console.log(error.message));
  });
}
