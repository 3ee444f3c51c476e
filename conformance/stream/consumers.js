// stream/consumers.
const { Readable } = require('stream');
const consumers = require('stream/consumers');

async function main() {
  const stream = () => Readable.from([Buffer.from('{"a"'), Buffer.from(':1}')]);
  console.log(await consumers.text(stream()));
  console.log(await consumers.json(stream()));
  console.log(await consumers.buffer(stream()));
  console.log((await consumers.arrayBuffer(stream())).byteLength);
  console.log(Object.keys(consumers));
  const euro = Buffer.from('€');
  console.log(await consumers.text(Readable.from([euro.subarray(0, 1), euro.subarray(1)])));
  await consumers.json(Readable.from(['{'])).catch((err) => console.log(err.name));
}
main();
