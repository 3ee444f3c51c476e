// finished: when it calls back, and with what.
const { finished, Readable, Writable, Duplex, PassThrough } = require('stream');
const promises = require('stream/promises');
const util = require('util');
const show = (name) => (err) => console.log(name, err ? err.code || err.message : err);

const r = Readable.from(['a']);
finished(r, show('readable'));
r.resume();
const w = new Writable({ write(chunk, encoding, cb) { cb(); } });
finished(w, show('writable'));
w.end();
const broken = new Readable({ read() {} });
finished(broken, show('error'));
broken.destroy(new Error('broken'));
const closed = new Readable({ read() {} });
finished(closed, show('premature'));
closed.destroy();
const half = new Duplex({ read() {}, write(chunk, encoding, cb) { cb(); } });
finished(half, { readable: false }, show('writable side'));
half.end();
const undone = new PassThrough();
const cleanup = finished(undone, show('never'));
cleanup();
undone.destroy();
const controller = new AbortController();
finished(new PassThrough(), { signal: controller.signal }, show('aborted'));
controller.abort();

setTimeout(async () => {
  finished(r, show('already done'));
  finished(closed, show('already closed'));
  await promises.finished(w).then(() => console.log('promise'));
  await promises.finished(broken).catch((err) => console.log(err.message));
  console.log(util.promisify(finished) === promises.finished);
  for (const args of [[5, () => {}], [r], [r, 5, () => {}], [r, { signal: 5 }, () => {}]]) {
    try {
      finished(...args);
    } catch (err) {
      console.log(err.code, err.message);
    }
  }
}, 5);
