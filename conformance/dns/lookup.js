const dns = require('dns');
dns.lookup('127.0.0.1', (e, address, family) => {
  console.log(e, address, family);
  dns.lookup('::1', { all: true }, (e, list) => {
    console.log(e, list);
    dns.lookup('localhost', 4, (e, address, family) => {
      console.log(e, address, family);
      dns.promises.lookup('localhost', { family: 4 }).then((r) => {
        console.log(r);
        return dns.promises.lookup('1.2.3.4', { all: true });
      }).then((r) => {
        console.log(r);
        return dns.promises.lookup('');
      }).catch((e) => console.log(e.code, e.message));
    });
  });
});
console.log(require('dns/promises') === dns.promises, dns.getDefaultResultOrder());
dns.setDefaultResultOrder('ipv4first');
console.log(dns.getDefaultResultOrder(), dns.promises.getDefaultResultOrder());
