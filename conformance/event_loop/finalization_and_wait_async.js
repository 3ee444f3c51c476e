const cells = new Int32Array(new SharedArrayBuffer(16));
console.log(Atomics.waitAsync(cells, 0, 1).value);
Atomics.waitAsync(cells, 0, 0, 5).value.then((how) => console.log('timed', how));
Atomics.waitAsync(cells, 1, 0).value.then((how) => console.log('told', how));
Atomics.waitAsync(cells, 2, 0).value.then(() => console.log('never'));
setTimeout(() => console.log(Atomics.notify(cells, 1)), 20);
setTimeout(() => console.log('end'), 40);
