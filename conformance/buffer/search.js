const b = Buffer.from('abcabcdabc');
console.log(b.indexOf('abc'), b.indexOf('abc', 1), b.indexOf('abc', -4), b.indexOf('x'), b.indexOf(''), b.indexOf('', 99));
console.log(b.lastIndexOf('abc'), b.lastIndexOf('abc', 6), b.lastIndexOf('abc', -5), b.lastIndexOf('abc', -99));
console.log(b.indexOf(100), b.indexOf(100 + 256), b.indexOf(99.9), b.lastIndexOf(97, 4), b.includes('cda'), b.includes(0));
console.log(b.indexOf(Buffer.from('da')), b.indexOf(new Uint8Array([98, 99]), 2), b.indexOf('YmM=', 'base64'));
const wide = Buffer.from('ab日本ab', 'utf16le');
console.log(wide.indexOf('日', 'utf16le'), wide.lastIndexOf('ab', 'ucs2'), wide.indexOf('b', 3, 'utf16le'));
console.log(b.indexOf('c', NaN), b.lastIndexOf('c', NaN), b.lastIndexOf('c', null), b.indexOf('c', '1'.length));
for (const f of [() => b.indexOf({}), () => b.indexOf(), () => b.includes(null), () => b.indexOf('a', 0, 'bad')]) {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
