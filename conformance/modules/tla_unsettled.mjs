// A top-level await that never settles ends the process with 13.
process.on('exit', (code) => console.log('exit', code));
await new Promise(() => {});
