// The tick queue drains recursively before the first microtask.
Promise.resolve().then(() => console.log('microtask'));
let n = 0;
process.nextTick(function again() {
  console.log('tick', n);
  if (++n < 4) process.nextTick(again);
});
