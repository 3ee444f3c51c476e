// Emitting from one loop callback calls all listeners before ticks and microtasks.
const { EventEmitter } = require('events');
const emitter = new EventEmitter();
for (const n of [1, 2]) {
  emitter.on('x', () => {
    console.log('listener', n);
    process.nextTick(() => console.log('tick', n));
    Promise.resolve().then(() => console.log('microtask', n));
  });
}
setImmediate(() => { emitter.emit('x'); emitter.emit('x'); });
