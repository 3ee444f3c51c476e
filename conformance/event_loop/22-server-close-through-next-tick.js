// close of a server without connections calls back through nextTick, in the order queued.
const server = require('net').createServer().listen(0, () => {
  process.nextTick(() => console.log('tick before'));
  server.close(() => console.log('closed'));
  process.nextTick(() => console.log('tick after'));
  setImmediate(() => console.log('immediate'));
});
