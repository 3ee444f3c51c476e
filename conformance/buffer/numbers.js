const b = Buffer.alloc(8);
const attempt = (f) => {
  try {
    console.log(String(f()));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
};
for (const [kind, value] of [['UInt8', 200], ['Int8', -5]]) {
  attempt(() => b[`write${kind}`](value, 3));
  attempt(() => b[`read${kind}`](3));
}
for (const kind of ['UInt16', 'Int16', 'UInt32', 'Int32', 'Float', 'Double']) {
  for (const order of ['LE', 'BE']) {
    attempt(() => b[`write${kind}${order}`](1234, 0));
    attempt(() => `${b[`read${kind}${order}`](0)} ${b.toString('hex')}`);
  }
}
for (const order of ['LE', 'BE']) {
  attempt(() => b[`writeBigInt64${order}`](-2n, 0));
  attempt(() => b[`readBigInt64${order}`]());
  attempt(() => b[`readBigUInt64${order}`]());
  attempt(() => b[`writeUInt${order}`](0x123456, 1, 3));
  attempt(() => b[`readUInt${order}`](1, 3));
  attempt(() => b[`writeInt${order}`](-0x123456789a, 1, 6));
  attempt(() => b[`readInt${order}`](1, 6));
}
attempt(() => b.readUInt8(8));
attempt(() => b.readUInt8(1.5));
attempt(() => b.readUInt8('1'));
attempt(() => Buffer.alloc(1).readUInt32LE());
attempt(() => b.readUIntLE(0, 7));
attempt(() => b.readUIntLE());
attempt(() => b.writeUInt8(256));
attempt(() => b.writeInt16LE(40000));
attempt(() => b.writeUInt32LE(-1));
attempt(() => b.writeIntBE(2 ** 40, 0, 5));
attempt(() => b.writeBigUInt64LE(2n ** 64n));
attempt(() => b.writeBigInt64LE(1));
attempt(() => b.readUint16LE === b.readUInt16LE);
