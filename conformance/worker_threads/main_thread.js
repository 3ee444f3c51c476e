// What worker_threads says in the main thread.
const w = require('worker_threads');
console.log(w.isMainThread, w.isInternalThread, w.parentPort, w.workerData, w.threadId, w.threadName, w.resourceLimits, w.SHARE_ENV);
w.setEnvironmentData('key', { deep: [1] });
console.log(w.getEnvironmentData('key'), w.getEnvironmentData('none'), w.setEnvironmentData('key'), w.getEnvironmentData('key'));
const { port1, port2 } = new w.MessageChannel();
console.log(port1 instanceof w.MessagePort, w.receiveMessageOnPort(port2));
port1.postMessage({ a: 1, m: new Map([[1, new Date(0)]]) });
port1.postMessage(undefined);
console.log(w.receiveMessageOnPort(port2), w.receiveMessageOnPort(port2), w.receiveMessageOnPort(port2));
const buffer = new ArrayBuffer(4);
port1.postMessage(buffer, [buffer]);
console.log(buffer.byteLength, w.receiveMessageOnPort(port2).message.byteLength);
const kept = new ArrayBuffer(4);
w.markAsUntransferable(kept);
console.log(w.isMarkedAsUntransferable(kept), w.isMarkedAsUntransferable(buffer), w.isMarkedAsUntransferable(5));
const closed = { a: 1 };
w.markAsUncloneable(closed);
for (const attempt of [() => port1.postMessage(kept, [kept]), () => port1.postMessage(closed), () => port1.postMessage(() => {}), () => port1.postMessage(Symbol('s')), () => port1.postMessage(port1, [port1]), () => w.receiveMessageOnPort(5), () => port1.postMessage(1, [port2, port2])]) {
  try {
    attempt();
    console.log('sent');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const a = new w.BroadcastChannel('name');
const b = new w.BroadcastChannel('name');
b.onmessage = (event) => {
  console.log('broadcast', event.data, event instanceof MessageEvent, a.name);
  a.close();
  b.close();
  last();
  try {
    a.postMessage(1);
  } catch (error) {
    console.log(error.name, error.message);
  }
};
a.postMessage('hello');
function last() {
  port2.on('message', (message) => {
    console.log('message', message);
    port2.close();
  });
  port2.on('close', () => console.log('closed'));
  port1.postMessage('last');
}
