// An event emitter: listeners by name, variable arguments, once, apply, bind.
class Emitter {
  constructor() {
    this.events = Object.create(null);
  }
  on(name, listener) {
    (this.events[name] ??= []).push(listener);
    return this;
  }
  once(name, listener) {
    const wrapped = (...args) => {
      this.off(name, wrapped);
      listener.apply(this, args);
    };
    return this.on(name, wrapped);
  }
  off(name, listener) {
    const list = this.events[name];
    if (list) this.events[name] = list.filter((l) => l !== listener);
  }
  emit(name, ...args) {
    const list = this.events[name];
    if (list === undefined) return false;
    for (let i = 0; i < list.length; i++) list[i].apply(this, args);
    return true;
  }
}
const emitter = new Emitter();
let sum = 0;
emitter.on('data', (x) => {
  sum += x;
});
emitter.on(
  'data',
  function (x, y) {
    this.base = (this.base + x + y) | 0;
  }.bind({ base: 0 }),
);
for (let i = 0; i < 60000; i++) emitter.emit('data', i, 1);
for (let i = 0; i < 5000; i++) {
  emitter.once('end', (a, b) => {
    sum += a + b;
  });
  emitter.emit('end', i, 2);
}
function variadic() {
  let s = 0;
  for (let i = 0; i < arguments.length; i++) s += arguments[i];
  return s;
}
for (let i = 0; i < 20000; i++) sum += variadic(i, 1, 2) + Math.max(...[i, 2, 3]) + variadic.call(null, 1);
console.log(sum);
