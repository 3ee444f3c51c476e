const { inspect } = require('util');
const a = { name: 'a' };
a.self = a;
a.b = { a, c: [a] };
console.log(inspect(a));
const map = new Map();
map.set(map, map);
console.log(inspect(map));
