// pipeline with callbacks and promises, over streams, generators and functions.
const { pipeline, Readable, Writable, Transform, PassThrough } = require('stream');
const { pipeline: pipelined } = require('stream/promises');
const sink = (chunks) => new Writable({ write(chunk, encoding, cb) { chunks.push(String(chunk)); cb(); } });

async function main() {
  const chunks = [];
  await pipelined(
    Readable.from(['a', 'b']),
    new Transform({ transform(chunk, encoding, cb) { cb(null, `${chunk}1`); } }),
    async function* (source) {
      for await (const chunk of source) yield `${chunk}2`;
    },
    sink(chunks));
  console.log(chunks);
  console.log(await pipelined(async function* () { yield 'x'; yield 'y'; }, async (source) => {
    const all = [];
    for await (const chunk of source) all.push(chunk);
    return all;
  }));
  const kept = new PassThrough();
  kept.resume();
  await pipelined(Readable.from(['z']), kept, { end: false });
  console.log(kept.writableEnded);

  const failed = [new PassThrough(), new PassThrough()];
  const broken = new Readable({ read() { this.destroy(new Error('broken')); } });
  await pipelined(broken, ...failed).catch((err) => console.log(err.message, failed.map((s) => s.destroyed)));
  const early = new PassThrough();
  setImmediate(() => early.destroy());
  await pipelined(new PassThrough(), early).catch((err) => console.log(err.code));
  const controller = new AbortController();
  setImmediate(() => controller.abort());
  await pipelined(new PassThrough(), new PassThrough(), { signal: controller.signal })
    .catch((err) => console.log(err.name, err.code));

  for (const args of [[], [() => {}], [new PassThrough(), () => {}], [5, new PassThrough(), () => {}], [() => 5, new PassThrough(), () => {}]]) {
    try {
      pipeline(...args);
    } catch (err) {
      console.log(err.code, err.message);
    }
  }
  const closed = new PassThrough().destroy();
  try {
    pipeline(Readable.from([]), closed, () => {});
  } catch (err) {
    console.log(err.code, err.message);
  }
}
main();
