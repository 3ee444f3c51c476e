const { isDeepStrictEqual } = require('util');
const cyclic = () => { const o = { a: 1 }; o.self = o; return o; };
const pairs = [[1, 1], [0, -0], [NaN, NaN], ['1', 1], [{ a: 1 }, { a: 1 }], [{ a: 1 }, { a: 2 }], [[1, , 2], [1, undefined, 2]], [new Map([[{ a: 1 }, 1]]), new Map([[{ a: 1 }, 1]])],
  [new Set([[1], [2]]), new Set([[2], [1]])], [new Date(0), new Date(0)], [/a/g, /a/i], [new Error('a'), new Error('a')], [new Error('a'), new TypeError('a')],
  [new Uint8Array([1]), new Uint8Array([1])], [new Uint8Array([1]), new Int8Array([1])], [cyclic(), cyclic()], [Object.create(null), {}], [Object(1), Object(1)], [new WeakMap(), new WeakMap()]];
console.log(pairs.map(([a, b]) => isDeepStrictEqual(a, b)).join(' '));
console.log(isDeepStrictEqual(Object.create(null), {}, { skipPrototype: true }));
