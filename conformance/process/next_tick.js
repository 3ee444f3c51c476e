process.nextTick((a, b) => console.log('tick', a, b), 1, 'x');
Promise.resolve().then(() => console.log('microtask'));
process.on('exit', (code) => console.log('exit', code));
console.log('sync');
try {
  process.nextTick(1);
} catch (error) {
  console.log(error.code, error.message);
}
