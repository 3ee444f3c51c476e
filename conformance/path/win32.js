// The functions of path.win32.
const { win32: path } = require('path');
const show = (name, ...args) => console.log(name, JSON.stringify(args), JSON.stringify(path[name](...args)));
for (const p of ['', '.', '\\', 'C:', 'C:\\', 'c:a\\..\\b', 'C:/a/b/../c', '\\\\srv\\share\\x\\..', '\\\\?\\C:\\x', '//a/b', 'CON:', 'a\\COM1:', '..\\C:x', 'x:y']) {
  for (const name of ['normalize', 'dirname', 'basename', 'extname', 'isAbsolute', 'parse']) show(name, p);
}
show('join', '\\\\', 'srv', 'x');
show('join', '//srv', 'share', '..');
show('relative', 'C:\\a\\b', 'c:\\A\\d');
show('relative', 'C:\\a', 'D:\\b');
show('resolve', 'C:\\a', 'D:b', 'C:c', '..\\d');
show('toNamespacedPath', 'C:\\a\\b');
show('toNamespacedPath', '\\\\srv\\share\\x');
show('format', { dir: 'C:\\d', name: 'n', ext: '.e' });
