// JSON both ways: a list of records, deep nesting, long strings, numbers, indentation, a replacer.
const records = [];
for (let i = 0; i < 2000; i++) {
  records.push({
    id: i,
    name: 'user ' + i,
    email: `user${i}@example.com`,
    tags: ['a', 'b', 'c\n"quoted"'],
    active: i % 2 === 0,
    score: i / 7,
    address: { street: 'Main', number: i, geo: { lat: i / 100, lon: -i / 100 } },
    none: null,
  });
}
let text = '';
let sum = 0;
for (let i = 0; i < 4; i++) {
  text = JSON.stringify(records);
  const back = JSON.parse(text);
  sum += back[i].address.geo.lat + back.length + text.length;
}
sum += JSON.stringify(records.slice(0, 200), null, 2).length;
sum += JSON.stringify(records.slice(0, 200), (key, value) => (key === 'email' ? undefined : value)).length;
for (let i = 0; i < 5000; i++) sum += JSON.parse(JSON.stringify({ id: i, ok: true })).id;
let deep = [];
for (let i = 0; i < 500; i++) deep = [deep];
sum += JSON.stringify(JSON.parse(JSON.stringify(deep))).length;
console.log(sum);
