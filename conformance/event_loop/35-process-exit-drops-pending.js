// process.exit drops everything pending.
setTimeout(() => console.log('timer'), 1);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('microtask'));
process.on('exit', (code) => console.log('exit', code));
process.exit(5);
