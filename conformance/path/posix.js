// The functions of path.posix.
const { posix: path } = require('path');
const show = (name, ...args) => console.log(name, JSON.stringify(args), JSON.stringify(path[name](...args)));
for (const p of ['', '.', '/', '//', '/a/b/../c', 'a//b/./c/', '../a/..', './', '/..', 'a/../../b', '...', '/a/b.c.d', '.bashrc', 'x.', 'a\\b']) {
  for (const name of ['normalize', 'dirname', 'basename', 'extname', 'isAbsolute', 'parse', 'toNamespacedPath']) show(name, p);
}
show('join', 'a', '', '../b', '/c');
show('join');
show('relative', '/a/b/c', '/a/d');
show('relative', '/a/b', '/a/b/c');
show('relative', '/a', '/a');
show('resolve', '/a', '..', 'b', '/c', './d');
show('basename', '/a/b.html', '.html');
show('basename', 'b.html', 'b.html');
show('format', { dir: '/d', base: 'b.c' });
show('format', { root: '/', name: 'n', ext: 'e' });
console.log(path.sep, path.delimiter, path.posix === path, path.win32 === require('path/win32'), require('path/posix') === path);
