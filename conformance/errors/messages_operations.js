// What the language's operations say when they fail. Each text is evaluated in a function of its own.
const cases = [
  'undefined.x', 'null.x', 'null[Symbol.iterator]', 'undefined[0]', 'let o = {}; o.a.b', 'let o = {}; o.a.b.c()', 'let o = {}; o.a["b c"]', 'undefined.x = 1',
  'null[1] = 2', 'let o; o[Symbol("k")] = 1', 'let o = {}; o.a.b = 1', 'let k = "key", o; o[k]', 'let f = 1; f()', 'let o = {}; o.f()',
  'let o = { a: {} }; o.a.f()', 'let o = {}; o["f"]()', 'let o = {}, k = "f"; o[k]()', 'undefined()', 'null()', '(1)()', '(() => 1)()()', 'let a = []; a[0]()',
  '[1].map(2)', '[1].forEach()', 'let o = {}; o.f?.().g()', 'new (class { m() { this.x() } })().m()', 'missing()', 'Math.missing()', 'JSON.x.y', '({}).x.y',
  'Symbol()()', 'let o = { get g() { return 1 } }; o.g()', 'super_; let super_ = 1', 'async function f() {} f()()', 'process.x.y()', 'globalThis.x()',
  'this.x()', 'let a = {}; a.b.c.d', 'new 1', 'new undefined', 'let o = {}; new o.X()', 'new (() => 1)', 'new Math.max', 'new Symbol', 'new BigInt(1)',
  'class A {} A()', 'let x = { m() {} }; new x.m()', 'new (async function f() {})', 'new (function* g() {})', 'let A = null; class B extends A {} new B',
  'let A = 1; class B extends A {}', 'class B extends undefined {}', 'class A extends Object { constructor() {} } new A',
  'class A extends Object { constructor() { super(); super() } } new A', 'class A extends Object { constructor() { return 1 } } new A',
  'class A extends Object { constructor() { this.x } } new A', 'class A {} class B extends A { constructor() { super.x() } } new B',
  'function F() {} F.prototype = 1; class B extends F {}', 'let A = () => {}; class B extends A {}', 'Reflect.construct(1)', 'Promise()', 'Map()', 'Set()',
  'WeakMap()', 'Uint8Array()', 'ArrayBuffer(1)', 'DataView()', 'Proxy()', 'WeakRef()', 'missing', 'x; let x = 1', 'const c = 1; c = 2', 'const c = 1; c++',
  'for (const i = 0; i < 2; i++) {}', 'class A { static x = B } class B {}; new A', 'class A extends A {}', '"use strict"; missing = 1',
  '"use strict"; undefined = 1', '"use strict"; NaN = 1', 'function f(a = b, b) {} f()', 'let [a] = 1', 'let [a] = undefined', 'let [a] = null', 'let [a] = {}',
  'let { a } = undefined', 'let { a } = null', 'let {} = null', 'let { a: { b } } = {}', 'let { a: { b } } = { a: null }', 'let x; ({ x } = undefined)',
  'let o = {}; let { [o.k.j]: v } = o', '(({ a }) => a)()', '(({ a }) => a)(null)', '(([a]) => a)()', '(function ({ a: { b } }) {})({})',
  'for (const x of 1) {}', 'for (const x of {}) {}', 'for (const x of undefined) {}', 'for (const [a] of [1]) {}', 'for (const { a } of [null]) {}',
  'let o = {}; for (const x of o.items) {}', 'let o = {}; [...o]', '[...1]', '[...undefined]', 'Math.max(...1)', 'let o = {}; f2(...o); function f2() {}',
  'new Map(1)', 'new Set(1)', 'Object.fromEntries(1)', 'let it = { [Symbol.iterator]() { return 1 } }; for (const x of it) {}',
  'let it = { [Symbol.iterator]() { return {} } }; for (const x of it) {}', 'let g = (function* () { g.next() })(); g.next()', '1n + 1', '1n * 1.5', '+1n',
  'Math.max(1n)', '1n >>> 0n', '1n / 0n', '1n % 0n', '2n ** -1n', 'BigInt("x")', 'BigInt(undefined)', 'BigInt(Symbol())', 'BigInt(NaN)',
  'BigInt.asIntN(-1, 1n)', 'Symbol() + ""', '`${Symbol("d")}`', '+Symbol()', 'Symbol() * 1', 'Number(Symbol())', '"a" in "b"', '1 in 1', '"x" in undefined',
  'Symbol("s") in 1', '1 instanceof 1', '1 instanceof {}', '1 instanceof (() => 1)', '({}) instanceof undefined',
  '({ toString() { return {} }, valueOf() { return {} } }) + ""', '({ [Symbol.toPrimitive]() { return {} } }) + ""', '({ [Symbol.toPrimitive]: 1 }) + ""',
  'Object.create(null) + ""', '`${Object.create(null)}`', '+Object.create(null)', '"use strict"; Object.freeze([1])[0] = 2',
  '"use strict"; Object.freeze([]).push(1)', '"use strict"; Object.freeze({ a: 1 }).a = 2', '"use strict"; Object.preventExtensions({}).x = 1',
  '"use strict"; ({ get x() { return 1 } }).x = 2', '"use strict"; delete Object.freeze({ a: 1 }).a', '"use strict"; delete Object.prototype',
  '"use strict"; delete [].length', '"use strict"; "abc".length = 1', '"use strict"; "abc"[0] = "x"', '"use strict"; (5).x = 1', '"use strict"; true.x = 1',
  '"use strict"; Symbol().x = 1', '"use strict"; class A { get x() { return 1 } } new A().x = 1', '"use strict"; Math.PI = 1',
  '"use strict"; (function () {}).name = 1', '"use strict"; new Proxy({}, { set: () => false }).x = 1',
  '"use strict"; delete new Proxy({}, { deleteProperty: () => false }).x', '"use strict"; arguments.callee', '(function () { "use strict" }).caller',
  'class A { #x; static f(o) { return o.#x } } A.f({})', 'class A { #x; static f(o) { o.#x = 1 } } A.f({})',
  'class A { #m() {} f() { this.#m = 1 } } new A().f()', 'class A { get #g() { return 1 } f() { this.#g = 1 } } new A().f()',
  'class A { set #g(v) {} f() { return this.#g } } new A().f()', 'class A { #x; static f(o) { return #x in o } } A.f(1)',
  'class B { constructor(o) { return o } } class A extends B { #x; } let o = {}; new A(o); new A(o)',
  'class A { static #p; static f() { return this.#p } } class B extends A {} B.f()', 'let f = function () { return f() }; f()', 'throw undefined',
  'with (null) {}', 'let o = { __proto__: null }; o.toString()', 'Object.setPrototypeOf(Object.preventExtensions({}), {})', 'Object.setPrototypeOf({}, 1)',
  'Object.create(1)', 'Object.create()',
];
for (const text of cases) {
  let line;
  try {
    new Function(text)();
    line = 'no error';
  } catch (error) {
    line = error instanceof Error ? `${error.name}: ${error.message}` : `threw ${String(error)}`;
  }
  console.log(`${text}\n  ${line}`);
}
