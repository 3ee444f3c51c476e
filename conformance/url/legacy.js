// url.parse, format, resolve.
process.removeAllListeners('warning');
process.noDeprecation = true;
const url = require('url');
for (const text of ['http://u:p@Host:80/p a?q=1#h', '/a/b?c', '//h/p', 'mailto:a@b', 'javascript:alert(1)', 'x?y=1', 'http:a', 'HTTP://a\\b', 'http://[::1]/x', 'foo:bar/baz']) {
  console.log(JSON.stringify(url.parse(text)));
}
console.log(url.parse('/a?b=1&b=2&c', true).query, url.parse('//h/p', false, true).host);
for (const [from, to] of [['/a/b', '../c'], ['http://a/b/c', '?x'], ['http://a/b', '//c/d'], ['http://a/b', 'https:d'], ['mailto:a@b', 'c'], ['/a/b/', '.'], ['a', '../..'], ['http://u@a/', 'http://b/']]) {
  console.log(url.resolve(from, to));
}
console.log(url.format({ protocol: 'http', hostname: 'h', port: 1, pathname: 'a?b#', query: { x: [1, 2] }, hash: 'z', auth: 'u:p@' }), url.format('http://a b'));
console.log(url.format(new URL('http://u:p@xn--mnchen-3ya.de/x?y#z'), { auth: false, fragment: false, search: false, unicode: true }));
for (const f of [() => url.parse(1), () => url.parse('http://a:b/'), () => url.parse('http://\u0000/'), () => url.format(1), () => url.format(new URL('http://a'), 1)]) {
  try { f(); } catch (error) { console.log(error.code, error.message); }
}
