// By default an unhandled rejection ends the program with code 1, exit listeners included.
process.on('exit', (code) => console.log('exit', code));
Promise.reject(new Error('nobody cares'));
setTimeout(() => console.log('never'), 10);
