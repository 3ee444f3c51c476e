// File URLs, domains, HTTP options.
const url = require('url');
const attempt = (f) => { try { console.log(f()); } catch (error) { console.log(error.name, error.code, error.message); } };
for (const path of ['/a b/#?%\\\n.txt', '/x/', '/ü']) attempt(() => url.pathToFileURL(path).href);
for (const path of ['C:\\a\\b c', '\\\\srv\\share\\x', '\\\\srv', '\\\\?\\C:\\x']) attempt(() => url.pathToFileURL(path, { windows: true }).href);
attempt(() => url.pathToFileURL(5));
for (const text of ['file:///a%20b/%C3%BC', 'file://h/a', 'http://a', 'file:///a%2Fb', 'file:///%FF', 5]) attempt(() => url.fileURLToPath(text));
for (const text of ['file:///C:/a%20b', 'file://srv/share/x', 'file:///a', 'file:///C:/a%5Cb']) attempt(() => url.fileURLToPath(text, { windows: true }));
attempt(() => url.fileURLToPathBuffer('file:///a%FF'));
attempt(() => url.domainToASCII('español.com') + ' ' + url.domainToUnicode('xn--espaol-zwa.com') + ' ' + url.domainToASCII('xn--iñvalid.com'));
attempt(() => url.urlToHttpOptions(new URL('https://a%20:b@[::1]:8/p?q#h')));
