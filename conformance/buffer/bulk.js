const show = (f) => {
  try {
    const r = f();
    console.log(Buffer.isBuffer(r) ? `<${r.toString('latin1')}>` : JSON.stringify(r));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
};
const filled = (...args) => () => Buffer.alloc(7, '.').fill(...args);
show(filled('abc'));
show(filled('abc', 2));
show(filled('abc', 2, 5));
show(filled('6162', 'hex'));
show(filled(0x161));
show(filled(Buffer.from('xy'), 1, 6));
show(filled('zz', 'hex'));
show(filled('a', -1));
show(filled('a', 0, 8));
show(filled('a', 0, 1, 'nope'));
const source = Buffer.from('0123456789');
const copied = (...args) => () => {
  const target = Buffer.alloc(6, '.');
  return [source.copy(target, ...args), target.latin1Slice()];
};
show(copied());
show(copied(2));
show(copied(2, 8));
show(copied(0, 3, 5));
show(copied(9));
show(copied(-1));
show(copied(0, 11));
show(() => source.copy('x'));
show(() => { const b = Buffer.from('abcdef'); b.copy(b, 2, 0, 4); return b; });
show(() => source.subarray(-3));
show(() => source.slice(2, -2));
show(() => source.slice(5, 2));
show(() => Buffer.from('abcd').swap16());
show(() => Buffer.from('abcd').swap32());
show(() => Buffer.from('abcdefgh').swap64());
show(() => Buffer.from('abc').swap16());
show(() => [source.equals(Buffer.from('0123456789')), source.equals(new Uint8Array(1)), source.compare(Buffer.from('012'))]);
show(() => source.compare(Buffer.from('3456'), 0, 4, 3, 7));
show(() => source.compare(source, 0, 99));
show(() => source.equals('x'));
show(() => Buffer.compare(Buffer.from('a'), Buffer.from('b')));
show(() => Buffer.compare('a', source));
show(() => Buffer.from('hi').toJSON());
