// locks: one holder at a time for 'exclusive', many for 'shared'.
const { locks } = require('worker_threads');
(async () => {
  const order = [];
  await Promise.all([
    locks.request('a', async (lock) => {
      order.push(['first', lock.name, lock.mode]);
      await new Promise((resolve) => setTimeout(resolve, 10));
      order.push('first ends');
    }),
    locks.request('a', (lock) => order.push(['second', lock.mode])),
    locks.request('a', { ifAvailable: true }, (lock) => order.push(['third', lock])),
  ]);
  console.log(order);
  await locks.request('b', { mode: 'shared' }, async () => {
    const { held, pending } = await locks.query();
    console.log(held.map(({ name, mode }) => [name, mode]), pending);
    await locks.request('b', { mode: 'shared' }, () => console.log('both'));
  });
  for (const args of [['c'], ['-c', () => {}], ['c', { mode: 'x' }, () => {}], ['c', { steal: true, ifAvailable: true }, () => {}]]) {
    await locks.request(...args).catch((error) => console.log(error.name, error.code));
  }
})();
