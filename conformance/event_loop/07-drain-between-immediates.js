// Ticks and microtasks drain between two immediates.
for (const n of [1, 2]) {
  setImmediate(() => {
    console.log('immediate', n);
    Promise.resolve().then(() => console.log('microtask', n));
    process.nextTick(() => console.log('tick', n));
  });
}
