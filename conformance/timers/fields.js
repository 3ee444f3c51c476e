// Programs read and change the fields of timers.
const kinds = [];
const timer = setTimeout(() => kinds.push('never'), 1);
timer._onTimeout = null;
let ticks = 0;
const becomes = setTimeout(() => {
  ticks++;
  if (ticks === 1) becomes._repeat = 2;
  if (ticks === 3) becomes._repeat = null;
}, 1);
const interval = setInterval(() => { interval._repeat = null; kinds.push('once'); }, 1);
const number = +setTimeout(() => kinds.push('cleared by number'), 1);
clearTimeout(number);
clearTimeout(String(+setTimeout(() => kinds.push('cleared by string'), 1)));
const again = setTimeout(() => { if (kinds.push('again') < 20 && !again.done) { again.done = true; again.refresh(); } }, 1);
const changed = setTimeout(() => kinds.push('old'), 1, 'x');
changed._onTimeout = function(...args) { kinds.push(['new', this === changed, args].join()); };
console.log(Object.keys(changed).join(), changed._timerArgs, changed._repeat, changed._destroyed, changed.hasRef());
console.log(setTimeout.length, setInterval.length, setImmediate.length, clearTimeout.length, setTimeout.name);
console.log(Object.prototype.toString.call(changed), changed.constructor.name, typeof changed[Symbol.toPrimitive]());
console.log(changed.ref() === changed, changed.unref().hasRef(), changed.ref().hasRef());
const immediate = setImmediate((a) => kinds.push('immediate ' + a), 5);
console.log(immediate.constructor.name, immediate._argv, immediate.hasRef(), immediate.unref().hasRef(), immediate.ref() === immediate);
setTimeout(() => {
  console.log(ticks, kinds.sort().join('; '));
  console.log(timer._destroyed, interval._destroyed, becomes._destroyed, again._destroyed, immediate._destroyed, immediate._onImmediate);
  clearTimeout(again);
  clearTimeout(undefined);
  clearTimeout({});
  clearTimeout(999999);
  clearImmediate(immediate);
}, 100);
for (const bad of [undefined, 1, 'x', {}]) {
  for (const set of [setTimeout, setInterval, setImmediate]) {
    try { set(bad, 1); } catch (error) { console.log(error.code, error.message); }
  }
}
