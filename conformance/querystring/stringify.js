const querystring = require('querystring');
const show = (...args) => console.log(querystring.stringify(...args));
show({ a: 1, b: [1, 'x y', true], c: '', d: null, e: undefined, f: NaN, g: 1e21, h: 10n, i: {}, j: [] });
show({ 'k&y': 'é日😀', "safe!'()*-._~": 'safe' });
show({ a: 1, b: [2, 3] }, ';', ':');
show({ a: 'x y' }, null, null, { encodeURIComponent: (s) => `<${s}>` });
show('text');
show(null);
show({});
show({ 1: 'one', [Symbol('s')]: 2 });
console.log(querystring.escape('a b&c=é'), querystring.escape(5), querystring.escape({}), querystring.escape(null));
for (const bad of ['\ud800', 'a\udc00']) {
  try {
    querystring.escape(bad);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
const { escape } = querystring;
querystring.escape = (s) => `[${s}]`;
show({ a: 'b', c: [1, 2] });
querystring.escape = escape;
