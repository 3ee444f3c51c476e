const { promisify } = require('util');
class Foo {}
for (const value of [undefined, null, 1, -0, NaN, 'text', "it's", 'x'.repeat(40), true, 10n, Symbol('s'), {}, [], new Map(), new Foo(), Object.create(null)]) {
  try { promisify(value); } catch (error) { console.log(error.message); }
}
