// Control flow by callbacks and promises.
const async = require('async');
async.mapLimit(
  [1, 2, 3],
  2,
  (x, cb) => setTimeout(cb, 3 - x, null, x * 2),
  (e, r) => console.log(e, r),
);
async.waterfall([(cb) => cb(null, 1), (a, cb) => setImmediate(cb, null, a + 1)], (e, r) => console.log(e, r));
async.auto({ a: (cb) => cb(null, 1), b: ['a', (r, cb) => cb(null, r.a + 1)] }, (e, r) => console.log(e, r));
const q = async.queue((t, cb) => {
  console.log('task', t);
  cb();
}, 1);
q.push([1, 2]);
q.drain(() => console.log('drained'));
async.parallel({ x: async () => 5, y: (cb) => cb(null, 6) }).then(console.log);
async.retry(
  { times: 3, interval: 1 },
  (cb) => cb(new Error('no')),
  (e) => console.log(e.message),
);
async.eachSeries([1, 2], async (x) => {
  await null;
  console.log('e', x);
});
