const b = Buffer.from('zażółć 日本 😀');
for (const encoding of ['utf8', 'utf16le', 'latin1', 'ascii', 'hex', 'base64', 'base64url', 'UCS-2', 'binary']) {
  const text = b.toString(encoding);
  console.log(encoding, JSON.stringify(text), Buffer.byteLength(text, encoding));
}
console.log(b.toString('utf8', 2, 8), b.toString('utf8', -3, 2), b.toString('utf8', 8, 2) === '');
console.log(Buffer.from([0xe2, 0x82, 0x41, 0xff, 0xf0, 0x9f, 0x98]).toString());
console.log(Buffer.from('a\ud800b').toString('hex'));
const target = Buffer.alloc(8, '.');
console.log(target.write('é日😀', 1), target.latin1Slice());
console.log(target.write('abc', 6), target.write('ff00zz', 0, 'hex'), target.toString('hex'));
console.log(target.write('x', 2, 1, 'ascii'), target.utf8Write('yy', 3, 1), target.hexSlice(2, 4));
for (const f of [
  () => target.write('a', 9), () => target.write(5), () => target.write('a', 0, 9), () => target.write('a', 'bad'),
  () => b.toString('bad'), () => target.utf8Write('a', 9), () => target.utf8Slice(-1), () => Buffer.byteLength(5),
]) {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
console.log(Buffer.isEncoding('UTF-8'), Buffer.isEncoding('utf/8'), Buffer.isEncoding(''));
