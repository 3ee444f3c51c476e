// What the parser says. Scripts are tried as function bodies and with eval; modules are in messages_modules.mjs.
const cases = [
  '}', ')', ']', 'a b', '1a', '"abc', "'abc", '/abc', '@', '#', "\\", "\"\\u12\"", "\"\\x1\"", '0x', '0b2', '08n', '1e', '1.a', '3in []', 'if (a) else', 'else',
  'for (let of []) ;', 'for (const a in {}, 1) { } }', 'do x while', 'try {} catch (a, b) {}', 'catch', 'finally', 'debugger x', "(a\n) \n=> 1",
  '() => {} || 1', 'async function f() { await }', 'async () => { for await (x of y) }', 'function f() { yield 1 }', "function* g() { yield\n* 1 }",
  'export default 1', 'import("x", "y", "z")', 'class A { x y }', 'class A { delete this.#x }', '({ a b })', '({ a: })', '({ get x })', '({ async *f })',
  '{ a: 1, b: 2 }', '({ 1 })', '({ "a" })', '({ if })', 'a?.`x`', 'a ?? b || c', 'a || b ?? c', 'a +* b', '* a', ', a', 'a.1', 'in', '=>', '()', '...a',
  'f(...)', 'f(a b)', 'f(,)', 'yield: 1; let yield2 = yield', '"use strict"; 010', "\"use strict\"; \"\\07\"", 'if (1) const a = 1', "label: let\na",
  'let undefined', 'enum', 'enum A {}', 'var enum', 'var class', 'var if = 1', 'var 1a', 'var a b', 'let a = 1 let b', 'a = 1 b = 2', 'if (a) b c',
  'x = { a: 1 b: 2 }', 'x = [1 2]', 'x = (1 2)', 'x = "a" "b"', 'x = 1 "b"', "<!-- a\n-->\n}", "\u2028}", "\u201ca\u201d", "x = \u2018a\u2019",
  "a\u00a0\u200bb", '/* a', 'var a = /* b */ /* c', "\"a\nb\"", "/a\nb/", '({ a: 1, get b() { return 1 }, c d })', 'using x = 1',
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
