console.log(Object.keys(console).join());
console.log(console.log.name, console.log.length, console[Symbol.toStringTag], Object.prototype.toString.call(console));
console.log(typeof console.Console, Object.getOwnPropertyNames(Object.getPrototypeOf(console)).length, require('console') === console);
const original = process.stdout.write;
const seen = [];
process.stdout.write = (chunk) => seen.push(chunk);
console.log('captured', 1);
process.stdout.write = original;
console.log(seen);
