// read(n), unshift, setEncoding, high water marks.
const { Readable, getDefaultHighWaterMark, setDefaultHighWaterMark } = require('stream');
const show = (value) => (value === null ? null : String(value));

const r = new Readable({ read() {}, highWaterMark: 4 });
console.log(r.push('abcdef'), r.readableLength, r.readableHighWaterMark);
console.log(show(r.read(2)), show(r.read(10)), r.readableHighWaterMark, r.readableLength);
r.unshift('XY');
console.log(show(r.read(3)), r.readableLength, show(r.read()), show(r.read()));
r.push(null);
console.log(show(r.read(5)));

const text = new Readable({ read() {} });
const euro = Buffer.from('€uro');
text.push(euro.subarray(0, 2));
text.setEncoding('utf8');
text.push(euro.subarray(2));
console.log(text.readableEncoding, JSON.stringify(text.read()));

const objects = new Readable({ objectMode: true, read() {} });
console.log(objects.readableHighWaterMark, objects.readableObjectMode, objects.push(0), objects.push(''), objects.push({ a: 1 }));
console.log(objects.read(), JSON.stringify(objects.read()), objects.read(), objects.read());

console.log(getDefaultHighWaterMark(false), getDefaultHighWaterMark(true));
setDefaultHighWaterMark(false, 32 * 1000);
setDefaultHighWaterMark(true, 4);
console.log(new Readable().readableHighWaterMark, new Readable({ objectMode: true }).readableHighWaterMark);
try {
  setDefaultHighWaterMark(false, -1);
} catch (err) {
  console.log(err.code, err.message);
}
