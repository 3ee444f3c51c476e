// A tick queued in a microtask runs after all pending microtasks.
Promise.resolve().then(() => {
  console.log('m1');
  process.nextTick(() => console.log('tick'));
  queueMicrotask(() => console.log('m3'));
});
Promise.resolve().then(() => console.log('m2'));
