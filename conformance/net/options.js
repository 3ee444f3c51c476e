const net = require('net');
for (const o of [{ objectMode: true }, { readableObjectMode: true }, { writableObjectMode: true }, { fd: -1 }, { fd: 'x' }, { fd: 99999 },
  { keepAliveInitialDelay: 'x' }]) {
  try { new net.Socket(o); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message); }
}
const s = new net.Socket();
console.log(s.readyState, s.pending, s.connecting, s.destroyed, s.bytesRead, s.bytesWritten, s.remoteAddress, s.localPort, s.address(), s.bufferSize);
console.log(s.setNoDelay() === s, s.setKeepAlive(true, 100) === s, s.ref() === s, s.unref() === s, s.allowHalfOpen);
console.log(net.Stream === net.Socket, net.createConnection === net.connect, net.Socket().constructor === net.Socket, net.Server() instanceof net.Server);
console.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout());
net.setDefaultAutoSelectFamilyAttemptTimeout(1);
console.log(net.getDefaultAutoSelectFamilyAttemptTimeout());
for (const f of [() => net.setDefaultAutoSelectFamily(1), () => net.setDefaultAutoSelectFamilyAttemptTimeout(0)]) {
  try { f(); } catch (e) { console.log(e.code, e.message); }
}
s.on('close', (h) => console.log('close', h)).destroy();
