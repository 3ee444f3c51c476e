// pipe and unpipe: events, ends, errors.
const { Readable, Writable, PassThrough } = require('stream');
const make = (name) => {
  const w = new Writable({ write(chunk, encoding, cb) { console.log(name, String(chunk)); cb(); } });
  for (const event of ['pipe', 'unpipe', 'finish']) w.on(event, () => console.log(name, event));
  return w;
};

const source = new Readable({ read() {} });
const a = make('a');
const b = make('b');
console.log(source.pipe(a) === a, source.pipe(b, { end: false }) === b, source._readableState.pipes.length);
source.push('one');
setImmediate(() => {
  source.unpipe(a);
  source.push('two');
  setImmediate(() => {
    source.push(null);
    source.on('close', () => setImmediate(() => {
      console.log('b ended', b.writableEnded);
      slow();
    }));
  });
});

function slow() {
  const src = new PassThrough();
  const dst = new Writable({ highWaterMark: 1, write(chunk, encoding, cb) { setImmediate(cb); } });
  dst.on('drain', () => console.log('drain', src.isPaused()));
  dst.on('finish', failing);
  src.pipe(dst);
  src.write('xy');
  setImmediate(() => src.end('z'));
}

function failing() {
  const src = new Readable({ read() {} });
  const dst = new Writable({ write(chunk, encoding, cb) { cb(new Error('dst failed')); } });
  dst.on('error', (err) => console.log(err.message)).on('unpipe', () => console.log('unpiped'));
  src.pipe(dst);
  src.push('x');
  setTimeout(() => console.log(src.destroyed, src.readableFlowing), 5);
}
