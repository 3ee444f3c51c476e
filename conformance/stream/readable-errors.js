// The errors of Readable.
const { Readable } = require('stream');
const show = (what) => (err) => console.log(what, err.name, err.code, err.message);
const thrown = (what, fn) => {
  try {
    fn();
    console.log(what, 'did not throw');
  } catch (err) {
    show(what)(err);
  }
};

new Readable().on('error', show('no _read')).read();
const ended = new Readable({ read() {} }).on('error', show('push after end'));
ended.push(null);
ended.push('x');
const chunk = new Readable({ read() {} }).on('error', show('bad chunk'));
console.log(chunk.push(5));
const late = new Readable({ read() {}, autoDestroy: false }).on('error', show('unshift after end'));
late.push(null);
late.resume().on('end', () => late.unshift('x'));
thrown('hwm', () => new Readable({ highWaterMark: -1 }));
thrown('hwm', () => new Readable({ highWaterMark: 'many' }));
thrown('encoding', () => new Readable({ encoding: 'latin2' }));
thrown('default encoding', () => new Readable({ defaultEncoding: 'latin2' }));
thrown('setEncoding', () => new Readable({ read() {} }).setEncoding('latin2'));
thrown('read size', () => new Readable({ read() {} }).read(2 ** 30 + 1));
thrown('from', () => Readable.from(5));
thrown('iterator', () => new Readable({ read() {} }).iterator(5));
thrown('signal', () => new Readable({ read() {}, signal: 5 }));
new Readable({ read() { throw new Error('in read'); } }).on('error', show('read throws')).resume();
