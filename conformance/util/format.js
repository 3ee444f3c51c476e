const { format, formatWithOptions } = require('util');
const cases = [[], ['%s'], ['%s', 'a'], ['%s:%s', 'a'], ['%d %i %f', '42', '42.9', '1.5x'], ['%j', { a: 1 }], ['%o', [1]],
  ['%O', { a: { b: { c: {} } } }], ['%c%s', 'css', 'x'], ['%%%s%%', 'hi'], ['%x %s', 1], ['a', 'b', { c: 1 }], [1, 2, '3'],
  ['%s', null, undefined], ['%s', 12345678901234567890n], ['%d', 5n], ['%s', -0], ['%s', Symbol('a')], ['%s', () => 1],
  ['%s', { toString() { return 'own'; } }], ['%s', [1, [2, [3]]]], ['%d', Symbol('q')], ['%'], ['%j', undefined]];
for (const args of cases) console.log(format(...args));
const circular = {};
circular.self = circular;
console.log(format('%j', circular));
console.log(formatWithOptions({ colors: true }, '%s %O', 'a', { b: 1 }, 2));
try { formatWithOptions(1, 'a'); } catch (error) { console.log(error.code, error.message); }
