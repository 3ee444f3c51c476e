const { BlockList, SocketAddress } = require('net');
const list = new BlockList();
list.addAddress('1.1.1.1');
list.addRange('10.0.0.1', '10.0.0.10');
list.addSubnet('8592:757c:efae:4e45::', 64, 'ipv6');
list.addSubnet('192.168.0.0', 17);
list.addAddress(new SocketAddress({ address: '::5', family: 'ipv6' }));
for (const [address, family] of [['1.1.1.1'], ['1.1.1.2'], ['10.0.0.1'], ['10.0.0.10'], ['10.0.0.11'], ['8592:757c:efae:4e45::1', 'ipv6'],
  ['8592:757c:efae:4e46::1', 'ipv6'], ['::ffff:1.1.1.1', 'ipv6'], ['::ffff:101:101', 'ipv6'], ['192.168.127.9'], ['192.168.128.9'], ['::5', 'ipv6'],
  ['not an address']]) {
  console.log(address, list.check(address, family));
}
console.log(list.rules);
console.log(list);
console.log(JSON.stringify(list), BlockList.isBlockList(list), BlockList.isBlockList({}));
for (const f of [() => list.addAddress(7), () => list.addAddress('x'), () => list.addRange('2.2.2.2', '1.1.1.1'),
  () => list.addSubnet('1.1.1.1', 33), () => list.addSubnet('1.1.1.1', 'x'), () => list.check(7), () => list.addAddress('1.1.1.1', 'ipv7')]) {
  try { f(); } catch (e) { console.log(e.name, e.code, e.message); }
}
