// Arithmetic in loops: integers, floats, bits, switch on numbers and on strings, labels.
let seed = 123456789;
let bits = 0;
for (let i = 0; i < 200000; i++) {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  bits += seed & 1;
}
let x = 0;
for (let i = 1; i < 200000; i++) x += 1 / (i * i) - (i % 3) * 0.5;
const names = ['red', 'green', 'blue', 'black'];
let sum = 0;
for (let i = 0; i < 150000; i++) {
  switch (names[i & 3]) {
    case 'black':
      sum += 1;
      break;
    case 'blue':
      sum += 2;
      break;
    case 'green':
      sum -= 3;
      break;
    default:
      sum++;
  }
  switch (i % 5) {
    case 0:
      sum++;
      break;
    case 1:
      sum += 2;
      break;
    case 3:
      sum--;
  }
}
let steps = 0;
for (let start = 1; start < 3000; start++) {
  let n = start;
  while (n !== 1) {
    n = n % 2 === 0 ? n / 2 : 3 * n + 1;
    steps++;
  }
}
outer: for (let i = 0; i < 400; i++) {
  for (let j = 0; j < 400; j++) {
    if (j > i) continue outer;
    sum += (i * j) & 3;
  }
}
console.log(bits, x.toFixed(6), sum, steps);
