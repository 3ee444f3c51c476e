// captureRejections, async disposal.
const { Readable, Writable } = require('stream');

const r = new Readable({ captureRejections: true, read() {} });
r.on('data', async () => { throw new Error('in listener'); });
r.on('error', (err) => console.log('readable', err.message));
r.push('x');
const w = new Writable({ captureRejections: true, write(chunk, encoding, cb) { cb(); } });
w.on('drain', async () => { throw new Error('in drain'); });
w.on('error', (err) => console.log('writable', err.message));
w.write(Buffer.alloc(70000));

setTimeout(async () => {
  const open = new Readable({ read() {} });
  open.on('error', (err) => console.log(err.name));
  console.log(await open[Symbol.asyncDispose](), open.destroyed);
  const done = new Writable({ write(chunk, encoding, cb) { cb(); } });
  done.end();
  await new Promise((resolve) => done.on('close', resolve));
  await done[Symbol.asyncDispose]();
  console.log(done.errored);
}, 5);
