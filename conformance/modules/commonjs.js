// Modules, cycles, the cache, children, JSON, extensions and wrappers.
const fs = require('fs');
const Module = require('module');
const here = process.cwd();
const write = (name, text) => fs.writeFileSync(`${here}/${name}`, text);
const req = Module.createRequire(`${here}/main.js`);
write('a.js', "exports.early = 1; exports.seen = require('./b').seen; exports.late = 2;");
write('b.js', "const a = require('./a'); exports.seen = Object.keys(a).join();");
console.log(req('./a'));
write('c.json', '\ufeff{"x": [1, 2]}');
console.log(req('./c'), req('./c') === req('./c.json'));
write('bad.json', '{');
try { req('./bad'); } catch (error) { console.log(error.name, error.message.startsWith(`${here}/bad.json: `)); }
try { req('./later'); } catch (error) { console.log(error.code); }
write('later.js', '#!/usr/bin/env node\nmodule.exports = typeof __filename + typeof __dirname + (this === exports) + arguments.length');
console.log(req('./later'));
write('throws.js', 'exports.x = 1; throw new Error("no")');
for (let i = 0; i < 2; i++) {
  try { req('./throws'); } catch (error) { console.log(error.message, req.cache[`${here}/throws.js`]); }
}
Module._extensions['.txt'] = (module, filename) => { module.exports = fs.readFileSync(filename, 'utf8'); };
write('d.txt', 'text');
console.log(req('./d'), Object.keys(req.extensions));
const { _load } = Module;
Module._load = function(request, parent, isMain) { return request === 'magic' ? 42 : _load.call(this, request, parent, isMain); };
console.log(req('magic'));
Module._load = _load;
const key = req.resolve('./later');
delete req.cache[key];
write('later.js', 'module.exports = 2');
console.log(req('./later'), req.cache[key].loaded, req.cache[key].id === key);
console.log(Module.wrap('x'), Module.isBuiltin('fs'), Module.isBuiltin('node:test'), Module.isBuiltin('test'));
const own = new Module('/x/y.js');
own._compile('exports.z = module.id', '/x/y.js');
console.log(own.exports, own.path, own.loaded, own.children, own.filename);
console.log(Module._nodeModulePaths('/a/node_modules/b'), require.main === module, module.id, module.loaded);
