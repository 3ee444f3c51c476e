// Readable.from, Duplex.from, Readable.wrap, duplexPair.
const { Readable, Duplex, duplexPair, PassThrough } = require('stream');
const EventEmitter = require('events');

async function main() {
  console.log(await Readable.from('text').toArray(), await Readable.from(Buffer.from('ab')).toArray());
  console.log(await Readable.from(new Set([1, 2])).toArray(), await Readable.from([Promise.resolve(3)]).toArray());
  await Readable.from([1, null]).toArray().catch((err) => console.log(err.code));
  const closing = Readable.from((function* () {
    try {
      yield 1;
      yield 2;
    } finally {
      console.log('generator closed');
    }
  })());
  for await (const value of closing) {
    console.log(value);
    break;
  }

  console.log(await Duplex.from([1, 2]).toArray(), await Duplex.from(Promise.resolve('p')).toArray());
  const twice = Duplex.from(async function* (source) {
    for await (const chunk of source) yield String(chunk).repeat(2);
  });
  twice.end('ab');
  console.log(await twice.toArray());
  const collected = [];
  const eater = Duplex.from(async (source) => {
    for await (const chunk of source) collected.push(String(chunk));
  });
  eater.end('x');
  await new Promise((resolve) => eater.on('finish', resolve));
  console.log(collected, eater.readable);
  const joined = Duplex.from({ readable: Readable.from(['r']), writable: new PassThrough() });
  console.log(joined.readable, joined.writable, joined.read === undefined);
  joined.on('error', (err) => console.log(err.name)).destroy();
  try {
    Duplex.from(5);
  } catch (err) {
    console.log(err.code);
  }

  const old = new EventEmitter();
  old.pause = () => {};
  old.resume = () => {};
  const wrapped = new Readable({ objectMode: true }).wrap(old);
  setImmediate(() => {
    old.emit('data', 'old');
    old.emit('end');
  });
  console.log(await wrapped.toArray());

  const [one, two] = duplexPair();
  two.on('data', (chunk) => console.log('two got', String(chunk)));
  one.on('data', (chunk) => console.log('one got', String(chunk)));
  two.on('end', () => two.end('bye'));
  one.end('hello');
}
main();
