// AsyncResource and the ids.
const { AsyncResource, executionAsyncId, triggerAsyncId, executionAsyncResource, createHook } = require('async_hooks');
console.log(executionAsyncId(), triggerAsyncId());
const r = new AsyncResource('MINE', { triggerAsyncId: 42 });
console.log(r.triggerAsyncId(), r.asyncId() > 0);
r.runInAsyncScope(() => console.log(executionAsyncId() === r.asyncId(), triggerAsyncId(), executionAsyncResource() === r));
setTimeout(function() { console.log(executionAsyncResource() === this, triggerAsyncId()); }, 1);
const bound = AsyncResource.bind(function(a, b) { return [this, a]; });
console.log(bound.length, bound.call(1, 2)[1]);
const log = [];
const hook = createHook({ init: (id, type) => log.push(`init ${type}`), before: () => log.push('before'), after: () => log.push('after') }).enable();
const q = new AsyncResource('Q');
q.runInAsyncScope(() => log.push('run'));
hook.disable();
new AsyncResource('unseen');
console.log(log);
for (const f of [() => new AsyncResource(), () => new AsyncResource('x', -2), () => AsyncResource.bind(1), () => createHook({ init: 1 })]) {
  try { f(); } catch (error) { console.log(error.name, error.code, error.message); }
}
