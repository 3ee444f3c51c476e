// The same for microtasks.
process.on('uncaughtException', (error) => console.log('caught', error.message));
queueMicrotask(() => { throw new Error('microtask'); });
queueMicrotask(() => console.log('microtask 2'));
Promise.resolve().then(() => console.log('then'));
