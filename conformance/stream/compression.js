// CompressionStream and DecompressionStream.
const { CompressionStream, DecompressionStream } = require('stream/web');

async function collect(readable) {
  const chunks = [];
  for await (const chunk of readable) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

(async () => {
  for (const format of ['deflate', 'deflate-raw', 'gzip', 'brotli']) {
    const source = new Blob(['hello '.repeat(10000)]).stream();
    const back = source.pipeThrough(new CompressionStream(format)).pipeThrough(new DecompressionStream(format));
    console.log(format, (await collect(back)).length);
    const broken = new Blob([new Uint8Array([0, 1, 2, 3, 4, 5])]).stream().pipeThrough(new DecompressionStream(format));
    await collect(broken).catch((error) => console.log(format, error.name));
    const writer = new CompressionStream(format).writable.getWriter();
    await writer.write(5).catch((error) => console.log(format, error.name, error.code));
  }
  for (const bad of ['zstd', undefined, 1]) {
    try {
      new CompressionStream(bad);
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
  console.log(new CompressionStream('gzip'), Object.prototype.toString.call(new DecompressionStream('gzip')));
})();
