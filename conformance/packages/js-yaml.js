const yaml = require('js-yaml');
const text = `
a: &anchor {x: 1, y: [1, 2.5, .inf, ~, true]}
b: *anchor
c: |
  two
  lines
d: 2001-12-14t21:59:43.10-05:00
complex:
  value
`;
const value = yaml.load(text);
console.log(value);
console.log(yaml.dump({ list: [1, { deep: ['x', null] }], text: 'a: b', long: 'word '.repeat(30).trim(), date: new Date(0) }));
try {
  yaml.load('a: [1, 2\nb: 3');
} catch (error) {
  console.log(error.name, error.message);
}
