// What a timer or an immediate throws goes to uncaughtException, and the rest of the queue runs.
process.on('uncaughtException', (error) => console.log('caught', error.message));
setTimeout(() => { throw new Error('timer'); }, 1);
setTimeout(() => console.log('timer 2'), 1);
setImmediate(() => { throw new Error('immediate'); });
setImmediate(() => console.log('immediate 2'));
const until = Date.now() + 10;
while (Date.now() < until);
