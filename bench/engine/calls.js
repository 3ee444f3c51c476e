// Plain calls: recursion, several arguments, methods, missing and extra arguments.
function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}
function mix(a, b, c, d) {
  return (a ^ b) + (c | d);
}
function optional(a, b = 1) {
  return a + b;
}
const counter = {
  n: 0,
  add(x) {
    this.n = (this.n + x) | 0;
    return this;
  },
};
let sum = fib(24);
for (let i = 0; i < 200000; i++) {
  sum = (sum + mix(i, sum, 3, i)) | 0;
  sum += optional(i & 7);
  counter.add(i).add(sum & 3);
}
console.log(sum, counter.n);
