// 100,000 immediates, each queued by the one before.
const start = process.hrtime.bigint();
let left = 100000;
(function next() {
  if (--left === 0) console.log('ms: ' + Number(process.hrtime.bigint() - start) / 1e6);
  else setImmediate(next);
})();
