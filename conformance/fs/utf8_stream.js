// fs.Utf8Stream: what it refuses, when it writes, flushes, drops, reopens and ends.
const fs = require('fs');
const { Utf8Stream } = fs;
for (const options of [undefined, {}, { fd: true }, { fd: 1, maxLength: -1 }, { fd: 1, minLength: 20000 }, { fd: 1, contentMode: 'x' }, { fd: 1, fsync: 5 }, { fd: 1, retryEAGAIN: 5 },
  { fd: 1, periodicFlush: -1 }, { fd: 1, sync: 1 }, { fd: 1, fs: 5 }, { fd: 1, maxWrite: 5, minLength: 10 }, { fd: 1, append: 'x' }, { fd: 1, mkdir: 'x' }]) {
  try { new Utf8Stream(options); console.log('made'); } catch (error) { console.log(error.name, error.code, error.message); }
}
const show = (what, fn) => { try { console.log(what, fn()); } catch (error) { console.log(what, error.name, error.code, error.message); } };
const once = (emitter, event) => new Promise((resolve) => emitter.once(event, resolve));
(async () => {
  const sync = new Utf8Stream({ dest: 'deep/sync.log', sync: true, mkdir: true, minLength: 10 });
  show('short', () => [sync.write('abc'), fs.readFileSync('deep/sync.log', 'utf8')]);
  show('enough', () => [sync.write('defghijkl'), fs.readFileSync('deep/sync.log', 'utf8')]);
  show('flushSync', () => [sync.write('é'), sync.flushSync(), fs.readFileSync('deep/sync.log', 'utf8')]);
  show('number', () => sync.write(5));
  show('bytes', () => sync.write(Buffer.from('x')));
  console.log(sync.fd > 2, sync.file, sync.sync, sync.minLength, sync.maxLength, sync.append, sync.mkdir, sync.fsync, sync.periodicFlush, sync.contentMode, sync.writing, sync.mode);
  sync.end();
  await once(sync, 'close');
  show('after', () => sync.write('x'));
  show('flush after', () => sync.flush());
  show('reopen after', () => sync.reopen());
  show('end after', () => sync.end());
  sync.flush((error) => console.log('flush callback', error.code));

  const stream = new Utf8Stream({ dest: 'log', maxLength: 20 });
  const events = [];
  for (const event of ['ready', 'write', 'drain', 'drop', 'finish', 'close']) stream.on(event, (value) => events.push(value === undefined ? event : `${event} ${value}`));
  show('write', () => [stream.write('one\n'), stream.write('two\n'), stream.write('x'.repeat(30))]);
  await once(stream, 'drain');
  fs.renameSync('log', 'log.1');
  stream.reopen();
  await once(stream, 'ready');
  stream.write('three\n');
  stream.end();
  await once(stream, 'close');
  console.log(events, fs.readFileSync('log', 'utf8'), fs.readFileSync('log.1', 'utf8'));

  const bytes = new Utf8Stream({ fd: fs.openSync('bytes', 'w'), contentMode: 'buffer', minLength: 100 });
  show('text', () => bytes.write('x'));
  bytes.write(Buffer.from([0xff, 1]));
  bytes.flush((error) => {
    console.log('flushed', error);
    bytes.destroy();
  });
  await once(bytes, 'close');
  const many = new Utf8Stream({ dest: 'many', append: false });
  for (let i = 0; i < 5000; i++) many.write(`line ${i}\n`);
  many.end();
  await once(many, 'finish');
  console.log(fs.readFileSync('many', 'utf8').split('\n').length, fs.statSync('many').size);
  console.log((await once(new Utf8Stream({ dest: 'missing/x' }), 'error')).code);
  show('sync missing', () => new Utf8Stream({ dest: 'missing/x', sync: true }));
})();
