// Each format there and back: at once, called back, promised.
const zlib = require('zlib');
const { promisify } = require('util');

const text = 'It is a far, far better thing. '.repeat(200);
const pairs = [
  [zlib.deflate, zlib.deflateSync, zlib.inflate, zlib.inflateSync],
  [zlib.gzip, zlib.gzipSync, zlib.gunzip, zlib.gunzipSync],
  [zlib.deflateRaw, zlib.deflateRawSync, zlib.inflateRaw, zlib.inflateRawSync],
  [zlib.deflate, zlib.deflateSync, zlib.unzip, zlib.unzipSync],
  [zlib.gzip, zlib.gzipSync, zlib.unzip, zlib.unzipSync],
  [zlib.brotliCompress, zlib.brotliCompressSync, zlib.brotliDecompress, zlib.brotliDecompressSync],
  [zlib.zstdCompress, zlib.zstdCompressSync, zlib.zstdDecompress, zlib.zstdDecompressSync],
];

(async () => {
  for (const [pack, packSync, unpack, unpackSync] of pairs) {
    const packed = packSync(text);
    console.log(packed.length < 300, unpackSync(packed).toString() === text);
    const promised = await promisify(pack)(Buffer.from(text));
    console.log((await promisify(unpack)(promised)).equals(Buffer.from(text)));
    console.log(unpackSync(packSync('')).length);
    const view = new Uint16Array([1, 2, 3]);
    console.log([...unpackSync(packSync(view))], unpackSync(packSync(view.buffer)).length);
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
