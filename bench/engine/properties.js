// Objects as dictionaries: properties that come and go, computed keys, `in`, hasOwn, for-in.
const words = [];
for (let i = 0; i < 2000; i++) words.push('w' + ((i * 7919) % 2003));
const counts = {};
for (let round = 0; round < 20; round++) {
  for (const word of words) counts[word] = (counts[word] || 0) + 1;
}
let sum = 0;
for (const word of words) if (Object.hasOwn(counts, word)) sum += counts[word];
for (let round = 0; round < 5; round++) {
  for (let i = 0; i < words.length; i += 2) delete counts[words[i]];
  for (let i = 0; i < words.length; i += 2) counts[words[i]] = i;
}
for (const key in counts) if (key in counts) sum += counts[key];
for (let i = 0; i < 20000; i++) {
  const o = {};
  o.a = i;
  o.b = i + 1;
  o.c = i + 2;
  o['k' + (i & 7)] = i;
  if (i & 1) delete o.a;
  sum += o.b + (o.a || 0);
}
const keys = ['alpha', 'beta', 'gamma', 'delta'];
const record = { alpha: 1, beta: 2, gamma: 3, delta: 4 };
for (let i = 0; i < 200000; i++) sum += record[keys[i & 3]];
console.log(sum, Object.keys(counts).length);
