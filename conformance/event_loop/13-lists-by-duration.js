// Different delays fire in expiry order; a due list runs all its due timers before the next list.
const busy = (ms) => { const until = Date.now() + ms; while (Date.now() < until); };
setTimeout(() => console.log('A'), 20);
setTimeout(() => console.log('B'), 10);
busy(15);
setTimeout(() => console.log('C'), 10);
busy(40);
