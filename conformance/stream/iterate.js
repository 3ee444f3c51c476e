// Async iteration of a Readable.
const { Readable } = require('stream');

async function main() {
  for await (const chunk of Readable.from(['a', 'b'])) console.log(chunk);
  const text = new Readable({ encoding: 'utf8', read() {} });
  text.push('x');
  text.push('y');
  text.push(null);
  for await (const chunk of text) console.log(chunk);

  const broken = Readable.from([1, 2, 3]);
  for await (const chunk of broken) {
    console.log(chunk);
    break;
  }
  console.log(broken.destroyed);
  const kept = Readable.from([1, 2, 3]);
  for await (const chunk of kept.iterator({ destroyOnReturn: false })) {
    console.log(chunk);
    break;
  }
  console.log(kept.destroyed);
  for await (const chunk of kept) console.log('rest', chunk);

  const failing = new Readable({ read() { this.destroy(new Error('failed')); } });
  try {
    for await (const chunk of failing) console.log(chunk);
  } catch (err) {
    console.log(err.message);
  }
  const closed = new Readable({ read() {} });
  setImmediate(() => closed.destroy());
  try {
    for await (const chunk of closed) console.log(chunk);
  } catch (err) {
    console.log(err.code);
  }
  const thrown = Readable.from([1]);
  await (async () => {
    for await (const chunk of thrown) throw new Error(`mine ${chunk}`);
  })().catch((err) => console.log(err.message, thrown.destroyed));
}
main();
