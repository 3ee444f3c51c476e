// What streams refuse: at once, by 'error', or to the callback.
const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished, compose, addAbortSignal, promises } = require('stream');

function show(what, fn) {
  try { fn(); console.log(what, 'allowed'); } catch (error) { console.log(what, error.name, error.code, error.message); }
}
const told = (what) => (error) => console.log(what, error?.name, error?.code, error?.message);

show('highWaterMark', () => new Readable({ highWaterMark: -1 }));
show('highWaterMark text', () => new Writable({ highWaterMark: 'x' }));
show('readableHighWaterMark', () => new Duplex({ readableHighWaterMark: NaN }));
show('defaultEncoding', () => new Writable().setDefaultEncoding('utf9'));
show('encoding', () => new Readable({ encoding: 'utf9' }));
show('setDefaultHighWaterMark', () => require('stream').setDefaultHighWaterMark(false, -1));
show('write null', () => new Writable({ write() {} }).write(null));
show('write number', () => new Writable({ write() {} }).write(5));
show('write encoding', () => new Writable({ write() {} }).write('a', 'utf9'));
show('from', () => Readable.from(5));
show('from null', () => Readable.from(null));
show('pipeline', () => pipeline());
show('pipeline one', () => pipeline(new PassThrough(), () => {}));
show('pipeline array', () => pipeline([], () => {}));
show('pipeline no callback', () => pipeline(new PassThrough(), new PassThrough()));
show('pipeline number', () => pipeline(new PassThrough(), 5, () => {}));
show('pipeline generator', () => pipeline(() => 5, new PassThrough(), told('generator')));
show('finished', () => finished(5, () => {}));
show('finished callback', () => finished(new PassThrough()));
show('finished options', () => finished(new PassThrough(), 5, () => {}));
show('compose', () => compose());
show('compose bad', () => compose(5));
show('addAbortSignal', () => addAbortSignal(5, new PassThrough()));
show('addAbortSignal stream', () => addAbortSignal(new AbortController().signal, 5));
show('map', () => Readable.from([1]).map(5));
show('map concurrency', () => Readable.from([1]).map(() => {}, { concurrency: 0 }));
show('take', () => Readable.from([1]).take(-1));
show('drop', () => Readable.from([1]).drop(-1));
show('toWeb', () => Readable.toWeb(5));
show('fromWeb', () => Readable.fromWeb(5));
show('wrap', () => new Readable().wrap(5));
show('iterator', () => new Readable().iterator(5));

// Not implemented.
new Readable().on('error', told('_read')).read();
show('_write', () => new Writable().write('x'));
show('_transform', () => new Transform().write('x'));

// Too late.
const ended = new Writable({ write(chunk, encoding, callback) { callback(); } });
ended.on('error', told('written after end'));
ended.end('x', () => {
  ended.end(told('ended again'));
  ended.write('y', told('write after end'));
});
const over = new Writable({ write(chunk, encoding, callback) { callback(); } });
over.on('error', () => {});
over.end(() => over.once('close', () => over.end('z', told('end with data after finish'))));
const gone = new Writable({ write() {} });
gone.destroy();
gone.write('x', told('write after destroy'));
gone.end(told('end after destroy'));
const two = new Writable({ write(chunk, encoding, callback) { callback(); callback(); } });
two.on('error', told('called twice'));
two.write('x');
const built = new Writable({ construct(callback) { callback(); callback(); }, write() {} });
built.on('error', told('built twice'));
const eof = new Readable({ read() {} });
eof.on('error', told('push after end'));
eof.push(null);
eof.push('x');
const past = new Readable({ read() {} });
past.on('error', told('unshift after end')).on('end', () => past.unshift('x')).resume();
past.push(null);
const wrong = new Readable({ read() {} });
wrong.on('error', told('push number'));
wrong.push(5);
const odd = new Readable({ read() {} });
odd.on('error', told('unshift number'));
odd.unshift(5);
show('pipe from writable', () => new Writable({ write() {} }).on('error', told('pipe')).pipe(new PassThrough()));

// Premature ends.
finished(new PassThrough().destroy(), told('destroyed'));
const half = new PassThrough();
finished(half, told('half'));
half.destroy();
const source = new PassThrough();
pipeline(source, new PassThrough(), told('pipeline'));
source.destroy();
show('to destroyed', () => pipeline(Readable.from(['a']), new PassThrough().destroy(), told('to destroyed')));
promises.pipeline(Readable.from(['a']), async function* (input) { throw new RangeError('own'); }, new PassThrough()).catch(told('own'));
promises.finished(new PassThrough().destroy()).catch(told('promise'));
const aborted = new AbortController();
finished(addAbortSignal(aborted.signal, new PassThrough()), told('aborted'));
aborted.abort();
promises.pipeline(new PassThrough(), new PassThrough(), { signal: AbortSignal.abort() }).catch(told('signal'));
Readable.from([]).reduce((a, b) => a).catch(told('reduce'));
Readable.from([1]).map(() => { throw new Error('inside'); }).toArray().catch(told('map'));
Readable.from([1]).toArray({ signal: AbortSignal.abort() }).catch(told('toArray'));
Readable.from([1]).forEach(5).catch(told('forEach'));
