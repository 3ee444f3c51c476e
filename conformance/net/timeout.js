const net = require('net');
const server = net.createServer((c) => c.resume()).listen(0, () => {
  const c = net.connect(server.address().port);
  console.log(c.timeout);
  console.log(c.setTimeout(30, () => {
    console.log('timeout', c.timeout, c.destroyed);
    c.setTimeout(0);
    c.end();
  }) === c);
  c.resume();
  c.on('close', () => server.close());
  for (const [ms, fn] of [['100'], [-1], [Infinity], [NaN], [10, 5], [{}]]) {
    try { c.setTimeout(ms, fn); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message); }
  }
  c.setTimeout(30);
});
