// A plugin, nested rules, and a syntax error.
const postcss = require('postcss');
console.log(
  postcss([
    (root) =>
      root.walkDecls((d) => {
        if (d.prop === 'color') d.value = 'blue';
      }),
  ]).process('a { color: red; &:hover { x: y } } @media (min-width: 1px) { b { color: green } }', { from: undefined }).css,
);
try {
  postcss.parse('a { b: c');
} catch (e) {
  console.log(e.name, e.reason, e.line);
}
