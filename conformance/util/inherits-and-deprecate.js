const util = require('util');
function Parent() {}
Parent.prototype.hi = () => 'hi';
function Child() {}
util.inherits(Child, Parent);
console.log(new Child().hi(), Child.super_ === Parent);
for (const args of [[null, Parent], [Child, null], [Child, () => {}]]) {
  try { util.inherits(...args); } catch (error) { console.log(error.code, error.message); }
}
process.on('warning', (warning) => console.log(warning.name, warning.code, warning.message));
const old = util.deprecate((a) => a + 1, 'old is old', 'DEP_X');
console.log(old(1), old(2), old.length);
try { util.deprecate(() => {}, 'x', 5); } catch (error) { console.log(error.code, error.message); }
