// Many small objects alive at once, lists and trees that come and go.
function tree(depth) {
  return depth === 0 ? { left: null, right: null } : { left: tree(depth - 1), right: tree(depth - 1) };
}
const count = (node) => (node.left === null ? 1 : 1 + count(node.left) + count(node.right));
const kept = tree(14);
let sum = count(kept);
for (let i = 0; i < 60; i++) sum += count(tree(8));
let list = null;
for (let i = 0; i < 60000; i++) list = { value: i, next: list };
for (let at = list; at !== null; at = at.next) sum += at.value & 1;
const table = [];
for (let i = 0; i < 30000; i++) table.push([i, String(i), { i }]);
for (const [a, b, c] of table) sum += a + b.length + c.i;
console.log(sum);
