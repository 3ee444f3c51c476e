// 100,000 ticks and 100,000 microtasks, each queued by the one before.
const start = process.hrtime.bigint();
let left = 100000;
(function tick() {
  if (--left > 0) return process.nextTick(tick);
  left = 100000;
  (function micro() {
    if (--left > 0) queueMicrotask(micro);
    else console.log('ms: ' + Number(process.hrtime.bigint() - start) / 1e6);
  })();
})();
