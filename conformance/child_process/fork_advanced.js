const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  process.on('message', (m) => process.send(m));
} else {
  const c = fork(__filename, ['child'], { serialization: 'advanced' });
  const circular = { list: [1, , 3] };
  circular.self = circular;
  const messages = [new Map([[{ a: 1 }, new Set(['x', -0, NaN])]]), { big: 12345678901234567890n, u: undefined, d: new Date(0), r: /a+b/gi },
    circular, new Float64Array([Math.PI, Infinity]), Buffer.from('bytes'), [Object('boxed'), Object(7)],
    { e: new RangeError('wrong').message, inner: { deep: [[]] } }];
  c.on('message', (m) => {
    console.log(m);
    if (messages.length > 0) c.send(messages.shift());
    else c.disconnect();
  });
  c.send(messages.shift());
  try { c.send({ f() {} }); } catch (e) { console.log(e.name, e.code, e.message); }
}
