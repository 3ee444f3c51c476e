// What is wrong with options and with data.
const zlib = require('zlib');
const { constants } = zlib;

function attempt(name, run) {
  try {
    const value = run();
    console.log(name, 'fine', Buffer.isBuffer(value) ? value.toString() : typeof value);
  } catch (error) {
    console.log(name, error.name, error.code, error.errno, error.message);
  }
}

const dictionary = Buffer.from('abcabcabcabc');
attempt('type', () => zlib.gzipSync(5));
attempt('type', () => zlib.gzip({}, () => {}));
attempt('callback', () => zlib.gzip('a'));
attempt('dictionary', () => zlib.createDeflate({ dictionary: 'x' }));
for (const [option, values] of Object.entries({
  level: ['x', NaN, Infinity, 10, -2], chunkSize: [5, 64], windowBits: [7, 16], memLevel: [0, 10], strategy: [5], flush: [6],
  finishFlush: [-1], maxOutputLength: [0], rejectGarbageAfterEnd: [1],
})) {
  for (const value of values) attempt(`${option} ${value}`, () => zlib.createDeflate({ [option]: value }));
}
attempt('gzip windowBits', () => zlib.createGzip({ windowBits: 8 }));
attempt('gzip windowBits', () => zlib.createGzip({ windowBits: 0 }));
attempt('gunzip windowBits', () => zlib.gunzipSync(zlib.gzipSync('a'), { windowBits: 0 }));
attempt('raw windowBits', () => zlib.inflateRawSync(zlib.deflateRawSync('a', { windowBits: 8 })));
attempt('brotli param', () => zlib.createBrotliCompress({ params: { 9999: 1 } }));
attempt('brotli param', () => zlib.createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 'x' } }));
attempt('brotli init', () => zlib.createBrotliCompress({ params: { [constants.BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING]: 42 } }));
attempt('zstd param', () => zlib.createZstdCompress({ params: { 9999: 1 } }));
attempt('zstd param', () => zlib.createZstdCompress({ params: { [constants.ZSTD_c_strategy]: 99 } }));
attempt('zstd param', () => zlib.createZstdDecompress({ params: { [constants.ZSTD_c_strategy]: 1 } }));
attempt('zstd pledge', () => zlib.createZstdCompress({ pledgedSrcSize: -1 }));
attempt('params', () => zlib.createGzip().params(99));
attempt('params', () => zlib.createGzip().params(1, 9));
attempt('crc32', () => zlib.crc32(5));
attempt('crc32', () => zlib.crc32('a', -1));
attempt('crc32', () => zlib.crc32('a', 'b'));

for (const format of ['inflate', 'gunzip', 'unzip', 'inflateRaw', 'brotliDecompress', 'zstdDecompress']) {
  for (const data of ['', 'abcdefgh', Buffer.from('deadbeef', 'hex')]) attempt(`${format} garbage`, () => zlib[`${format}Sync`](data));
}
for (const [there, back] of [['deflate', 'inflate'], ['gzip', 'gunzip'], ['brotliCompress', 'brotliDecompress']]) {
  const packed = zlib[`${there}Sync`]('hello hello hello');
  attempt(`${back} short`, () => zlib[`${back}Sync`](packed.subarray(0, -3)));
  attempt(`${back} long`, () => zlib[`${back}Sync`](Buffer.concat([packed, Buffer.alloc(3)])));
  attempt(`${back} large`, () => zlib[`${back}Sync`](packed, { maxOutputLength: 10 }));
}
attempt('members', () => zlib.gunzipSync(Buffer.concat([zlib.gzipSync('abc'), zlib.gzipSync('def'), Buffer.alloc(10)])));
attempt('members', () => zlib.gunzipSync(Buffer.concat([zlib.gzipSync('abc'), Buffer.from([0x1f, 0x8b, 0xff])])));
const withDictionary = zlib.deflateSync('abcabc', { dictionary });
attempt('no dictionary', () => zlib.inflateSync(withDictionary));
attempt('other dictionary', () => zlib.inflateSync(withDictionary, { dictionary: Buffer.from('zzz') }));
attempt('dictionary', () => zlib.inflateSync(withDictionary, { dictionary }));
for (const [there, back] of [['deflateRaw', 'inflateRaw'], ['brotliCompress', 'brotliDecompress'], ['zstdCompress', 'zstdDecompress']]) {
  attempt(`${back} dictionary`, () => zlib[`${back}Sync`](zlib[`${there}Sync`]('abcabcabc', { dictionary }), { dictionary }));
}

// Called back, one after the other.
function next(list) {
  if (list.length === 0) return;
  const [[there, back], ...rest] = list;
  const packed = zlib[`${there}Sync`]('hello hello hello');
  zlib[back](packed, { maxOutputLength: 10 }, (error, result) => {
    console.log(back, error.name, error.code, error.message, result);
    zlib[back](packed.subarray(0, 5), (error) => {
      console.log(back, error.name, error.code, error.errno, error.message);
      next(rest);
    });
  });
}
next([['deflate', 'inflate'], ['gzip', 'gunzip'], ['brotliCompress', 'brotliDecompress']]);
