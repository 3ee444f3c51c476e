// Sorting: by a comparator, by default order, strings, objects; and a quicksort and a heap by hand.
let seed = 42;
const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
const numbers = Array.from({ length: 20000 }, () => Math.floor(random() * 100000));
const people = numbers.slice(0, 5000).map((age, i) => ({ age, name: 'n' + ((i * 7919) % 5000) }));
const byNumber = numbers.slice().sort((a, b) => a - b);
const byText = numbers.slice(0, 5000).sort();
people.sort((a, b) => a.age - b.age || (a.name < b.name ? -1 : 1));
const names = people.map((p) => p.name).sort();
function quicksort(a, lo, hi) {
  while (lo < hi) {
    const pivot = a[(lo + hi) >> 1];
    let i = lo;
    let j = hi;
    while (i <= j) {
      while (a[i] < pivot) i++;
      while (a[j] > pivot) j--;
      if (i <= j) {
        const t = a[i];
        a[i++] = a[j];
        a[j--] = t;
      }
    }
    quicksort(a, lo, j);
    lo = i;
  }
}
const own = numbers.slice();
quicksort(own, 0, own.length - 1);
const heap = [];
for (const x of numbers) {
  let i = heap.push(x) - 1;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (heap[parent] <= heap[i]) break;
    [heap[parent], heap[i]] = [heap[i], heap[parent]];
    i = parent;
  }
}
console.log(byNumber[100] === own[100], byText[7], people[9].name, names[11], heap[0]);
