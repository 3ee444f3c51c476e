// diagnostics_channel
const dc = require('diagnostics_channel');
const { AsyncLocalStorage } = require('async_hooks');
const channel = dc.channel('c');
const hear = (message, name) => console.log('heard', message, name);
console.log(channel.hasSubscribers, dc.hasSubscribers('c'), dc.channel('c') === channel, channel instanceof dc.Channel);
channel.publish('unheard');
dc.subscribe('c', hear);
console.log(channel.hasSubscribers);
channel.publish({ x: 1 });
console.log(dc.unsubscribe('c', hear), dc.unsubscribe('c', hear), channel.hasSubscribers);
const als = new AsyncLocalStorage();
channel.bindStore(als, (data) => data.toUpperCase());
console.log(channel.runStores('store', function(x) { return [als.getStore(), this.t, x]; }, { t: 1 }, 'arg'), als.getStore(), channel.unbindStore(als));
const tracing = dc.tracingChannel('t');
const log = (name) => (context) => console.log(name, Object.keys(context));
tracing.subscribe({ start: log('start'), end: log('end'), asyncStart: log('asyncStart'), asyncEnd: log('asyncEnd'), error: log('error') });
console.log(tracing.traceSync((a) => a + 1, {}, null, 1));
try { tracing.traceSync(() => { throw new Error('x'); }); } catch (error) { console.log(error.message); }
tracing.tracePromise(async () => 5).then((value) => {
  console.log('promised', value);
  tracing.traceCallback((callback) => setImmediate(callback, null, 'r'), 0, {}, null, (error, result) => console.log('called', result));
});
for (const f of [() => dc.channel(5), () => dc.subscribe('x', 1), () => dc.tracingChannel(5), () => tracing.traceCallback(() => {}, 0, {}, null, 1)]) {
  try { f(); } catch (error) { console.log(error.code, error.message); }
}
