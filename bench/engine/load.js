// Loading source: many small functions and classes in one scope, parsed and compiled, few of them run.
let source = '';
for (let i = 0; i < 400; i++) {
  source += `
function helper${i}(a, b) {
  const list = [a, b, ${i}].map((x) => x * 2).filter(Boolean);
  if (list.length > 2 && a !== null) {
    for (let k = 0; k < list.length; k++) total += list[k] > 3 ? list[k] : -1;
  } else {
    total = { a, b, c: "text ${i}", d: [1, 2, 3], e: null }.a;
  }
  return total;
}
class Node${i} {
  constructor(value) { this.value = value; this.next = undefined; }
  find(test) { let n = this; while (n) { if (test(n.value)) return n; n = n.next; } return null; }
}
exports.helper${i} = helper${i};
`;
}
const exports_ = {};
for (let i = 0; i < 2; i++) new Function('exports', 'let total = 0;' + source)(exports_);
console.log(Object.keys(exports_).length, exports_.helper7(1, 2));
