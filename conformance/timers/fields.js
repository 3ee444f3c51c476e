// What programs see of Timeout and Immediate.
const t = setTimeout(() => {}, 5, 1, 2);
console.log(t.constructor.name, t._idleTimeout, t._repeat, t._timerArgs, t._destroyed, typeof t._onTimeout, t.hasRef(), t.ref() === t, t.unref() === t, t.hasRef());
console.log(t.refresh() === t, typeof +t, `${t}` === String(+t), t.close() === t, t._destroyed, t._idleTimeout, t._onTimeout);
const i = setInterval(() => {}, 7);
console.log(i._repeat);
clearInterval(i);
const m = setImmediate(() => {}, 1);
console.log(m.constructor.name, m._argv, m.hasRef());
clearImmediate(m);
console.log(m._destroyed, m._onImmediate);
for (const make of [(x) => x, Number, String]) {
  const timer = setTimeout(() => console.log('never'), 1);
  clearTimeout(make(timer));
  console.log(timer._destroyed);
}
setTimeout(() => console.log('never'), 1)[Symbol.dispose]();
for (const wrong of [undefined, null, {}, 'x', -1, NaN, true]) clearTimeout(wrong);
for (const f of [setTimeout, setInterval, setImmediate]) {
  try { f('code'); } catch (error) { console.log(f.name, error.code, error.message); }
}
setTimeout(function(...args) { console.log(this.constructor.name, args); }, 1, 'a', 'b');
setImmediate((...args) => console.log(args), 'c');
const until = Date.now() + 10;
while (Date.now() < until);
