const { diff, parseEnv } = require('util');
console.log(parseEnv('A=1\nB="x\\ny"\n# c\nexport C=\'q\' # z\nD=`a"b`\nE= sp ace \nF=a#b\nH=\nI=x=y\n'));
console.log(JSON.stringify(diff('abc', 'axc')), JSON.stringify(diff(['a', 'b'], ['b', 'c'])), JSON.stringify(diff('a', 'a')));
for (const fn of [() => parseEnv(1), () => diff(1, 2), () => diff(['a', 1], [])]) {
  try { fn(); } catch (error) { console.log(error.code, error.message); }
}
