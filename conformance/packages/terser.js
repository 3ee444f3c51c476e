// Two programs made small, and one that cannot be parsed.
const { minify } = require('terser');
(async () => {
  console.log(
    (
      await minify(
        'function add(first, second) { const unused = 1; if (false) { x() } return first + second; } console.log(add(1, 2)); class A { #p = 1; static { } get q() { return this.#p } }',
        { toplevel: true, sourceMap: true },
      )
    ).code,
  );
  console.log(
    (
      await minify('var a = {"b-c": 1, d() { return async () => { for await (const x of y) z?.(x) } }}', {
        mangle: true,
        compress: { passes: 2 },
      })
    ).code,
  );
  try {
    await minify('let = 5 5');
  } catch (e) {
    console.log(e.name, e.message, e.line, e.col);
  }
})();
