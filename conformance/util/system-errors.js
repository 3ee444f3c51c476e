const util = require('util');
console.log(util.getSystemErrorName(-2), util.getSystemErrorMessage(-2), util.getSystemErrorName(-99999));
console.log(util.getSystemErrorMap().get(-13), util.getSystemErrorMap().size > 70);
for (const value of [1, 'a', -1.5]) {
  try { util.getSystemErrorName(value); } catch (error) { console.log(error.name, error.code, error.message); }
}
console.log(util.toUSVString('a\ud800'));
