// CloseEvent, ErrorEvent and MessageEvent: what they take and what they hold.
function attempt(run) {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const fields = (event, names) => names.map((name) => event[name]);

attempt(() => new CloseEvent());
attempt(() => new CloseEvent('close', 5));
attempt(() => fields(new CloseEvent('close'), ['type', 'code', 'reason', 'wasClean', 'bubbles']));
attempt(() => fields(new CloseEvent('x', { code: '70000', reason: 1, wasClean: 'y', bubbles: true }), ['type', 'code', 'reason', 'wasClean', 'bubbles']));
attempt(() => new ErrorEvent());
attempt(() => fields(new ErrorEvent('e'), ['message', 'filename', 'lineno', 'colno', 'error']));
attempt(() => fields(new ErrorEvent('e', { message: 'm', filename: 'f', lineno: 3, colno: 4, error: 4 }), ['message', 'filename', 'lineno', 'colno', 'error']));
attempt(() => new MessageEvent());
attempt(() => new MessageEvent('m', 5));
attempt(() => new MessageEvent('m', { source: 5 }));
attempt(() => new MessageEvent('m', { ports: 5 }));
attempt(() => fields(new MessageEvent('m'), ['data', 'origin', 'lastEventId', 'source', 'ports']));
attempt(() => fields(new MessageEvent('m', { data: [1], origin: 'o', lastEventId: 'l', ports: [] }), ['data', 'origin', 'lastEventId', 'source', 'ports']));
for (const Class of [CloseEvent, ErrorEvent, MessageEvent]) {
  console.log(Class.name, Class.length, Object.getOwnPropertyNames(Class.prototype), Object.prototype.toString.call(new Class('x')));
  attempt(() => Object.getOwnPropertyDescriptor(Class.prototype, Object.getOwnPropertyNames(Class.prototype)[1]).enumerable);
}
