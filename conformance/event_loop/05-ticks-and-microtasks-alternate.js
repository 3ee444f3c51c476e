// A microtask queued in a tick waits for the tick queue; both alternate until empty.
process.nextTick(() => {
  console.log('t1');
  queueMicrotask(() => {
    console.log('m1');
    process.nextTick(() => {
      console.log('t3');
      queueMicrotask(() => console.log('m3'));
    });
    queueMicrotask(() => console.log('m2'));
  });
});
process.nextTick(() => console.log('t2'));
