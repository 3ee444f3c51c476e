// The functions of node:module.
const module_ = require('module');
const { builtinModules, createRequire, isBuiltin, findPackageJSON, constants } = module_;
const fs = require('fs');
const path = require('path');

console.log(module_ === module.constructor, module_.Module === module_, builtinModules.includes('fs'), builtinModules.includes('node:test'), Object.isFrozen(builtinModules));
console.log(isBuiltin('fs'), isBuiltin('node:fs'), isBuiltin('test'), isBuiltin('node:test'), isBuiltin('nope'), isBuiltin('fs/promises'));
fs.mkdirSync('pkg/node_modules/dep/lib', { recursive: true });
fs.writeFileSync('pkg/package.json', '{"name":"pkg"}');
fs.writeFileSync('pkg/node_modules/dep/package.json', '{"name":"dep","main":"lib/main.js"}');
fs.writeFileSync('pkg/node_modules/dep/lib/main.js', 'module.exports = "dep"');
const here = path.resolve('pkg/index.js');
const require2 = createRequire(here);
console.log(require2('dep'), path.relative('.', require2.resolve('dep')), require2.resolve.paths('dep')[0] === path.resolve('pkg/node_modules'));
console.log(path.relative('.', findPackageJSON('dep', here)), path.relative('.', findPackageJSON('..', path.resolve('pkg/node_modules/dep/lib/main.js'))));
for (const bad of ['relative', 5, 'http://x/']) {
  try {
    createRequire(bad);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
console.log(Array.isArray(module_.globalPaths), typeof module_.runMain, typeof module_.register, typeof module_.registerHooks, typeof module_.SourceMap);
console.log(Object.keys(constants), Object.keys(constants.compileCacheStatus ?? {}));
console.log(module_.getCompileCacheDir(), module_.flushCompileCache(), module_.getSourceMapsSupport());
console.log(module_.findSourceMap('/nope.js'), module_.syncBuiltinESMExports(), module_.wrap('x'), module_.wrapper.length);
fs.readFile.extra = 1;
console.log(module.paths[0].endsWith('node_modules'), module.children.length, module.loaded, module.parent, module.id, require.main === module);
console.log(Object.keys(module_._extensions), typeof module_._load, typeof module_._resolveFilename, typeof module_._nodeModulePaths, module_._cache === require.cache);
