// What net refuses, at once or by 'error'.
const net = require('net');

function show(what, fn) {
  try { fn(); console.log(what, 'allowed'); } catch (error) { console.log(what, error.name, error.code, error.message); }
}

for (const port of [-1, 65536, 1.5, NaN, 'x', true, {}]) show(`connect ${String(port)}`, () => net.connect({ port }));
show('connect nothing', () => net.connect({}));
show('connect path', () => net.connect({ path: 5 }));
show('connect host', () => net.connect({ port: 1, host: 5 }));
show('connect localAddress', () => net.connect({ port: 1, localAddress: 'x' }));
show('connect localPort', () => net.connect({ port: 1, localPort: 'x' }));
show('connect lookup', () => net.connect({ port: 1, host: 'h', lookup: 5 }));
show('connect hints', () => net.connect({ port: 1, host: 'h', hints: 12345 }));
show('attempts', () => net.connect({ port: 1, autoSelectFamily: 5 }));
show('attempt timeout', () => net.connect({ port: 1, autoSelectFamilyAttemptTimeout: 0 }));
show('setDefault', () => net.setDefaultAutoSelectFamily('x'));
show('setDefault timeout', () => net.setDefaultAutoSelectFamilyAttemptTimeout(-1));
show('Socket fd', () => new net.Socket({ fd: -1 }));
show('Socket objectMode', () => new net.Socket({ objectMode: true }));
show('Socket onread', () => new net.Socket({ onread: 5 }));
show('setTimeout', () => new net.Socket().setTimeout('x'));
show('setTimeout callback', () => new net.Socket().setTimeout(5, 5));
show('write', () => new net.Socket().write(5));
show('write null', () => new net.Socket().write(null));
show('write encoding', () => new net.Socket().write('a', 'utf9'));
show('Server', () => new net.Server('x'));
show('listen', () => net.createServer().listen({ port: -1 }));
show('listen nothing', () => net.createServer().listen({}));
show('listen bool', () => net.createServer().listen({ port: false }));
show('listen backlog', () => net.createServer().listen({ port: 0, reusePort: true, ipv6Only: 5 }).close());
show('BlockList', () => new net.BlockList().addAddress('x'));
show('BlockList family', () => new net.BlockList().addAddress('1.2.3.4', 'x'));
show('BlockList range', () => new net.BlockList().addRange('1.2.3.4', '1.2.3.1'));
show('BlockList prefix', () => new net.BlockList().addSubnet('1.2.3.4', 33));
show('SocketAddress', () => new net.SocketAddress({ address: 'x' }));
show('SocketAddress port', () => new net.SocketAddress({ port: -1 }));
show('SocketAddress family', () => new net.SocketAddress({ family: 'x' }));

const wait = (emitter, event) => new Promise((resolve) => emitter.once(event, resolve));
(async () => {
  const told = (what, error) => console.log(what, error.name, error.code, error.message, Object.keys(error).join());
  const answers = (address, family) => (host, options, callback) => {
    process.nextTick(callback, null, options.all ? [{ address, family }] : address, family);
  };
  told('family 5', await wait(net.connect({ port: 1, host: 'h', lookup: answers('127.0.0.1', 5) }), 'error'));
  told('family 5, one', await wait(net.connect({ port: 1, host: 'h', autoSelectFamily: false, lookup: answers('127.0.0.1', 5) }), 'error'));
  told('address x', await wait(net.connect({ port: 1, host: 'h', lookup: answers('x', 4) }), 'error'));
  told('address x, one', await wait(net.connect({ port: 1, host: 'h', autoSelectFamily: false, lookup: answers('x', 4) }), 'error'));
  told('no address', await wait(net.connect({ port: 1, host: 'h', autoSelectFamily: false, lookup: answers(undefined, 4) }), 'error'));

  const blockList = new net.BlockList();
  blockList.addAddress('127.0.0.1');
  told('blocked', await wait(net.connect({ port: 1, host: '127.0.0.1', blockList }), 'error'));
  told('blocked name', await wait(net.connect({ port: 1, host: 'h', lookup: answers('127.0.0.1', 4), blockList }), 'error'));
  told('blocked, one', await wait(net.connect({ port: 1, host: 'h', autoSelectFamily: false, lookup: answers('127.0.0.1', 4), blockList }), 'error'));

  const server = net.createServer().listen(0);
  await wait(server, 'listening');
  show('listen twice', () => server.listen(0));
  const early = net.connect(server.address().port);
  early.write('x', (error) => told('closed before', error));
  early.destroy();
  await wait(early, 'close');
  early.write('x', (error) => told('written after', error));
  early.on('error', () => {});
  server.close();
  server.close((error) => told('closed twice', error));
})();
