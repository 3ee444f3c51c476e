// CommonJS main: sync, all ticks, microtasks, timers that are due, immediates.
setImmediate(() => console.log('immediate'));
setTimeout(() => console.log('timer'), 1);
Promise.resolve().then(() => console.log('microtask'));
process.nextTick(() => console.log('tick'));
const until = Date.now() + 20;
while (Date.now() < until);
console.log('sync');
