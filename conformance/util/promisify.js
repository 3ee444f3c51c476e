const { promisify } = require('util');
const add = (a, b, callback) => setImmediate(callback, null, a + b);
promisify(add)(1, 2).then(console.log);
promisify((callback) => callback(new Error('no')))().catch((error) => console.log(error.message));
const custom = () => {};
custom[promisify.custom] = () => Promise.resolve('custom');
promisify(custom)().then(console.log);
console.log(promisify(custom) === custom[promisify.custom], promisify(add).name, promisify(add).length, promisify.custom);
try { promisify(1); } catch (error) { console.log(error.code, error.message); }
