// Each format there and back: at once, called back, promised.
const zlib = require('zlib');
const { promisify } = require('util');

const text = 'It is a far, far better thing. '.repeat(200);
const pairs = [['deflate', 'inflate'], ['gzip', 'gunzip'], ['deflateRaw', 'inflateRaw'], ['deflate', 'unzip'], ['gzip', 'unzip'],
  ['brotliCompress', 'brotliDecompress'], ['zstdCompress', 'zstdDecompress']];

(async () => {
  for (const [there, back] of pairs) {
    const packed = zlib[`${there}Sync`](text);
    console.log(there, packed.length < 300, zlib[`${back}Sync`](packed).toString() === text);
    const promised = await promisify(zlib[there])(Buffer.from(text));
    console.log(back, (await promisify(zlib[back])(promised)).equals(Buffer.from(text)));
    console.log(back, zlib[`${back}Sync`](zlib[`${there}Sync`]('')).length);
    const view = new Uint16Array([1, 2, 3]);
    console.log(back, [...zlib[`${back}Sync`](zlib[`${there}Sync`](view))], zlib[`${back}Sync`](zlib[`${there}Sync`](view.buffer)).length);
  }
  // Names, lengths, and what `info` gives.
  for (const name of Object.keys(zlib)) if (typeof zlib[name] === 'function') console.log(name, zlib[name].name, zlib[name].length);
  const { buffer, engine } = zlib.gzipSync('abc', { info: true });
  console.log(zlib.gunzipSync(buffer).toString(), engine.constructor.name, engine.bytesWritten);
  zlib.inflate(zlib.deflateSync('xyz'), { info: true }, (error, result) => {
    console.log(error, result.buffer.toString(), result.engine instanceof zlib.Inflate);
  });
  console.log(zlib.crc32('hello'), zlib.crc32(Buffer.from('lo'), zlib.crc32('hel')), zlib.crc32(''), zlib.crc32(new Uint8Array(5)));
})();
