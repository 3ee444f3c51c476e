// Literals, reads and writes of properties, copies by spread and Object.assign.
const points = [];
for (let i = 0; i < 60000; i++) {
  points.push({ x: i, y: i * 2, name: 'p', flag: i % 2 === 0 });
}
let sum = 0;
for (let round = 0; round < 6; round++) {
  for (let i = 0; i < points.length; i++) {
    const p = points[i];
    if (p.flag) p.x += 1;
    else p.y -= 1;
    sum += p.x + p.y;
  }
}
for (let i = 0; i < 20000; i++) {
  const q = { ...points[i], z: 1 };
  const r = Object.assign({}, q, { w: 2 });
  const { x, y, ...rest } = r;
  sum += x + y + rest.z + rest.w;
}
for (let i = 0; i < 5000; i++) {
  for (const key of Object.keys(points[i])) sum += key.length;
  for (const key in points[i]) sum += key.length;
}
console.log(sum);
