const dns = require('dns');
for (const args of [[7, () => {}], ['x'], ['x', 5, () => {}], ['x', { family: 'x' }, () => {}], ['x', { hints: 1 << 30 }, () => {}], ['x', { all: 1 }, () => {}],
  ['x', { verbatim: 1 }, () => {}], ['x', { order: 'x' }, () => {}], ['x', {}], ['x', 'y', () => {}]]) {
  try { dns.lookup(...args); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
}
for (const args of [[], ['x', 80, () => {}], ['127.0.0.1', -1, () => {}], ['127.0.0.1', 80, 7]]) {
  try { dns.lookupService(...args); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
}
try { dns.setDefaultResultOrder('x'); } catch (e) { console.log(e.code, e.message); }
dns.lookupService('127.0.0.1', 22, (e, host, service) => {
  console.log(e, host, service);
  dns.lookup('name.invalid', (e, address) => console.log(e.code, e.syscall, e.hostname, address));
});
