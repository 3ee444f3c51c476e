// destroy(): the order of 'error' and 'close', the options around it, and what comes after.
const { Readable, Writable, Duplex } = require('stream');
const log = (name, stream) => {
  for (const event of ['end', 'finish', 'error', 'close']) {
    stream.on(event, (err) => console.log(name, event, err ? err.message : ''));
  }
  return stream;
};

const r = log('readable', new Readable({ read() {} }));
console.log(r.destroy(new Error('boom')) === r, r.destroyed, r.errored.message, r.readableAborted, r.readable);
process.nextTick(() => console.log('tick'));
r.destroy(new Error('ignored'), (err) => console.log('second destroy', err));

const w = log('no emitClose', new Writable({ emitClose: false, write() {} }));
w.write('x', (err) => console.log('pending', err.code));
w.write('y', (err) => console.log('buffered', err.code));
w.destroy();

const own = log('own', new Duplex({
  read() {},
  write() {},
  destroy(err, cb) {
    console.log('_destroy', err && err.message);
    setImmediate(() => cb(new Error('mine')));
  },
}));
own.destroy(new Error('theirs'));

const half = log('no half open', new Duplex({ allowHalfOpen: false, read() { this.push(null); }, write(c, e, cb) { cb(); } }));
half.resume();

const kept = log('no autoDestroy', new Readable({ autoDestroy: false, read() { this.push(null); } }));
kept.resume();
setTimeout(() => console.log('kept', kept.destroyed, kept.readableEnded), 100);

const thrown = log('throws', new Readable({ read() {}, destroy() { throw new Error('in destroy'); } }));
thrown.destroy();
