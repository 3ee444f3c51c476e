const net = require('net');
for (const text of ['127.0.0.1', '1.2.3', '1.2.3.4.5', '01.2.3.4', '256.1.1.1', '::1', '::', '1::2::3', 'fe80::1%eth0', 'fe80::1%', '::ffff:1.2.3.4',
  '2001:db8::', 'x', '', ' ::1', '12345::', undefined, null, {}, [], 4, { toString: () => '::1' }]) {
  console.log(JSON.stringify(text), net.isIP(text), net.isIPv4(text), net.isIPv6(text));
}
