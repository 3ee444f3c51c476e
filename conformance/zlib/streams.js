// Streams: chunks, flushes, parameters, the end, closing.
const zlib = require('zlib');
const { once } = require('events');
const { Readable, Writable } = require('stream');
const { pipeline } = require('stream/promises');

const pairs = [
  [zlib.Deflate, zlib.createDeflate, zlib.Inflate, zlib.createInflate],
  [zlib.Gzip, zlib.createGzip, zlib.Gunzip, zlib.createGunzip],
  [zlib.DeflateRaw, zlib.createDeflateRaw, zlib.InflateRaw, zlib.createInflateRaw],
  [zlib.Gzip, zlib.createGzip, zlib.Unzip, zlib.createUnzip],
  [zlib.BrotliCompress, zlib.createBrotliCompress, zlib.BrotliDecompress, zlib.createBrotliDecompress],
  [zlib.ZstdCompress, zlib.createZstdCompress, zlib.ZstdDecompress, zlib.createZstdDecompress],
];

(async () => {
  for (const [Compress, createCompress, Decompress, createDecompress] of pairs) {
    let length = 0;
    let sum = 0;
    const chunks = Array.from({ length: 50 }, (_, at) => Buffer.alloc(5000, at * 7));
    await pipeline(Readable.from(chunks), createCompress({ chunkSize: 100 }), createDecompress(), new Writable({
      write(chunk, encoding, callback) {
        for (let at = 0; at < chunk.length; at++) if ((length + at) % 499 === 0) sum += chunk[at];
        length += chunk.length;
        callback();
      },
    }));
    console.log(Compress.name, Decompress.name, length, sum);
    console.log(new Compress() instanceof Compress, createDecompress() instanceof Decompress);
  }

  const gzip = zlib.createGzip();
  const parts = [];
  gzip.on('data', (chunk) => parts.push(chunk));
  gzip.write('first');
  await new Promise((resolve) => gzip.flush(resolve));
  console.log('flushed', zlib.gunzipSync(Buffer.concat(parts), { finishFlush: zlib.constants.Z_SYNC_FLUSH }).toString());
  gzip.write(' second');
  await new Promise((resolve) => gzip.flush(zlib.constants.Z_SYNC_FLUSH, resolve));
  await new Promise((resolve) => gzip.params(0, zlib.constants.Z_DEFAULT_STRATEGY, resolve));
  gzip.end(' third');
  await once(gzip, 'end');
  console.log('ended', zlib.gunzipSync(Buffer.concat(parts)).toString(), gzip.bytesWritten);
  await new Promise((resolve) => gzip.flush(resolve));
  await new Promise((resolve) => gzip.close(resolve));
  console.log('closed', gzip._closed, gzip.destroyed);

  const again = zlib.createDeflate();
  again.write('lost');
  await new Promise((resolve) => again.flush(resolve));
  again.read();
  again.reset();
  again.end('kept');
  console.log('reset', zlib.inflateSync(Buffer.concat(await again.toArray())).toString());

  const junk = Buffer.concat([zlib.deflateSync('data'), Buffer.from('junk')]);
  console.log('junk', Buffer.concat(await Readable.from([junk]).pipe(zlib.createInflate()).toArray()).toString());
  const strict = zlib.createInflate({ rejectGarbageAfterEnd: true });
  strict.on('data', () => {});
  strict.end(junk);
  console.log((await once(strict, 'error').catch((error) => [error]))[0].code);

  const broken = zlib.createGunzip();
  broken.write('no gzip');
  const [error] = await once(broken, 'error');
  console.log(error.code, error.errno, error.message, broken.destroyed);

  const pledged = zlib.createZstdCompress({ pledgedSrcSize: 10 });
  pledged.resume();
  pledged.write('abc', () => pledged.end());
  console.log((await once(pledged, 'error'))[0].code);
  console.log(zlib.codes.Z_OK, zlib.codes['-3'], zlib.constants.Z_FINISH, zlib.Z_FINISH, Object.isFrozen(zlib.codes));
})();
