const encoder = new TextEncoder();
console.log(encoder.encoding, [...encoder.encode('aé日😀\ud800')].join(), encoder.encode().length, encoder.encode(null).length);
for (const size of [0, 1, 2, 3, 6, 10]) {
  const target = new Uint8Array(size);
  console.log(JSON.stringify(encoder.encodeInto('aé😀', target)), [...target].join());
}
for (const f of [() => encoder.encodeInto('a'), () => encoder.encodeInto(5, new Uint8Array(1)), () => TextEncoder.prototype.encode.call({})]) {
  try {
    f();
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
console.log(String(encoder), Object.keys(TextEncoder.prototype).join());
