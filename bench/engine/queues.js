// Arrays as queues and lists: shift, unshift, splice, reverse, copyWithin.
const queue = [];
let sum = 0;
for (let i = 0; i < 100; i++) queue.push(i);
for (let i = 0; i < 100000; i++) {
  queue.push(i);
  sum = (sum + queue.shift()) | 0;
}
const list = [];
for (let i = 0; i < 3000; i++) list.unshift(i);
for (let i = 0; i < 3000; i++) list.splice((i * 31) % list.length, 1, i, i + 1);
for (let i = 0; i < 3000; i++) sum += list.splice((i * 17) % list.length, 1)[0];
const long = [];
for (let i = 0; i < 40000; i++) long.push(i);
while (long.length) sum = (sum + long.shift()) | 0;
for (let i = 0; i < 100; i++) list.reverse();
console.log(sum, list.length);
