// A due timer of the same list can still be cleared; so can an immediate.
let second;
setTimeout(() => { console.log('first'); clearTimeout(second); }, 1);
second = setTimeout(() => console.log('never'), 1);
const until = Date.now() + 10;
while (Date.now() < until);
let other;
setImmediate(() => { console.log('immediate'); clearImmediate(other); });
other = setImmediate(() => console.log('never'));
