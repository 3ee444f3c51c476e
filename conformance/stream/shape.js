// What the module and its classes look like.
const stream = require('stream');
console.log(typeof stream, stream.name, stream === stream.Stream, Object.keys(stream).join(' '));
for (const name of ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough']) {
  const Class = stream[name];
  const own = Reflect.ownKeys(Class.prototype).map(String).filter((key) => !key.includes('sposed')).sort();
  console.log(name, Class.length, Object.getPrototypeOf(Class).name, Object.keys(Class).sort().join(' '));
  console.log(own.join(' '));
}
console.log(stream.promises === require('stream/promises'), Object.keys(stream.promises));
const { Readable, Writable, Duplex, Transform } = stream;
const duplex = new Duplex({ read() {}, write() {} });
console.log(duplex instanceof Readable, duplex instanceof Writable, new Readable() instanceof Writable, Readable() instanceof Readable);
function Old() {
  Transform.call(this, { objectMode: true });
}
require('util').inherits(Old, Transform);
console.log(new Old() instanceof Writable, new Old().writableObjectMode);
console.log(stream.isReadable(duplex), stream.isWritable(duplex), stream.isDisturbed(duplex), stream.isErrored(duplex), stream.isDestroyed(duplex));
duplex.on('error', () => {}).destroy(new Error('x'));
console.log(stream.isReadable(duplex), stream.isWritable(duplex), stream.isDisturbed(duplex), stream.isErrored(duplex), stream.isDestroyed(duplex));
console.log(stream._uint8ArrayToBuffer(new Uint8Array([1])), stream._isUint8Array(Buffer.alloc(1)), stream._isUint8Array([]));
duplex.on('foo', () => {}).on('data', () => {});
console.log(duplex.eventNames());
