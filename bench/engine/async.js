// Promises: await in loops, chains, all, async generators, rejections.
const later = (x) => Promise.resolve(x);
async function add(a, b) {
  return (await a) + b;
}
async function* numbers(n) {
  for (let i = 0; i < n; i++) yield i;
}
async function main() {
  let sum = 0;
  for (let i = 0; i < 20000; i++) sum += await i;
  for (let i = 0; i < 10000; i++) sum = await add(sum, 1);
  for (let i = 0; i < 50; i++) {
    const all = await Promise.all(Array.from({ length: 50 }, (_, k) => later(k)));
    sum += all.length;
  }
  for await (const x of numbers(3000)) sum += x;
  for (let i = 0; i < 2000; i++) {
    try {
      await Promise.reject(new Error('no'));
    } catch {
      sum++;
    }
  }
  let chain = Promise.resolve(0);
  for (let i = 0; i < 10000; i++) chain = chain.then((x) => x + 1);
  sum += await chain;
  console.log(sum);
}
main();
