const { inspect } = require('util');
const object = { get a() { return { x: 1 }; }, set a(v) {}, get b() { return 2; }, set c(v) {}, get n() { return null; } };
for (const getters of [false, true, 'get', 'set']) console.log(inspect(object, { getters }));
console.log(inspect([1, 2, 3], { maxArrayLength: 1 }), inspect(new Set([1, 2]), { maxArrayLength: 0 }));
console.log(inspect({ a: {} }, { depth: 0 }), inspect({ a: { b: { c: { d: {} } } } }, { depth: null }));
console.log(inspect([1, { a: 's', b: null, c: undefined, d: Symbol('q') }, new Date(0)], { colors: true }));
console.log(inspect(new Proxy({ a: 1 }, {})), inspect(new Proxy({ a: 1 }, { get() {} }), { showProxy: true }));
console.log(inspect([1], true), inspect({ a: { b: {} } }, false, 0, false));
inspect.defaultOptions = { depth: 0 };
console.log(inspect({ a: { b: 1 } }));
try { inspect.defaultOptions = 5; } catch (error) { console.log(error.code, error.message); }
