const { inspect } = require('util');
console.log(inspect({ a: 'x'.repeat(40), b: 'y'.repeat(40) }));
console.log(inspect(Array.from({ length: 50 }, (_, i) => i)));
console.log(inspect(Array.from({ length: 120 }, (_, i) => i * 1000)));
console.log(inspect(Array.from({ length: 30 }, (_, i) => `item${i}`)));
console.log(inspect({ a: { b: { c: [1, 2, { d: 1 }] } }, e: [[[[]]]] }, { depth: 9 }));
for (const compact of [true, false, 1, 5]) console.log(inspect({ a: [1, { b: 2 }], c: new Map([[1, [2]]]) }, { compact, depth: 5 }));
console.log(inspect({ a: 1, b: 'two', c: [3] }, { breakLength: 10 }));
console.log(inspect({ b: 1, a: 2, c: [2, 1] }, { sorted: true }), inspect({ b: 1, a: 2 }, { sorted: (x, y) => (x < y ? 1 : -1) }));
