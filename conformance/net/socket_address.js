const { SocketAddress } = require('net');
const show = (a) => console.log(a.address, a.port, a.family, a.flowlabel);
show(new SocketAddress());
show(new SocketAddress({ family: 'ipv6' }));
show(new SocketAddress({ address: '1.2.3.4', port: 80 }));
show(new SocketAddress({ address: '2001:DB8:0:0::1', port: 65535, family: 'IPv6', flowlabel: 7 }));
console.log(new SocketAddress({ port: 1 }), SocketAddress.isSocketAddress(new SocketAddress()), SocketAddress.isSocketAddress({}));
console.log(JSON.stringify(new SocketAddress()));
for (const text of ['1.2.3.4:80', '1.2.3.4', '[::1]:8080', '[::1]', '192.168.257:1', 'name:80', '']) {
  const a = SocketAddress.parse(text);
  if (a) show(a); else console.log(text, a);
}
for (const o of [7, { port: -1 }, { address: 'x' }, { family: 'ipv7' }, { flowlabel: -1, family: 'ipv6' }, { address: 7 }]) {
  try { new SocketAddress(o); } catch (e) { console.log(e.name, e.code, e.message); }
}
