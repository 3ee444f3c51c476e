const show = (b) => console.log(b.toString('hex'), b.length);
show(Buffer.from('héllo'));
show(Buffer.from('héllo', 'latin1'));
show(Buffer.from('68656c6c6f', 'hex'));
show(Buffer.from('aGk=', 'base64'));
show(Buffer.from([1, 256, -1, 1.9, '7', 'x', null]));
show(Buffer.from(new Uint16Array([1, 257])));
show(Buffer.from(Buffer.from('copy')));
show(Buffer.from({ length: 3, 0: 1, 2: 3 }));
show(Buffer.from({ type: 'Buffer', data: [4, 5] }));
show(Buffer.from(new String('boxed')));
show(Buffer.from({ [Symbol.toPrimitive]: () => 'primitive' }));
const memory = new ArrayBuffer(4);
const view = Buffer.from(memory, 1, 2);
view[0] = 9;
console.log([...new Uint8Array(memory)].join());
show(Buffer.of(1, 2, 300));
show(Buffer.copyBytesFrom(new Uint16Array([1, 2, 3]), 1, 1));
for (const bad of [undefined, null, 5, true, Symbol('s'), {}, () => {}]) {
  try {
    show(Buffer.from(bad));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
for (const args of [[memory, 5], [memory, 1, 9]]) {
  try {
    show(Buffer.from(...args));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
try {
  Buffer.from('a', 'nope');
} catch (e) {
  console.log(e.name, e.code, e.message);
}
