const { constants, kMaxLength, kStringMaxLength } = require('buffer');
const attempt = (f) => {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
};
const same = Buffer.from('a').buffer === Buffer.from('b').buffer;
console.log(same, Buffer.poolSize, Buffer.allocUnsafe(10).buffer.byteLength, Buffer.allocUnsafeSlow(10).buffer.byteLength);
console.log(Buffer.allocUnsafe(4096).buffer.byteLength, Buffer.alloc(10).byteOffset);
attempt(() => Buffer.alloc(5, 'ab').toString());
attempt(() => Buffer.alloc(5, 'YQ==', 'base64').toString());
attempt(() => Buffer.alloc(3, 257).join());
attempt(() => Buffer.alloc(1.9).length);
attempt(() => Buffer.alloc('1'));
attempt(() => Buffer.alloc(-1));
attempt(() => Buffer.allocUnsafe(NaN));
attempt(() => Buffer.alloc(2 ** 50));
attempt(() => Buffer.alloc(3, ''.padEnd(2, 'z'), 'hex'));
attempt(() => Buffer.concat([Buffer.from('ab'), new Uint8Array([99])]).toString());
attempt(() => Buffer.concat([Buffer.from('abc'), Buffer.from('d')], 2).toString());
attempt(() => Buffer.concat([Buffer.from('abc')], 5).toString('hex'));
attempt(() => Buffer.concat([]).length);
attempt(() => Buffer.concat('x'));
attempt(() => Buffer.concat(['x']));
attempt(() => Buffer.concat([Buffer.alloc(1)], -1));
console.log(Buffer.isBuffer(Buffer.alloc(1)), Buffer.isBuffer(new Uint8Array(1)), Buffer.isBuffer(null));
console.log(constants.MAX_LENGTH === kMaxLength, kStringMaxLength, constants.MAX_STRING_LENGTH);
console.log(Object.getPrototypeOf(Buffer.prototype) === Uint8Array.prototype, Buffer.alloc(1).map((x) => x + 1).constructor === Buffer);
console.log(Buffer.from('xy').parent === Buffer.from('xy').buffer, Buffer.prototype.parent);
