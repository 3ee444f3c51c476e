// Regular expressions: test, exec with groups, global and sticky loops, replace with a function.
let log = '';
for (let i = 0; i < 1000; i++) {
  log += `10.0.${i % 256}.${i % 7} - - [2024-01-0${(i % 9) + 1}] "GET /item/${i}?q=a%20b HTTP/1.1" 200 ${i * 3}\n`;
}
const lineRe = /^(\d+\.\d+\.\d+\.\d+) - - \[(?<date>[^\]]+)\] "(\w+) (\S+) [^"]*" (\d{3}) (\d+)$/;
let sum = 0;
for (const row of log.split('\n')) {
  const m = lineRe.exec(row);
  if (m) sum += m[1].length + m.groups.date.length + +m[6];
}
sum += log.match(/item\/\d+/g).length;
sum += log.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))).length;
sum += log.replace(/\s+/g, ' ').length;
for (const m of log.matchAll(/(\d{4})-(\d\d)-(\d\d)/g)) sum += +m[3];
const token = /\s*(?:(\d+)|([A-Za-z_]\w*)|(.))/y;
token.lastIndex = 0;
let tokens = 0;
while (token.lastIndex < 20000 && token.test(log)) tokens++;
const name = /^[a-z][a-z0-9-]*$/i;
for (let i = 0; i < 20000; i++) if (name.test('content-type')) sum++;
console.log(sum, tokens, 'a1b22c333'.split(/\d+/).join('|'));
