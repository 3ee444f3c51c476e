// Searching and cutting: split, indexOf with a position, replaceAll, startsWith, trim, case.
let text = '';
for (let i = 0; i < 4000; i++) text += 'name' + i + '=value ' + i + '; path=/a/b;\n';
let sum = 0;
for (const row of text.split('\n')) {
  const at = row.indexOf('=');
  if (at < 0) continue;
  const key = row.slice(0, at).trim();
  const rest = row.substring(at + 1);
  if (key.startsWith('name') && rest.endsWith(';')) sum += key.length + rest.split(';').length;
  sum += key.toUpperCase().length + rest.toLowerCase().lastIndexOf('/');
}
let at = 0;
while ((at = text.indexOf('; ', at)) >= 0) {
  at += 2;
  sum++;
}
sum += text.replaceAll('path', 'p').length + text.replace('name7=', '').length;
sum += text.split('').length + text.split('a/b').join('').length;
let rest = text;
while (rest.length) {
  const end = rest.indexOf('\n') + 1;
  if (!end) break;
  rest = rest.substring(end);
  sum++;
}
for (let i = 0; i < 30000; i++) {
  const c = text[i];
  if (c >= '0' && c <= '9') sum += +c;
  else if (c === ';' || text.charAt(i) === '=') sum++;
}
console.log(sum);
