// construct(): nothing else happens before it has called back.
const { Readable, Writable, Duplex } = require('stream');

const w = new Writable({
  construct(cb) {
    console.log('construct');
    setImmediate(cb);
  },
  write(chunk, encoding, cb) {
    console.log('write', String(chunk));
    cb();
  },
  final(cb) {
    console.log('final');
    cb();
  },
});
w.write('a');
w.end('b');
console.log('returned', w.writableLength);
w.on('finish', () => {
  const failed = new Readable({ construct(cb) { cb(new Error('cannot')); }, read() {} });
  failed.on('error', (err) => console.log(err.message)).on('close', () => console.log('close'));
  const twice = new Duplex({ construct(cb) { cb(); cb(); }, read() {}, write() {} });
  twice.on('error', (err) => console.log(err.code));
  const early = new Readable({
    construct(cb) { setImmediate(cb); },
    read() {},
    destroy(err, cb) {
      console.log('destroyed after construct', err.message);
      cb(err);
    },
  });
  early.on('error', (err) => console.log('early', err.message));
  early.destroy(new Error('soon'));
  new Readable({ construct() { throw new Error('thrown'); } }).on('error', (err) => console.log(err.message));
});
