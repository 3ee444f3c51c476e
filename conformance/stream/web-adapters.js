// Node's streams and web streams made of each other.
const { Readable, Writable, Duplex, PassThrough, pipeline, finished, Transform } = require('stream');
const { once } = require('events');
const collect = async (stream) => {
  const all = [];
  for await (const chunk of stream) all.push(chunk);
  return all;
};

async function main() {
  console.log(await collect(Readable.toWeb(Readable.from(['n1', 'n2']))));
  console.log(await collect(Readable.fromWeb(ReadableStream.from(['w1', 'w2']), { objectMode: true })));
  const sink = [];
  const writable = Writable.fromWeb(new WritableStream({ write(chunk) { sink.push(String(chunk)); } }));
  writable.end('hey');
  await once(writable, 'finish');
  console.log(sink);
  const chunks = [];
  const writer = Writable.toWeb(new Writable({ write(chunk, encoding, cb) { chunks.push(String(chunk)); cb(); } })).getWriter();
  await writer.write('k');
  await writer.close();
  console.log(chunks);
  const pair = Duplex.toWeb(new PassThrough());
  const pairWriter = pair.writable.getWriter();
  pairWriter.write('pp');
  pairWriter.close();
  console.log((await collect(pair.readable)).map((chunk) => Buffer.from(chunk).toString()));
  const duplex = Duplex.fromWeb(new TransformStream());
  duplex.end('dd');
  console.log(String(Buffer.concat(await duplex.toArray())));

  const failed = Readable.toWeb(new Readable({ read() { this.destroy(new Error('node side')); } }));
  await collect(failed).catch((err) => console.log(err.message));
  const webFailed = Readable.fromWeb(new ReadableStream({ pull() { throw new Error('web side'); } }));
  await webFailed.toArray().catch((err) => console.log(err.message));

  await new Promise((resolve) => pipeline(ReadableStream.from(['1', '2']), async function* (source) {
    for await (const chunk of source) yield chunk + chunk;
  }, new WritableStream({ write(chunk) { console.log('sink', chunk); } }), (err) => {
    console.log('pipeline', err);
    resolve();
  }));
  const upper = new Transform({ objectMode: true, transform(chunk, encoding, cb) { cb(null, chunk.toUpperCase()); } });
  const written = [];
  await require('stream/promises').pipeline(ReadableStream.from(['u']), upper, new WritableStream({ write(c) { written.push(c); } }));
  console.log(written);
  await new Promise((resolve) => {
    const stream = ReadableStream.from(['f']);
    finished(stream, (err) => {
      console.log('finished', err);
      resolve();
    });
    stream.cancel();
  });
  for (const call of [() => Readable.fromWeb(5), () => Writable.fromWeb(5), () => Duplex.fromWeb({}), () => Readable.toWeb(5)]) {
    try {
      call();
    } catch (err) {
      console.log(err.code, err.message);
    }
  }
}
main();
