// once, on, getEventListeners, listenerCount, addAbortListener, EventEmitterAsyncResource.
const events = require('events');
(async () => {
  const e = new events();
  setImmediate(() => e.emit('x', 1, 2));
  console.log(await events.once(e, 'x'));
  setImmediate(() => e.emit('error', new Error('e')));
  await events.once(e, 'y').catch((error) => console.log(error.message, e.listenerCount('y')));
  const signal = AbortSignal.abort('why');
  await events.once(e, 'y', { signal }).catch((error) => console.log(error.name, error.code, error.cause));
  const target = new EventTarget();
  setImmediate(() => target.dispatchEvent(new Event('t')));
  console.log((await events.once(target, 't'))[0].type);
  setImmediate(() => { e.emit('n', 1); e.emit('n', 2); e.emit('end'); });
  for await (const value of events.on(e, 'n', { close: ['end'] })) console.log(value);
  const controller = new AbortController();
  setImmediate(() => controller.abort());
  try {
    for await (const value of events.on(e, 'n', { signal: controller.signal })) console.log(value);
  } catch (error) { console.log(error.name); }
  e.on('z', console.log);
  target.addEventListener('z', console.log);
  console.log(events.getEventListeners(e, 'z').length, events.getEventListeners(target, 'z').length, events.listenerCount(e, 'z'), events.listenerCount(target, 'z'));
  events.setMaxListeners(5, e, target);
  console.log(events.getMaxListeners(e), events.getMaxListeners(target));
  const second = new AbortController();
  const disposable = events.addAbortListener(second.signal, (event) => console.log('aborted', event.type));
  second.signal.addEventListener('abort', (event) => event.stopImmediatePropagation());
  second.abort();
  disposable[Symbol.dispose]();
  const r = new events.EventEmitterAsyncResource({ name: 'R' });
  console.log(typeof r.asyncId, r.asyncResource.eventEmitter === r);
})();
