// Big integers: factorials, Fibonacci, modular powers, digits of pi.
let factorial = 1n;
for (let i = 1n; i <= 400n; i++) factorial *= i;
let a = 0n;
let b = 1n;
for (let i = 0; i < 3000; i++) [a, b] = [b, a + b];
function power(base, exponent, modulus) {
  let result = 1n;
  base %= modulus;
  while (exponent > 0n) {
    if (exponent & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
    exponent >>= 1n;
  }
  return result;
}
const prime = (1n << 127n) - 1n;
let p = 0n;
for (let i = 0n; i < 60n; i++) p ^= power(3n + i, prime - 2n, prime);
let digits = '';
let q = 1n, r = 0n, t = 1n, k = 1n, n = 3n, l = 3n;
while (digits.length < 150) {
  if (4n * q + r - t < n * t) {
    digits += n;
    const nr = 10n * (r - n * t);
    n = (10n * (3n * q + r)) / t - 10n * n;
    q *= 10n;
    r = nr;
  } else {
    const nr = (2n * q + r) * l;
    const nn = (q * (7n * k) + 2n + r * l) / (t * l);
    q *= k;
    t *= l;
    l += 2n;
    k += 1n;
    n = nn;
    r = nr;
  }
}
let small = 0n;
for (let i = 0n; i < 50000n; i++) small += i * 3n;
console.log(String(factorial).length, String(a).slice(-9), String(p), digits.slice(-9), String(small));
