// Bytes and floats: a checksum, a sieve, a histogram, a small filter, DataView.
const size = 100000;
const bytes = new Uint8Array(size);
for (let i = 0; i < size; i++) bytes[i] = (i * 31 + (i >> 3)) & 255;
let a = 1;
let b = 0;
for (let i = 0; i < bytes.length; i++) {
  a = (a + bytes[i]) % 65521;
  b = (b + a) % 65521;
}
const histogram = new Uint32Array(256);
for (let i = 0; i < size; i++) histogram[bytes[i]]++;
const sieve = new Uint8Array(200000).fill(1);
for (let i = 2; i * i < sieve.length; i++) {
  if (sieve[i]) for (let j = i * i; j < sieve.length; j += i) sieve[j] = 0;
}
let primes = 0;
for (let i = 2; i < sieve.length; i++) primes += sieve[i];
const input = new Float64Array(20000);
const output = new Float64Array(20000);
for (let i = 0; i < input.length; i++) input[i] = Math.sin(i);
for (let i = 1; i < input.length - 1; i++) {
  output[i] = (input[i - 1] + 2 * input[i] + input[i + 1]) / 4;
}
const view = new DataView(new ArrayBuffer(8000));
let sum = 0;
for (let i = 0; i < 8000; i += 8) {
  view.setUint32(i, i * 3);
  view.setFloat32(i + 4, i / 3, true);
  sum += view.getUint16(i + 2) + view.getInt8(i + 5);
}
for (let i = 0; i < 2000; i++) sum += bytes.subarray(i, i + 100).indexOf(7);
console.log((b << 16) | a, histogram[10], primes, output[500].toFixed(6), sum);
