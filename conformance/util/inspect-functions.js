const { inspect } = require('util');
class A {}
class B extends A { static x = 1; }
for (const value of [function() {}, function foo() {}, () => {}, async () => {}, function* g() {}, async function* ag() {},
  A, B, class {}, Object.assign(function f() {}, { a: 1 }), Object.setPrototypeOf(() => {}, null)]) {
  console.log(inspect(value));
}
