// Symbols as weak keys, and what RegExp remembers.
const symbol = Symbol('s'), map = new WeakMap([[symbol, 1]]), set = new WeakSet([symbol]);
console.log(map.get(symbol), map.has(Symbol('s')), map.delete(symbol), map.has(symbol), set.has(symbol), new WeakRef(symbol).deref() === symbol);
const registry = new FinalizationRegistry(() => {});
registry.register(symbol, 1, symbol);
console.log(registry.unregister(symbol), registry.unregister(symbol));
for (const f of [() => map.set(Symbol.for('x'), 1), () => set.add('x'), () => new WeakRef(1), () => registry.register(symbol, symbol), () => registry.register(1)]) try { f(); } catch (error) { console.log(error.name, error.message); }
console.log(JSON.stringify([RegExp.$1, RegExp.lastMatch, RegExp.input].map((x) => typeof x)));
/b(c)?(d)(.)/.exec('abdxy');
console.log(JSON.stringify([RegExp.$1, RegExp.$2, RegExp.$3, RegExp.$4, RegExp.lastMatch, RegExp.lastParen, RegExp.leftContext, RegExp.rightContext, RegExp.input, RegExp['$&'], RegExp['$+'], RegExp['$`'], RegExp["$'"], RegExp.$_]));
/nothing/.test('else');
console.log(RegExp.lastMatch);
'2020-01'.replace(/(\d+)-(\d+)/, '$2');
console.log(RegExp.$1, RegExp.$2);
/t/.test('test');
console.log(RegExp.lastMatch, JSON.stringify(RegExp.$1), RegExp.rightContext);
RegExp.$1 = 'x';
RegExp.input = 'set';
console.log(JSON.stringify(RegExp.$1), RegExp.input);
const { get, set: setter } = Object.getOwnPropertyDescriptor(RegExp, 'lastMatch');
console.log(get.name, setter.name, get.length, setter.length, get.call(undefined));
