// The shortest edit between two sequences (E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).

/**
 * The edits in order: `[0, same]`, `[1, only in actual]`, `[-1, only in expected]`.
 * @param {string|any[]} actual
 * @param {string|any[]} expected
 * @param {function} [equal] compares two elements; `===` without it
 */
function diff(actual, expected, equal) {
  const edits = [];
  // Both are read from their ends, so that the edits come out in order.
  walk(actual, expected, trace(actual, expected, equal), equal, edits);
  return edits;
}

function trace(a, b, equal) {
  const max = a.length + b.length;
  const reach = new Int32Array(2 * max + 3);
  const steps = [];
  for (let d = 0; d <= max; d++) {
    // Only what this step can change is kept.
    const kept = reach.slice(max - d, max + d + 3);
    steps.push(kept);
    for (let k = -d; k <= d; k += 2) {
      const at = max + 1 + k;
      let x = k === -d || (k !== d && reach[at - 1] < reach[at + 1]) ? reach[at + 1] : reach[at - 1] + 1;
      let y = x - k;
      while (x < a.length && y < b.length && same(a[x], b[y], equal)) {
        x++;
        y++;
      }
      reach[at] = x;
      if (x >= a.length && y >= b.length) return steps;
    }
  }
  return steps;
}

function same(left, right, equal) {
  return left === right || (equal !== undefined && equal(left, right));
}

function walk(a, b, steps, equal, edits) {
  let x = a.length;
  let y = b.length;
  for (let d = steps.length - 1; d >= 0; d--) {
    const reach = steps[d];
    // `reach` begins at diagonal -d - 1.
    const at = (k) => reach[k + d + 1];
    const k = x - y;
    const previous = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const px = at(previous);
    const py = px - previous;
    while (x > px && y > py) {
      const left = a[--x];
      const right = b[--y];
      // Of two that only count as equal the longer stands.
      edits.push([0, equal !== undefined && right.length > left.length ? right : left]);
    }
    if (d > 0) {
      if (x > px) edits.push([1, a[--x]]);
      else edits.push([-1, b[--y]]);
    }
  }
  edits.reverse();
}

module.exports = { diff };
