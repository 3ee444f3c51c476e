const dns = require('dns');
dns.setServers(['1.1.1.1', '8.8.8.8:53', '[2001:db8::1]:5353', '::1', '9.9.9.9:99', '[::2]']);
console.log(dns.getServers());
const r = new dns.Resolver();
r.setServers(['127.0.0.1:9']);
console.log(r.getServers(), dns.getServers().length);
for (const servers of [7, ['x'], [7], ['1.1.1.1:x'], ['[::1']]) {
  try { r.setServers(servers); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message); }
}
for (const o of [{ timeout: 'x' }, { timeout: -2 }, { tries: 0 }, 7]) {
  try { new dns.Resolver(o); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message); }
}
console.log(dns.NOTFOUND, dns.NODATA, dns.CANCELLED, dns.ADDRCONFIG, dns.V4MAPPED, dns.ALL);
