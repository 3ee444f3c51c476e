// Messages of messages_operations.js's kind that Ouro says otherwise; a row moves there when it says the same.
const cases = [
  '"text"()', 'let o = {}; o?.f()', '(void 0)()', '`a`.b()', 'let f = {}; f`x`', '[].x()', '/a/()', '({})()', 'x = 1; let x', 'typeof x; let x',
  '"use strict"; (function f() { f = 1 })()', 'let { a = 1, ...r } = null', 'let x; [x] = 5', 'let f = Math.max; f(...undefined)', 'new Map([1])',
  'new Map([[1, 2], 3])', 'Array.from({ [Symbol.iterator]: 1 })', 'Object.fromEntries([1])',
  'let it = { [Symbol.iterator]() { return { next() { return 1 } } } }; for (const x of it) {}', 'let it = { [Symbol.iterator]() { return {} } }; [...it]',
  'function* g() { yield* 1 } g().next()', 'function* g() { yield* undefined } g().next()', 'new Promise(1)', 'new Promise()', 'BigInt(1.5)',
  'class A { #m() {} static f(o) { o.#m() } } A.f({})', 'class A { static prototype() {} }', 'let a = {}, b = Object.create(a); a.__proto__ = b',
  'Object.setPrototypeOf(undefined, {})',
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
