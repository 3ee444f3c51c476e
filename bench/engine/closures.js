// Functions that make functions: captured variables read, written and shared.
function makeCounter(step) {
  let n = 0;
  return { up: () => (n += step), down: () => (n -= step), get: () => n };
}
const compose = (f, g) => (x) => g(f(x));
const curry = (a) => (b) => (c) => a * b + c;
let total = 0;
for (let i = 0; i < 20000; i++) {
  const counter = makeCounter(i & 3);
  counter.up();
  counter.up();
  counter.down();
  total += counter.get();
  total += curry(i)(2)(3) % 7;
}
let chain = (x) => x + 1;
for (let i = 0; i < 50; i++) chain = compose(chain, (x) => (x + i) % 1000);
for (let i = 0; i < 2000; i++) total += chain(i);
const big = makeCounter(1);
for (let i = 0; i < 300000; i++) big.up();
console.log(total, big.get());
