const { inspect } = require('util');
for (const value of [undefined, null, 1, -0, NaN, 1e21, 10n, 'a', "it's", `'"`, '\n\t\x00\x7f\ud800', true, Symbol('a b')]) {
  console.log(inspect(value));
}
console.log(inspect('line\n'.repeat(20)));
console.log(inspect('x'.repeat(20), { maxStringLength: 5 }));
console.log(inspect([1234567.1234567, -1234, 12345n], { numericSeparator: true }));
