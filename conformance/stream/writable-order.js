// The order of write callbacks, 'drain', 'finish' and 'close'.
const { Writable } = require('stream');

function run(name, options, next) {
  const w = new Writable({ highWaterMark: 3, ...options });
  for (const event of ['drain', 'prefinish', 'finish', 'close']) {
    w.on(event, () => console.log(name, event, w.writableLength, w.writableNeedDrain, w.writableFinished));
  }
  w.on('close', next);
  console.log(name, w.write('ab', (err) => console.log(name, 'cb ab', err)), w.writableLength);
  console.log(name, w.write('cd', (err) => console.log(name, 'cb cd', err)), w.writableLength, w.writableNeedDrain);
  process.nextTick(() => console.log(name, 'tick'));
  setImmediate(() => {
    w.end('e', () => console.log(name, 'end cb'));
    console.log(name, w.writable, w.writableEnded, w.writableFinished);
  });
}

run('sync', { write(chunk, encoding, cb) { cb(); } }, () =>
  run('async', { write(chunk, encoding, cb) { process.nextTick(cb); } }, () =>
    run('final', {
      write(chunk, encoding, cb) { cb(); },
      final(cb) {
        console.log('final called');
        setImmediate(cb);
      },
    }, () => console.log('done'))));
