// After the exit listeners nothing runs; setting exitCode there still counts.
process.on('exit', () => {
  setTimeout(() => console.log('timer'), 0);
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('microtask'));
  process.exitCode = 3;
});
console.log('main');
