// AsyncLocalStorage follows every kind of continuation.
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const als = new AsyncLocalStorage();
const show = (tag) => () => console.log(tag, als.getStore());
als.run(1, (a, b) => {
  console.log(als.getStore(), a, b);
  setTimeout(show('timeout'), 300);
  process.nextTick(show('tick'));
  queueMicrotask(show('microtask'));
  Promise.resolve().then(show('then'));
  (async () => { await null; show('await')(); })();
  require('fs').stat('.', () => { show('fs')(); setImmediate(show('immediate')); });
  als.exit(show('exit'));
  als.run(2, show('nested'));
}, 'a', 'b');
show('outside')();
const bound = als.run(3, () => AsyncLocalStorage.bind(show('bound')));
const snapshot = als.run(4, () => AsyncLocalStorage.snapshot());
const resource = als.run(5, () => new AsyncResource('R'));
bound();
console.log(snapshot((x) => [als.getStore(), x], 'x'), resource.runInAsyncScope(function(y) { return [als.getStore(), this.t, y]; }, { t: 1 }, 'y'));
als.enterWith(6);
show('entered')();
als.disable();
show('disabled')();
console.log(new AsyncLocalStorage({ defaultValue: 7, name: 'n' }).getStore(), new AsyncLocalStorage({ name: 'n' }).name);
try { als.run(8, () => { throw new Error('x'); }); } catch { show('after throw')(); }
