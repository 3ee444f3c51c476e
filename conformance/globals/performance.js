// performance and its observers.
const { performance, PerformanceObserver, createHistogram } = require('perf_hooks');
console.log(performance === globalThis.performance, performance.now() > 0, performance.timeOrigin > 1.6e12);
const mark = performance.mark('a', { startTime: 10, detail: { x: 1 } });
console.log(mark.name, mark.entryType, mark.startTime, mark.duration, mark.detail);
performance.mark('b', { startTime: 25 });
const m = performance.measure('m', 'a', 'b');
console.log(m.name, m.entryType, m.startTime, m.duration, m.detail, performance.measure('n', { start: 1, duration: 4, detail: 5 }).toJSON());
console.log(performance.getEntries().map((entry) => entry.name), performance.getEntriesByName('a').length, performance.getEntriesByType('measure').length);
performance.clearMarks('a');
performance.clearMeasures();
console.log(performance.getEntries().map((entry) => entry.name));
new PerformanceObserver((list, observer) => {
  console.log(list.getEntries().map((entry) => entry.name));
  observer.disconnect();
}).observe({ entryTypes: ['mark', 'measure'] });
performance.mark('c');
performance.measure('d');
setTimeout(() => {}, 200);
const h = createHistogram();
for (const n of [1, 2, 3, 1000]) h.record(n);
console.log(h.count, h.min, h.max, h.percentile(50), h.percentile(100));
for (const f of [() => performance.mark(), () => performance.measure('x', 'unknown'), () => performance.mark('x', { startTime: -1 }), () => new PerformanceObserver(1), () => h.record(0)]) {
  try { f(); } catch (error) { console.log(error.name, error.code, error.message); }
}
console.log(performance.timerify(function twice(x) { return 2 * x; })(4), performance.timerify(function twice(x) {}).name);
