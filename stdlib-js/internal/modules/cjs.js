'use strict';
// CommonJS: require, module, exports.

const native = internalBinding('modules');
const library = internalBinding('builtins');

function Module(id, parent) {
  this.id = id;
  this.path = native.dirname(id);
  this.exports = {};
  this.filename = null;
  this.loaded = false;
  this.children = [];
}
Module._cache = Object.create(null);
Module._resolveFilename = function(request, parent) {
  return native.resolve(request, parent ? parent.path : process.cwd());
};
Module._load = function(request, parent, isMain) {
  const name = request.startsWith('node:') ? request.slice(5) : request;
  if (library.isPublic(name)) return library.require(name);
  const filename = Module._resolveFilename(request, parent, isMain);
  const cached = Module._cache[filename];
  if (cached !== undefined) return cached.exports;
  const module = new Module(filename, parent);
  if (isMain) { process.mainModule = module; module.id = '.'; }
  Module._cache[filename] = module;
  let done = false;
  try {
    module.load(filename);
    done = true;
  } finally {
    if (!done) Module._cache[filename] = undefined;
  }
  return module.exports;
};
Module.prototype.load = function(filename) {
  this.filename = filename;
  this.path = native.dirname(filename);
  if (filename.endsWith('.json')) {
    this.exports = JSON.parse(native.readText(filename));
  } else {
    this._compile(native.readText(filename), filename);
  }
  this.loaded = true;
};
Module.prototype.require = function(id) { return Module._load(id, this, false); };
Module.prototype._compile = function(content, filename) {
  const fn = native.compile(content, filename);
  const require = (id) => this.require(id);
  require.cache = Module._cache;
  require.main = process.mainModule;
  require.resolve = (request) => Module._resolveFilename(request, this);
  return fn.call(this.exports, this.exports, require, this, filename, this.path);
};
exports.Module = Module;
exports.preload = (request) => Module._load(request, null, false);
exports.runMain = (path) => { Module._load(native.absolute(path), null, true); };
