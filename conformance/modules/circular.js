// A module that is not done yet gives what it has, and warns of what it has not.
const fs = require('fs');
process.on('warning', (warning) => console.log(warning.name, warning.message));
fs.writeFileSync('a.js', `exports.early = 1; const b = require('./b.js'); console.log(b); exports.late = 2; console.log(b.get(), Object.getPrototypeOf(exports) === Object.prototype);`);
fs.writeFileSync('b.js', `const a = require('./a.js'); console.log(a.early, a.missing, a.early2, 'x' in a, a.toString === Object.prototype.toString, a.__esModule);
  exports.get = () => [a.early, a.late, a.never];`);
require(`${process.cwd()}/a.js`);
fs.writeFileSync('c.js', `class A {} module.exports = new A(); console.log(require('./d.js'));`);
fs.writeFileSync('d.js', `const c = require('./c.js'); exports.x = c.missing; console.log(c.constructor.name);`);
require(`${process.cwd()}/c.js`);
