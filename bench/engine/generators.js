// Generators and iterators: ranges, pipelines, delegation, early return, a hand-written iterator.
function* range(n) {
  for (let i = 0; i < n; i++) yield i;
}
function* map(it, f) {
  for (const x of it) yield f(x);
}
function* filter(it, f) {
  for (const x of it) if (f(x)) yield x;
}
function* tree(depth) {
  if (depth === 0) return;
  yield* tree(depth - 1);
  yield depth;
  yield* tree(depth - 1);
}
class Countdown {
  constructor(n) {
    this.n = n;
  }
  [Symbol.iterator]() {
    let n = this.n;
    return { next: () => (n > 0 ? { value: n--, done: false } : { value: undefined, done: true }) };
  }
}
let sum = 0;
for (const x of map(
  filter(range(30000), (x) => x % 3 === 0),
  (x) => x * 2,
))
  sum += x;
for (const x of tree(11)) sum += x;
for (let i = 0; i < 300; i++) for (const x of range(100)) if (x > 50) break;
for (const x of new Countdown(20000)) sum += x;
sum += [...range(20000)].length;
const talk = (function* () {
  let total = 0;
  while (true) total += yield total;
})();
talk.next();
for (let i = 0; i < 20000; i++) sum += talk.next(i).value & 1;
console.log(sum);
