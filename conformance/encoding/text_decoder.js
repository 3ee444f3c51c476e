const decode = (label, bytes, options) => new TextDecoder(label, options).decode(new Uint8Array(bytes));
const show = (f) => {
  try {
    console.log(JSON.stringify(f()));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
};
for (const label of ['utf8', ' UTF-8\n', 'latin1', 'ascii', 'utf-16', 'utf-16be', 'gbk', 'koi8-r', 'x-user-defined']) {
  show(() => [new TextDecoder(label).encoding, decode(label, [0x61, 0x80, 0xe9, 0x41])]);
}
show(() => new TextDecoder('nope'));
show(() => new TextDecoder('replacement'));
show(() => decode('utf8', [0xef, 0xbb, 0xbf, 0x61]));
show(() => decode('utf8', [0xef, 0xbb, 0xbf, 0x61], { ignoreBOM: true }));
show(() => decode('utf8', [0xff], { fatal: true }));
show(() => decode('utf8', [0xe2, 0x82]));
show(() => decode('utf-16le', [0x61, 0, 0x3d, 0xd8]));
for (const label of ['utf-8', 'utf-16le', 'shift_jis']) {
  const decoder = new TextDecoder(label);
  const parts = [];
  for (const byte of [0xe2, 0x82, 0xac, 0xf0, 0x9f]) parts.push(decoder.decode(Uint8Array.of(byte), { stream: true }));
  parts.push(decoder.decode());
  show(() => parts);
}
const decoder = new TextDecoder();
show(() => decoder.decode(new Uint8Array([97, 98]).buffer) + decoder.decode(new DataView(new Uint8Array([99]).buffer)) + decoder.decode());
show(() => decoder.decode('x'));
show(() => decoder.decode(null));
show(() => new TextDecoder('utf8', 5));
show(() => TextDecoder.prototype.decode.call({}));
show(() => [decoder.fatal, decoder.ignoreBOM, decoder.encoding, String(decoder)]);
