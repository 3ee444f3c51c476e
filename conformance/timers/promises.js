// timers/promises
const timers = require('timers/promises');
const { promisify } = require('util');
(async () => {
  console.log(await timers.setTimeout(1, 'value'), await timers.setImmediate('now'), await timers.scheduler.wait(1), await timers.scheduler.yield());
  let n = 0;
  for await (const value of timers.setInterval(1, 'tick')) { console.log(value); if (++n === 3) break; }
  const controller = new AbortController();
  setImmediate(() => controller.abort('reason'));
  await timers.setTimeout(1000, 0, { signal: controller.signal }).catch((error) => console.log(error.name, error.code, error.cause));
  await timers.setImmediate(0, { signal: controller.signal }).catch((error) => console.log(error.name));
  try { for await (const _ of timers.setInterval(1, 0, { signal: controller.signal })); } catch (error) { console.log(error.code); }
  for (const promise of [timers.setTimeout('x'), timers.setTimeout(1, 1, 1), timers.setTimeout(1, 1, { ref: 1 }), timers.setImmediate(1, { signal: 1 }), timers.setInterval('x').next()]) {
    await promise.catch((error) => console.log(error.code, error.message));
  }
  console.log(promisify(setTimeout) === timers.setTimeout, promisify(setImmediate) === timers.setImmediate, require('timers').promises === timers);
  try { new timers.scheduler.constructor(); } catch (error) { console.log(error.code); }
  console.log(await promisify(setTimeout)(1, 'p'));
})();
