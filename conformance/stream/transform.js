// Transform: flush, errors, backpressure, options of both sides.
const { Transform, PassThrough } = require('stream');

const upper = new Transform({
  transform(chunk, encoding, cb) { cb(null, String(chunk).toUpperCase()); },
  flush(cb) { cb(null, '!'); },
});
upper.on('data', (chunk) => console.log('data', String(chunk)));
for (const event of ['prefinish', 'finish', 'end', 'close']) upper.on(event, () => console.log(event));
upper.write('a');
upper.end('b');

const failing = new Transform({ transform(chunk, encoding, cb) { cb(new Error('bad')); } });
failing.on('error', (err) => console.log('error', err.message)).write('x');
new Transform().on('error', (err) => console.log(err.code, err.message));
try {
  new Transform().write('x');
} catch (err) {
  console.log(err.code, err.message);
}
new Transform({ transform(c, e, cb) { cb(); }, flush(cb) { cb(new Error('in flush')); } })
  .on('error', (err) => console.log('error', err.message)).end();

const split = new Transform({ readableObjectMode: true, writableHighWaterMark: 2, readableHighWaterMark: 1, transform() {} });
console.log(split.readableObjectMode, split.writableObjectMode, split.readableHighWaterMark, split.writableHighWaterMark);
const zero = new PassThrough({ highWaterMark: 0 });
console.log(zero.readableHighWaterMark, zero.writableHighWaterMark, zero.write('x'));

const slow = new PassThrough({ highWaterMark: 2 });
let written = 0;
const next = () => { written++; };
for (let i = 0; i < 5; i++) slow.write('ab', next);
setImmediate(() => {
  console.log('acknowledged', written, slow.readableLength, slow.writableLength);
  slow.read();
  setImmediate(() => console.log('acknowledged', written, slow.readableLength, slow.writableLength));
});
