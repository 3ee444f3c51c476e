// What a tick throws goes to uncaughtException, and the rest of the ticks run.
process.on('uncaughtException', (error) => console.log('caught', error.message));
process.nextTick(() => { throw new Error('tick'); });
process.nextTick(() => console.log('tick 2'));
process.nextTick(() => console.log('tick 3'));
