// Base64 and hexadecimal of Uint8Array.
const attempt = (f) => { try { const value = f(); console.log(value instanceof Uint8Array ? [...value].join() : JSON.stringify(value)); } catch (error) { console.log(error.name, error.message); } };
for (const text of ['', 'AA==', 'AAE=', 'AAEC', 'AA', 'AAE', 'A', 'A===', ' A A\n=\t= ', 'AB==', '++//', '--__', 'AA=', 'AAE==', 'AA==A', '*', 'SGVsbG8=', 'A A']) {
  attempt(() => Uint8Array.fromBase64(text));
  for (const lastChunkHandling of ['strict', 'stop-before-partial']) attempt(() => Uint8Array.fromBase64(text, { lastChunkHandling }));
}
attempt(() => Uint8Array.fromBase64('--__', { alphabet: 'base64url' }));
for (const options of [1, null, { alphabet: 'x' }, { lastChunkHandling: 1 }]) attempt(() => Uint8Array.fromBase64('AA', options));
for (const text of ['', '00ff', 'FF', 'a', 'zz', '00zz', 1]) attempt(() => Uint8Array.fromHex(text));
for (const bytes of [[], [0], [0, 1], [0, 1, 2], [251, 255, 190, 254]]) {
  const array = new Uint8Array(bytes);
  console.log(array.toBase64(), array.toBase64({ omitPadding: true }), array.toBase64({ alphabet: 'base64url' }), array.toHex());
}
for (const [length, text, options] of [[3, 'AAECAwQF'], [4, 'AAECAwQF'], [5, 'AAECAwQF'], [2, 'AAE='], [4, 'AAEC*'], [3, 'AAE', { lastChunkHandling: 'stop-before-partial' }], [0, 'AA==']]) {
  const array = new Uint8Array(length).fill(9);
  attempt(() => array.setFromBase64(text, options));
  console.log(array.join());
}
for (const [length, text] of [[2, '0102'], [1, '0102'], [3, '01zz'], [2, '010']]) {
  const array = new Uint8Array(length).fill(9);
  attempt(() => array.setFromHex(text));
  console.log(array.join());
}
attempt(() => Uint8Array.prototype.toHex.call([]));
attempt(() => { const array = new Uint8Array(2); array.buffer.transfer(); return array.toHex(); });
console.log(Buffer.from('hi').toHex());
for (const name of ['fromBase64', 'fromHex']) console.log(name, Uint8Array[name].length, Uint8Array[name].name);
for (const name of ['toBase64', 'toHex', 'setFromBase64', 'setFromHex']) console.log(name, Uint8Array.prototype[name].length, Uint8Array.prototype[name].name);
