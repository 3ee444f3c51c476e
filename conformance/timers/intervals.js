// Timeouts become intervals and back through _repeat; an emptied _onTimeout stops; refresh after firing arms again.
let n = 0;
const a = setTimeout(() => {
  console.log('a', ++n);
  if (n === 1) a._repeat = 1;
  if (n === 3) { a._repeat = null; setTimeout(second, 10); }
}, 1);
function second() {
  const b = setInterval(() => { console.log('b'); b._onTimeout = null; }, 1);
  setTimeout(third, 10);
}
function third() {
  let fired = 0;
  const c = setTimeout(() => { console.log('c', ++fired, c._destroyed); if (fired === 1) setTimeout(() => { console.log(c._destroyed); c.refresh(); }, 5); }, 1);
}
