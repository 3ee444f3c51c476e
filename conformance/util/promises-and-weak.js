const { inspect } = require('util');
console.log(inspect(Promise.resolve(1)), inspect(new Promise(() => {})));
const rejected = Promise.reject(new Array(2));
rejected.catch(() => {});
console.log(inspect(rejected), inspect(Promise.resolve({ a: { b: {} } })));
