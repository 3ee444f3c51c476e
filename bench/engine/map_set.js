// Map and Set: a cache that forgets the oldest, counting, membership, iteration.
class LRU {
  constructor(max) {
    this.max = max;
    this.map = new Map();
  }
  get(key) {
    const value = this.map.get(key);
    if (value !== undefined) {
      this.map.delete(key);
      this.map.set(key, value);
    }
    return value;
  }
  set(key, value) {
    this.map.delete(key);
    this.map.set(key, value);
    if (this.map.size > this.max) this.map.delete(this.map.keys().next().value);
  }
}
const cache = new LRU(500);
let hits = 0;
for (let i = 0; i < 40000; i++) {
  const key = 'k' + ((i * i) % 1009);
  if (cache.get(key) === undefined) cache.set(key, i);
  else hits++;
}
const set = new Set();
for (let i = 0; i < 50000; i++) set.add((i * 31) % 10007);
let sum = 0;
for (let i = 0; i < 50000; i++) if (set.has(i)) sum += i;
for (const x of set) sum -= x;
const counts = new Map();
for (let i = 0; i < 50000; i++) counts.set(i & 255, (counts.get(i & 255) ?? 0) + 1);
for (const [key, value] of counts) sum += key * value;
counts.forEach((value, key) => {
  sum += value - key;
});
const weak = new WeakMap();
for (let i = 0; i < 5000; i++) {
  const key = { i };
  weak.set(key, i);
  sum += weak.get(key);
}
console.log(hits, set.size, sum);
