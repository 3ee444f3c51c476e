// acorn parses lodash.
const fs = require('fs');
const acorn = require('acorn');
const source = fs.readFileSync(require.resolve('lodash'), 'utf8');
const ast = acorn.parse(source, { ecmaVersion: 2020, locations: true });
const counts = {};
(function walk(node) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) return node.forEach(walk);
  if (typeof node.type === 'string') counts[node.type] = (counts[node.type] || 0) + 1;
  for (const key of Object.keys(node)) if (key !== 'loc') walk(node[key]);
})(ast);
console.log(counts);
try {
  acorn.parse('let = ;', { ecmaVersion: 'latest' });
} catch (error) {
  console.log(error.name, error.message, error.pos, error.loc);
}
