// unhandledRejection is judged after the microtasks and before the next macrotask; later handling emits rejectionHandled.
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
process.on('rejectionHandled', () => console.log('handled late'));
const inTime = Promise.reject('in time');
queueMicrotask(() => queueMicrotask(() => inTime.catch(() => console.log('caught in time'))));
const late = Promise.reject('late');
setImmediate(() => {
  console.log('immediate');
  late.catch(() => console.log('caught late'));
});
