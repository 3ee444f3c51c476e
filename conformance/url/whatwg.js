// URL: parts, setters, errors.
const u = new URL('../p/./q?x=1&y=%20#h', 'https://user:pa%20ss@Example.COM:8443/a/b/c');
console.log(u, String(u), JSON.stringify({ u }));
u.hash = ''; u.search = '?a b'; u.port = '443'; u.hostname = 'ex.org'; u.protocol = 'http'; u.pathname = 'x y'; u.username = 'ü'; u.password = '';
console.log(u.href, u.origin, u.host, u.search);
u.href = 'file:///c';
console.log(u.origin, u.host === '', u.protocol);
const attempt = (f) => { try { console.log(f()); } catch (error) { console.log(error.name, error.code, error.message, error.input, error.base); } };
attempt(() => new URL('x'));
attempt(() => new URL('x', 'y'));
attempt(() => new URL());
attempt(() => { u.href = 'bad'; });
attempt(() => URL.parse('x'));
attempt(() => URL.parse('/x', 'http://a').href);
attempt(() => [URL.canParse('x'), URL.canParse('x', 'http://a')].join());
attempt(() => new URL('data:text/plain,x').origin + new URL('blob:https://a/x').origin);
for (const text of ['http://[::1]:80/', 'http://0x7f.1/', 'HTTP://EX%41MPLE.com', 'http://a/%7e/..%2f', 'non-special://h:1/p', 'http://münchen.de', 'http://a b/', 'http://a:99999/']) attempt(() => new URL(text).href);
