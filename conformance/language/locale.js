// Numbers, dates and texts for people, in American English.
const d = new Date(Date.UTC(2026, 10, 3, 15, 4, 5));
const zone = { timeZone: 'UTC' };
const show = (...values) => console.log(...values.map((value) => JSON.stringify(value).replace(/\u202f/g, '<nnbsp>').replace(/\u00a0/g, '<nbsp>')));
show(d.toLocaleString('en-US', zone), d.toLocaleDateString('en-US', zone), d.toLocaleTimeString(undefined, zone), new Date(NaN).toLocaleString());
for (const options of [
  { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }, { month: 'short', day: 'numeric' }, { year: 'numeric', month: '2-digit', day: '2-digit' },
  { month: 'long' }, { weekday: 'short' }, { year: 'numeric', month: 'short' }, { weekday: 'short', month: 'numeric', day: 'numeric', year: '2-digit' }, { hour: '2-digit', minute: '2-digit' },
  { hour: 'numeric' }, { hour12: false }, { hourCycle: 'h23' }, { dateStyle: 'full' }, { dateStyle: 'long', timeStyle: 'medium' }, { dateStyle: 'medium', timeStyle: 'short' }, { dateStyle: 'short' }, { timeStyle: 'short' }, { timeZoneName: 'short' },
]) show(d.toLocaleString('en-US', { ...options, ...zone }), new Date(0).toLocaleString('en-US', { ...options, ...zone }));
show(d.toLocaleDateString('en-US', { hour: 'numeric', ...zone }), d.toLocaleTimeString('en-US', { month: 'short', ...zone }), d.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', ...zone }));
for (const n of [1234567.891, 0.1 + 0.2, 1e21, -1234.5, NaN, Infinity, -Infinity, 0, -0, 1e15 + 0.3, 1e-7, 1.0005, 999.9999, 0.0005, 123456789, 1e100]) show(n.toLocaleString());
for (const [n, options] of [[123, { minimumFractionDigits: 2 }], [1234.5678, { maximumFractionDigits: 1 }], [0.256, { style: 'percent' }], [12.5, { style: 'percent', minimumFractionDigits: 1 }], [1234.5, { style: 'currency', currency: 'USD' }], [-1234.5, { style: 'currency', currency: 'EUR' }], [1234.5, { style: 'currency', currency: 'JPY' }], [5, { style: 'currency', currency: 'XYZ' }], [2.5, { maximumFractionDigits: 0 }], [1234, { useGrouping: false }], [99.995, { maximumFractionDigits: 2 }], [1, { minimumFractionDigits: 4 }]]) show(n.toLocaleString('en-US', options));
show(12345678901234567890n.toLocaleString(), (-5n).toLocaleString(), [1234.5, null, undefined, 7n].toLocaleString());
for (const bad of [() => (1).toLocaleString('en-US', { minimumFractionDigits: 101 }), () => (1).toLocaleString('en-US', { style: 'x' }), () => Number.prototype.toLocaleString.call('x'), () => Date.prototype.toLocaleString.call({}), () => ''.localeCompare.call(null)]) try { bad(); } catch (error) { show(error.name); }
const sorted = (words, options) => words.sort((a, b) => a.localeCompare(b, undefined, options)).join(' ');
show(sorted(['b', 'a', 'B', 'A', 'ä', 'z', 'Z', '_', '1', '10', '2', '-', 'é', 'e', 'f', 'Ä']), sorted(['item 10', 'item 9', 'Item 9', 'item 09'], { numeric: true }), sorted(['a_b', 'ab', 'aB', 'Ab', 'a-b', 'a.b', 'a/b', 'a1', 'A1']));
show([..." !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~09azAZ"].sort((a, b) => a.localeCompare(b)).join(''));
show('a'.localeCompare('B'), 'a'.localeCompare('A'), 'A'.localeCompare('a'), 'résumé'.localeCompare('resume'), 'a'.localeCompare('á', undefined, { sensitivity: 'base' }), 'a'.localeCompare('A', undefined, { sensitivity: 'accent' }), 'a'.localeCompare('b'), 'a'.localeCompare('a'), 'a'.localeCompare('aa'), ''.localeCompare('a'), '\u00f6'.localeCompare('o\u0308'));
