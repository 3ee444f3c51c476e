// compose, as a function and as a method; addAbortSignal.
const { compose, Readable, Transform, Writable, PassThrough, addAbortSignal } = require('stream');
const upper = () => new Transform({ transform(chunk, encoding, cb) { cb(null, String(chunk).toUpperCase()); } });

async function main() {
  const stream = compose(upper(), async function* (source) {
    for await (const chunk of source) yield `<${chunk}>`;
  });
  stream.end('ab');
  console.log(stream.readable, await stream.toArray());
  console.log(await Readable.from(['x', 'y']).compose(async function* (source) {
    for await (const chunk of source) yield chunk + chunk;
  }).toArray());
  const failing = compose(upper(), new Transform({ transform(chunk, encoding, cb) { cb(new Error('inner')); } }));
  failing.on('error', (err) => console.log(err.message));
  failing.end('x');
  for (const args of [[], [new Writable({ write() {} }), upper()], [upper(), new Readable({ read() {} })]]) {
    try {
      compose(...args);
    } catch (err) {
      console.log(err.code, err.message.split('. Received')[0]);
    }
  }
  try {
    new PassThrough().compose(new Readable({ read() {} }));
  } catch (err) {
    console.log(err.code);
  }

  const controller = new AbortController();
  const read = addAbortSignal(controller.signal, new Readable({ read() {} }));
  read.on('error', (err) => console.log(err.name, err.code, err.cause === controller.signal.reason));
  const built = new Writable({ signal: controller.signal, write() {} });
  built.on('error', (err) => console.log(err.name));
  controller.abort();
  for (const args of [[5, read], [controller.signal, 5]]) {
    try {
      addAbortSignal(...args);
    } catch (err) {
      console.log(err.code, err.message);
    }
  }
}
main();
