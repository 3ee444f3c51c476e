const { createHook, executionAsyncId, triggerAsyncId } = require('async_hooks');
const log = [];
const known = new Set();
const hook = createHook({
  init(id, type, trigger) { if (type === 'TickObject') { known.add(id); log.push('init ' + (trigger === executionAsyncId())); } },
  before(id) { if (known.has(id)) log.push('before ' + (id === executionAsyncId())); },
  after(id) { if (known.has(id)) log.push('after ' + (id === executionAsyncId())); },
  destroy(id) { if (known.has(id)) log.push('destroy'); },
}).enable();
const main = executionAsyncId();
process.nextTick((a, b) => {
  log.push(['tick', a, b, executionAsyncId() > main, triggerAsyncId() === main].join(' '));
  process.nextTick(() => log.push('inner ' + (triggerAsyncId() !== main)));
}, 1, 2);
hook.disable();
process.nextTick(() => { log.push('not seen'); hook.enable(); });
setTimeout(() => console.log(log.join('\n')), 5);
