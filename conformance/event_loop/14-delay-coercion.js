// ToNumber first; then NaN, too small and too large become 1; fractions stay in the field.
const show = (value) => {
  const timer = setTimeout(() => {}, value);
  console.log(typeof value === 'object' ? 'object' : String(value), timer._idleTimeout);
  clearTimeout(timer);
};
for (const value of [undefined, null, NaN, -1, 0, 0.5, 1.9, '10', 'x', true, 2 ** 31 - 1, 2 ** 31, Infinity, { valueOf: () => 7 }]) show(value);
process.on('warning', (warning) => console.log(warning.name, JSON.stringify(warning.message)));
