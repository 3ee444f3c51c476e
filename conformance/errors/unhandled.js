// What a rejection becomes that nobody handles, when its reason is no error.
process.on('uncaughtException', (error, origin) => {
  console.log(error.name, error.code, error.message, Object.keys(error).join(), error instanceof Error, error.constructor.name, origin);
});
class Own { toString() { return 'own'; } }
class Plain {}
const tagged = { [Symbol.toStringTag]: 'Tagged' };
for (const reason of [5, -0, 10n, undefined, null, true, 'text', '', Symbol('s'), {}, { a: 1 }, [1], new Own(), new Plain(), tagged,
  Object.create(null), function named() {}, () => 1, /x/, new Map()]) {
  Promise.reject(reason);
}
process.on('exit', () => {
  for (const [key, descriptor] of [['A', { value: 1 }], ['A', { get() {} }], ['A', { value: '1', writable: true, enumerable: true, configurable: true }]]) {
    try { console.log(Object.defineProperty(process.env, key, descriptor).A); } catch (error) { console.log(error.name, error.code, error.message); }
  }
});
