// Messages of messages_syntax.js's kind that Ouro says otherwise; a row moves there when it says the same.
const cases = [
  '{', '(', '[', 'let', 'let let = 1', 'let a; let a', 'const a', 'const a; const b', 'var a; let a', 'let a; var a', '`abc', '`${', '/(/', '/a/gg', '/a/x',
  '#a', "`\\u12`", '1_', '1__0', '.5.', 'if', 'if (', 'if (a', 'for (;;', 'for (let a, b of []) ;', 'for (let a = 1 of []) ;', 'for (const a;;) ;', 'while',
  'switch (a) { case 1: let x; case 2: let x }', 'switch (a) { default: default: }', 'break', 'continue', 'break x', 'x: while (1) { continue y }', 'x: x: ;',
  'return 1 }', 'throw', "throw\n1", 'try {', 'try {}', 'try {} catch (a) { let a }', 'with', 'function', 'function f', 'function f(', 'function f(a',
  'function f(a,', 'function f() {', 'function (a) {}', 'function f(a, a) { "use strict" }', 'function f(a = 1) { "use strict" }', 'function f(...a, b) {}',
  '(a, a) => 1', '(a, ...b, c) => 1', 'a => {', 'async', 'await 1', 'function f() { await 1 }', 'function* g() { function yield() {} }', 'new.target',
  'function f() { new.x }', 'super()', 'super.x', '({ f() { super() } })', 'import.meta', 'import x from "y"', 'import()', 'class', 'class A', 'class A {',
  'class A { constructor() {} constructor() {} }', 'class A { get constructor() {} }', 'class A { static prototype() {} }', 'class A { #x; #x }',
  'class A { f() { this.#y } }', 'class A { #constructor }', 'class A extends B { constructor() { super', 'class A { get x(a) {} }', 'class A { set x() {} }',
  'class A { constructor = 1 }', 'class A { async constructor() {} }', 'class A { #x; f() { delete this.#x } }', 'class let {}', 'class A { static { await } }',
  'class A { static { return } }', 'class A { x = arguments }', '({ a: 1, a: 2 } = 1', '({ __proto__: 1, __proto__: 2 })', '({ a = 1 })', '[a, b', '[1, 2',
  '(a, b) = 1', '1 = 2', '1++', '++1', 'f() = 1', 'f()++', 'a?.b = 1', 'new a?.b()', 'for (f() of []) ;', '({ a: 1 } = {})', '[1] = [2]', '[...a, b] = c',
  '({ ...{ a } } = {})', 'let [a, a] = 1', 'let { a, a } = 1', 'let [a]', 'let {}', 'const { a }', 'var [a]', 'a ? b', 'a ? b :', '-1 ** 2', 'delete x ** 2',
  'a +', 'a,', 'a..b', 'a.#b', '!', 'typeof', 'void', 'a in', 'a instanceof', 'a => b => ', '() =>', '(a, )', '(...a)', 'f(a', 'new', 'new a(',
  '"use strict"; with (a) {}', "\"use strict\"; `\\07`", '"use strict"; delete x', '"use strict"; eval = 1', '"use strict"; arguments++',
  '"use strict"; let eval', '"use strict"; let static', '"use strict"; interface', '"use strict"; implements = 1', '"use strict"; function eval() {}',
  '"use strict"; function f(eval) {}', '"use strict"; let yield', '"use strict"; package', '"use strict"; if (1) function f() {}',
  '"use strict"; l: function f() {}', 'if (1) class A {}', 'if (1) let a', 'if (1) let [a] = 1', 'while (0) function f() {}', 'let a, ', 'var a = ', 'x = 1 `b',
  'x = a /b/', 'using x', 'async () => { await using }', 'for (using x in {}) ;',
];
for (const text of cases) {
  const lines = [];
  for (const run of [() => new Function(text), () => (0, eval)(`${text}\n`)]) {
    try {
      run();
      lines.push('no error');
    } catch (error) {
      lines.push(error instanceof SyntaxError ? `${error.name}: ${error.message}` : 'ran');
    }
  }
  console.log(`${JSON.stringify(text)}\n  ${lines[0]}${lines[1] === lines[0] ? '' : `\n  ${lines[1]}`}`);
}
