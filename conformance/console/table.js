console.table([1, 'two', { a: 3 }]);
console.table([{ a: 1, b: 2 }, { a: 3, c: { d: {} } }]);
console.table([{ a: 1, b: 2 }], ['b']);
console.table({ x: { a: 1 }, y: 2 });
console.table(new Map([['a', 1], [{ x: 1 }, { q: 2 }]]));
console.table(new Set([1, { a: 1 }]));
console.table([[1, 2], [3, 4]]);
console.table([]);
console.table('text');
console.table(new Map([['a', 1]]).entries());
try { console.table([1], 'x'); } catch (error) { console.log(error.code, error.message); }
