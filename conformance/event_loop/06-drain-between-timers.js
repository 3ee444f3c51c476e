// Ticks and microtasks drain between two timers of one pass.
for (const n of [1, 2]) {
  setTimeout(() => {
    console.log('timer', n);
    Promise.resolve().then(() => console.log('microtask', n));
    process.nextTick(() => console.log('tick', n));
  }, 1);
}
const until = Date.now() + 20;
while (Date.now() < until);
