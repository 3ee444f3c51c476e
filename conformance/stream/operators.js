// map, filter, forEach, toArray, some, find, every, flatMap, drop, take, reduce.
const { Readable } = require('stream');
const of = (...values) => Readable.from(values);
const later = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));

async function main() {
  console.log(await of(1, 2, 3).map((x) => x * 2).toArray());
  console.log(await of(1, 2, 3, 4).map((x) => later(x), { concurrency: 2 }).toArray());
  console.log(await of(1, 2, 3, 4).filter((x) => x % 2).toArray());
  await of(1, 2).forEach((x) => console.log('each', x));
  console.log(await of(1, 2).some((x) => x > 1), await of(1, 2).every((x) => x > 1), await of(1, 2).find((x) => x > 1));
  console.log(await of(1, 2).find((x) => x > 2));
  console.log(await of(1, 2).flatMap((x) => [x, x]).toArray());
  console.log(await of(1, 2, 3).drop(2).toArray(), await of(1, 2, 3).take(2).toArray(), await of(1).take('x').toArray());
  console.log(await of(1, 2, 3).reduce((a, b) => a + b), await of(1, 2, 3).reduce((a, b) => a + b, 10));
  console.log(of(1).map((x) => x) instanceof Readable);

  const fails = [
    () => of().reduce((a, b) => a + b),
    () => of(1).map((x) => { throw new Error(`no ${x}`); }).toArray(),
    () => of(1).map(5),
    () => of(1).map((x) => x, 5),
    () => of(1).map((x) => x, { concurrency: 0 }),
    () => of(1).map((x) => x, { signal: 5 }),
    () => of(1).take(-1),
    () => of(1).reduce(5),
    () => of(1).toArray({ signal: AbortSignal.abort() }),
  ];
  for (const fail of fails) {
    try {
      await fail();
      console.log('passed');
    } catch (err) {
      console.log(err.name, err.code, err.message);
    }
  }
}
main();
