// URLPattern: what matches, which groups come out, what is an error.
const { URLPattern: Exported } = require('url');
console.log(Exported === URLPattern);
const show = (pattern) => console.log(['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'].map((k) => pattern[k]).join(' | '), pattern.hasRegExpGroups);
const book = new URLPattern({ pathname: '/books/:id' });
show(book);
console.log(book.test('https://example.com/books/123'), book.test('https://example.com/books'), book.test({ pathname: '/books/a' }));
console.log(book.exec('https://example.com/books/123?x#y').pathname, book.exec('https://example.com/nope'));
show(new URLPattern('https://*.example.com:8080/:kind/*?q=:q#:h'));
show(new URLPattern('/a/:b', 'https://host/x?y'));
show(new URLPattern());
const groups = (pattern, input) => console.log(pattern, JSON.stringify(new URLPattern({ pathname: pattern }).exec({ pathname: input })?.pathname.groups, ['0', 'a', 'b', 'id', 'n', 'part']));
groups('/a/(\\d+)', '/a/12');
groups('/a/(\\d+)', '/a/b');
groups('/a/:id(\\d+)?', '/a');
groups('/a/:id(\\d+)?', '/a/5');
groups('/:part+', '/x/y/z');
groups('/:part*', '/');
groups('/:part*', '/x');
groups('/a{/b}?', '/a/b');
groups('/a{/b}?', '/a');
groups('/a{/:n}*', '/a/1/2');
groups('/*', '/any/thing');
groups('/:a-:b', '/x-y');
groups('/caf\u00e9', '/caf%C3%A9');
groups('/A', '/a');
console.log(new URLPattern({ pathname: '/A' }, { ignoreCase: true }).test({ pathname: '/a' }));
console.log(new URLPattern({ hostname: '{:sub.}?example.com' }).exec({ hostname: 'x.example.com' }).hostname.groups, new URLPattern({ protocol: 'http{s}?', port: '' }).test('https://x/'));
for (const bad of [['/a'], [{ pathname: '/:a/:a' }], [{ pathname: '(' }], [{ pathname: '/{a' }], [5]]) {
  try {
    new URLPattern(...bad);
    console.log('made');
  } catch (error) {
    console.log(error.name, error.code);
  }
}
