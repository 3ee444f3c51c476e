// cork, uncork, writev, decodeStrings and default encodings.
const { Writable } = require('stream');

const w = new Writable({
  write(chunk, encoding, cb) {
    console.log('write', String(chunk), encoding);
    cb();
  },
  writev(chunks, cb) {
    console.log('writev', chunks.map(({ chunk, encoding }) => `${chunk}:${encoding}`).join(' '), chunks.allBuffers);
    cb();
  },
});
w.write('alone');
w.cork();
w.cork();
w.write('a');
w.write(Buffer.from('b'));
console.log(w.writableCorked, w.writableLength, w.writableBuffer.length);
w.uncork();
console.log('still corked', w.writableCorked);
w.uncork();
w.cork();
w.write('last');
w.end();

const raw = new Writable({
  decodeStrings: false,
  write(chunk, encoding, cb) {
    console.log('raw', typeof chunk, encoding);
    cb();
  },
});
raw.write('x');
raw.write('78', 'hex');
raw.setDefaultEncoding('latin1');
raw.write('y');
raw.write(new Uint8Array([65]));
raw.end('z', 'utf8', () => console.log('raw ended'));

const objects = new Writable({ objectMode: true, write(chunk, encoding, cb) { console.log('object', chunk, encoding); cb(); } });
objects.write(0);
objects.write({ a: 1 });
objects.write(undefined);
objects.end();
