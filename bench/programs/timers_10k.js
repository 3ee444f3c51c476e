// 10,000 timers of mixed durations, armed at once.
const start = process.hrtime.bigint();
let left = 10000;
function done() {
  if (--left === 0) console.log('ms: ' + Number(process.hrtime.bigint() - start) / 1e6);
}
for (let i = 0; i < 10000; i++) setTimeout(done, 1 + (i % 20));
