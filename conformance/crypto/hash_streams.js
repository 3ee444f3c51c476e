// A hash is a stream for who wants one; and then still a hash.
const { createHash, createHmac } = require('crypto');
const { Readable, Transform } = require('stream');
const { pipeline } = require('stream/promises');

(async () => {
  const hash = createHash('sha1');
  console.log(hash instanceof Transform, hash.writable, hash.readableEnded);
  hash.write('some ');
  hash.write('text', 'latin1');
  hash.end();
  for await (const part of hash) console.log(part.toString('hex'));
  console.log(hash.digest('hex'));
  try { hash.digest(); } catch (e) { console.log(e.code); }
  const hmac = createHmac('md5', 'key');
  await pipeline(Readable.from(['a', 'b']), hmac);
  console.log(hmac.read().toString('hex'), hmac.digest('hex') === '');
  const encoded = createHash('md5').setEncoding('hex');
  encoded.on('data', (text) => console.log(text)).on('end', () => console.log('end'));
  encoded.end('x');
  const early = createHash('md5');
  early.on('readable', () => console.log('readable', early.read()?.toString('hex')));
  early.end('6162', 'hex');
  await new Promise((resolve) => early.on('end', resolve));
  const copied = createHash('md5', { highWaterMark: 5 });
  copied.update('a');
  console.log(copied.readableHighWaterMark, copied.copy().digest('hex'), copied._options);
})();
