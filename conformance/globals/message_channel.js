// MessageChannel, BroadcastChannel, receiveMessageOnPort within one thread.
const { receiveMessageOnPort, isMainThread, threadId, parentPort, workerData } = require('worker_threads');
console.log(isMainThread, threadId, parentPort, workerData);
const { port1, port2 } = new MessageChannel();
port1.postMessage({ a: [1, new Map([[1, 2]])] });
port1.postMessage('second');
console.log(receiveMessageOnPort(port2), receiveMessageOnPort(port2), receiveMessageOnPort(port2));
port2.on('message', (value) => {
  console.log('message', value);
  process.nextTick(() => console.log('tick'));
  if (value === 3) port2.close();
});
port2.on('close', () => console.log('closed'));
for (const n of [1, 2, 3]) port1.postMessage(n);
for (const f of [() => port1.postMessage(), () => port1.postMessage(() => {}), () => port1.postMessage(0, [port1]), () => new MessagePort(), () => receiveMessageOnPort({})]) {
  try { f(); } catch (error) { console.log(error.name, error.code, error.message); }
}
const a = new BroadcastChannel('x');
const b = new BroadcastChannel('x');
b.onmessage = (event) => { console.log('broadcast', event.data, event.constructor.name); a.close(); b.close(); };
a.postMessage({ to: 'all' });
