// Arguments that are no strings.
const path = require('path');
for (const name of ['normalize', 'join', 'resolve', 'isAbsolute', 'dirname', 'basename', 'extname', 'parse', 'format', 'matchesGlob']) {
  try { path[name](7, 'x'); } catch (error) { console.log(name, error.code, error.message); }
}
try { path.relative('a', null); } catch (error) { console.log(error.message); }
try { path.basename('a', {}); } catch (error) { console.log(error.message); }
