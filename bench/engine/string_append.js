// Strings that grow: `+=`, template literals, join, repeat, padStart, characters one by one.
let s = '';
for (let i = 0; i < 150000; i++) s += 'ab';
let t = '';
for (let i = 0; i < 50000; i++) t += String.fromCharCode(97 + (i % 26));
let line = '';
for (let i = 0; i < 20000; i++) line = `${i}:${line.length % 10}|${String(i).padStart(6, '0')}`;
const parts = [];
for (let i = 0; i < 50000; i++) parts.push('x' + i);
const joined = parts.join(',');
let hash = 0;
for (let i = 0; i < t.length; i++) hash = (hash * 31 + t.charCodeAt(i)) | 0;
let vowels = 0;
for (const c of t) if (c === 'a' || c === 'e') vowels++;
let reversed = '';
for (let i = 0; i < 20000; i++) reversed = t[i] + reversed.slice(0, 30);
console.log(s.length, joined.length, hash, vowels, line, reversed.length, '-'.repeat(10));
