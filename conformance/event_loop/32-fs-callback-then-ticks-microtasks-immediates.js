// An fs callback, its ticks, its microtasks, then immediates.
require('fs').readdir('.', () => {
  setImmediate(() => console.log('immediate'));
  Promise.resolve().then(() => console.log('microtask'));
  process.nextTick(() => console.log('tick'));
  console.log('callback');
});
