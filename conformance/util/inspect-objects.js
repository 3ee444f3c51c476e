const { inspect } = require('util');
class A { constructor() { this.x = 1; } }
class Tagged { get [Symbol.toStringTag]() { return 'tag'; } }
const values = [{}, { a: 1, 'b-c': 2, [Symbol('s')]: 3, ['__proto__']: 4 }, { a: { b: { c: { d: 1 } } } }, new A(),
  Object.create(null), Object.create({}), new Tagged(), { [Symbol.toStringTag]: 'own' }, [, 1, , 2], Object.assign([1], { x: 1 }),
  new Array(5), [[[[1]]]], new Map([[1, { a: 2 }], ['k', [3]]]), new Set([1, 'a', {}]), new (class M extends Map {})(),
  new Map([[1, 2]]).entries(), new Set([1]).values(), new Date(0), new Date(NaN), /a/g, new String('abc'), Object(1),
  Object(1n), Object(Symbol('q')), Object(false), new Uint8Array(3), new Float64Array([1.5, -0]), new ArrayBuffer(3), new DataView(new ArrayBuffer(2)),
  new WeakMap(), new WeakSet(), Math, JSON, (function() { return arguments; })(1, 2)];
for (const value of values) console.log(inspect(value));
