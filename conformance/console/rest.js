// What is left of console: methods for the inspector do nothing, clear prints nothing without a terminal.
console.clear();
console.profile('p');
console.profileEnd('p');
console.timeStamp('t');
console.log(Object.keys(require('console')).sort().join());
const task = console.createTask?.('t');
console.log(typeof console.context, typeof task);
console.dirxml({ a: { b: 1 } }, [1]);
console.log('%s %d %i %f %j %o %O %c %%', 'a', '1.5', '1.5', '1.5', { a: 1 }, [1], { b: 1 }, 'css', 'rest');
