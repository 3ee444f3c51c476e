// path.matchesGlob
process.removeAllListeners('warning');
const { posix } = require('path');
for (const [path, pattern] of [
  ['a/b/c.js', '**/*.js'], ['a/b/c.js', 'a/*/c.{js,ts}'], ['a/b/c.js', 'a/*.js'], ['.hidden', '*'], ['.hidden', '.*'], ['a/.b/c', '**/c'], ['a', 'a/**'],
  ['a/b', 'a/**'], ['x1', 'x[0-9]'], ['x1', 'x[!0-9]'], ['foo', '!(bar)'], ['bar', '!(bar)'], ['aab', '+(a|b)'], ['file3', 'file{1..3}'], ['a?', 'a?'], ['abc', 'a?'], ['a/b', 'a\\b'],
]) console.log(path, pattern, posix.matchesGlob(path, pattern));
