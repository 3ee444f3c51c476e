// Warnings, uncaught exceptions, rejections, exit: who is told, and when.
process.on('warning', (w) => console.log('warning', w.name, w.code, w.message, w.detail));
process.emitWarning('one', { code: 'C1', type: 'Special', detail: 'more' });
process.emitWarning(new RangeError('two'));
for (const args of [[5], ['x', 5], ['x', 'T', 5]]) {
  try {
    process.emitWarning(...args);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
console.log(process.hasUncaughtExceptionCaptureCallback());
process.setUncaughtExceptionCaptureCallback((error) => console.log('captured', error.message));
console.log(process.hasUncaughtExceptionCaptureCallback());
try {
  process.setUncaughtExceptionCaptureCallback(() => {});
} catch (error) {
  console.log(error.code);
}
try {
  process.setUncaughtExceptionCaptureCallback(5);
} catch (error) {
  console.log(error.code);
}
process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor', error.message, origin));
setTimeout(() => {
  setTimeout(() => {
    process.setUncaughtExceptionCaptureCallback(null);
    process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
    process.on('unhandledRejection', (reason, promise) => {
      console.log('unhandled', reason.message, promise instanceof Promise);
      setImmediate(() => promise.catch(() => {}));
    });
    process.on('rejectionHandled', (promise) => console.log('handled later', promise instanceof Promise));
    Promise.reject(new Error('r'));
    setTimeout(() => {
      throw new Error('b');
    }, 5);
  }, 5);
  throw new Error('a');
}, 1);
process.on('beforeExit', (code) => console.log('beforeExit', code, process.exitCode));
process.on('exit', (code) => {
  console.log('exit', code);
  process.exitCode = 3;
});
for (const bad of ['x', 1.5, {}]) {
  try {
    process.exitCode = bad;
  } catch (error) {
    console.log(error.code, error.message);
  }
}
