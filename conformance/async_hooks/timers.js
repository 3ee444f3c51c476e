const { executionAsyncId, triggerAsyncId, executionAsyncResource, AsyncLocalStorage } = require('async_hooks');
const store = new AsyncLocalStorage();
const main = executionAsyncId();
store.run('a', () => {
  const timer = setTimeout(function() {
    console.log(this === timer, executionAsyncResource() === timer, executionAsyncId() > main, triggerAsyncId() === main, store.getStore());
    setImmediate(() => console.log('immediate', triggerAsyncId() > main, store.getStore()));
    throw new Error('x');
  }, 1);
});
process.on('uncaughtException', (error) => console.log(error.message, store.getStore()));
