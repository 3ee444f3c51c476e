const { StringDecoder } = require('string_decoder');
const texts = { utf8: 'aé日😀z', utf16le: 'aé日😀z', base64: 'YWJjZGVmZw==', base64url: 'YWJjZGVmZw', hex: '00ff10', latin1: 'aé', ascii: 'az' };
for (const encoding of Object.keys(texts)) {
  const bytes = Buffer.from(texts[encoding], encoding);
  for (let size = 1; size < 5; size++) {
    const decoder = new StringDecoder(encoding);
    const parts = [];
    for (let at = 0; at < bytes.length; at += size) parts.push(decoder.write(bytes.subarray(at, at + size)));
    parts.push(decoder.end());
    console.log(encoding, size, JSON.stringify(parts));
  }
}
const decoder = new StringDecoder();
console.log(JSON.stringify(decoder.write(Buffer.from([0xe2, 0x82]))), decoder.lastNeed, decoder.lastTotal, decoder.lastChar.toString('hex'));
console.log(JSON.stringify(decoder.write(Buffer.from([0x41]))), JSON.stringify(decoder.end(Buffer.from([0xf0, 0x9f]))));
console.log(decoder.text(Buffer.from('xabc'), 1), decoder.encoding, new StringDecoder('UCS-2').encoding, decoder.write('text'));
for (const f of [() => new StringDecoder('bad'), () => decoder.write(5), () => decoder.write(), () => decoder.end({})]) {
  try {
    f();
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
