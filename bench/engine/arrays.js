// Arrays: push and pop, index loops, for-of, the callbacks, slices, spread, matrices.
const n = 30000;
const a = [];
for (let i = 0; i < n; i++) a.push((i * 7) % 1000);
let sum = 0;
for (let round = 0; round < 5; round++) {
  for (let i = 0; i < a.length; i++) sum += a[i];
  for (const x of a) sum -= x >> 1;
}
sum += a
  .map((x) => x * 2)
  .filter((x) => x % 3 === 0)
  .reduce((s, x) => s + x, 0);
a.forEach((x, i) => {
  sum += x ^ i;
});
for (let i = 0; i < 500; i++) {
  sum += a.slice(i, i + 20).concat([1, 2, 3]).length;
  sum += [...a.slice(0, 20), i].length;
  sum += a.indexOf(999, i) + (a.includes(-1) ? 1 : 0);
}
for (let i = 0; i < 20000; i++) {
  const [x, y, z] = [i, i + 1, i + 2];
  sum += x + y + z;
}
const size = 40;
const row = () => new Array(size).fill(0);
const A = Array.from({ length: size }, (_, i) => row().map((_, j) => i + j));
const C = Array.from({ length: size }, row);
for (let i = 0; i < size; i++)
  for (let j = 0; j < size; j++) {
    let s = 0;
    for (let k = 0; k < size; k++) s += A[i][k] * A[k][j];
    C[i][j] = s;
  }
while (a.length > 10) sum += a.pop();
console.log(sum, C[3][5], a.join());
