// The two reading modes and the order of their events.
const { Readable } = require('stream');

const flowing = new Readable({ read() {} });
for (const name of ['data', 'end', 'close', 'pause', 'resume', 'readable']) {
  if (name !== 'readable') flowing.on(name, (chunk) => console.log('flowing', name, chunk === undefined ? '' : String(chunk)));
}
console.log(flowing.readableFlowing, flowing.isPaused());
flowing.push('one');
flowing.push('two');
process.nextTick(() => console.log('tick'));
setImmediate(() => {
  flowing.pause();
  console.log(flowing.readableFlowing, flowing.isPaused());
  flowing.push('three');
  setImmediate(() => {
    console.log('waiting', flowing.readableLength);
    flowing.resume();
    flowing.push(null);
    flowing.on('close', paused);
  });
});

function paused() {
  const r = new Readable({ read() {} });
  r.on('readable', () => {
    let chunk;
    while ((chunk = r.read()) !== null) console.log('readable', String(chunk));
  });
  r.on('end', () => console.log('end', r.readableEnded, r.readable));
  r.on('close', () => console.log('close', r.destroyed, r.closed));
  r.push('abc');
  setImmediate(() => {
    r.push('def');
    r.push(null);
  });
}
