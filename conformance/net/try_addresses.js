const net = require('net');
const server = net.createServer((c) => c.end('hello')).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const hide = (text) => String(text).replace(port, 'PORT');
  const lookup = (host, options, callback) => {
    console.log(host, options.all, options.family);
    callback(null, [{ address: '127.0.0.2', family: 4 }, { address: '::1', family: 6 }, { address: '127.0.0.1', family: 4 }]);
  };
  const c = net.connect({ host: 'several.test', port, lookup, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 1000 });
  for (const name of ['lookup', 'connectionAttempt', 'connectionAttemptFailed']) {
    c.on(name, (...args) => console.log(name, ...args.map((a) => a instanceof Error ? hide(a.message) : hide(a))));
  }
  c.on('connect', () => console.log(c.autoSelectFamilyAttemptedAddresses.map(hide)));
  c.on('data', (d) => console.log(String(d)));
  c.on('close', () => {
    server.close();
    const none = net.connect({ host: 'none.test', port: 1, autoSelectFamily: true,
      lookup: (h, o, cb) => cb(null, [{ address: '127.0.0.2', family: 4 }, { address: '127.0.0.1', family: 4 }]) });
    none.on('error', (e) => console.log(e.name, e.code, JSON.stringify(e.message), e.errors.map((x) => x.message)));
  });
});
