// Timers due when the loop is entered run before the first poll and check.
setImmediate(() => console.log('immediate'));
setTimeout(() => console.log('timer'), 5);
const until = Date.now() + 20;
while (Date.now() < until);
