'use strict';
// CommonJS. This file is parsed at every start: what few programs touch is in cjs_more.js.

const native = internalBinding('modules');
const library = internalBinding('builtins');
const more = () => require('internal/modules/cjs_more');
// As in V8, where calls through these leave no frame.
const { hideFromStacks } = internalBinding('errors');
for (const fn of [Function.prototype.call, Function.prototype.apply, Reflect.apply]) hideFromStacks(fn);

/** Files found before, by the requiring folder and the request. */
const found = new Map();
/** The module that first required each module. */
const parents = new WeakMap();
/** Modules whose unfinished exports another module got, and warn of what they lack. */
const unfinished = new Set();

function Module(id = '', parent) {
  this.id = id;
  this.path = native.dirname(id);
  // Defined, not assigned: programs put setters on Object.prototype.
  Object.defineProperty(this, 'exports', { __proto__: null, value: {}, writable: true, enumerable: true, configurable: true });
  adopt(parent, this);
  if (parent !== undefined) parents.set(this, parent);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

function adopt(parent, child) {
  const children = parent?.children;
  if (children && !children.includes(child)) children.push(child);
}

Module._cache = { __proto__: null };
Module._pathCache = { __proto__: null };
Module._extensions = { __proto__: null };
let globalPaths = null;
const accessor = (name, get, set) => Object.defineProperty(Module, name, { __proto__: null, get, set, enumerable: true, configurable: true });
accessor('globalPaths', () => globalPaths || (Module._initPaths(), globalPaths), (value) => { globalPaths = value; });
Module.isBuiltin = function isBuiltin(id) { return library.isBuiltin(`${id}`); };

Module._findPath = function(request, paths, isMain) {
  if (request[0] !== '/' && (!paths || paths.length === 0)) return false;
  const key = `${request}\0${paths === null ? '' : paths.join('\0')}`;
  const known = Module._pathCache[key];
  if (known) return known;
  const filename = native.findPath(request, paths, isMain, Module._extensions);
  if (filename !== false) Module._pathCache[key] = filename;
  return filename;
};

Module._nodeModulePaths = function(from) { return native.nodeModulePaths(from); };

Module._resolveLookupPaths = function(request, parent) {
  if (library.isBuiltin(request)) return null;
  if (request[0] !== '.' || (request.length > 1 && request[1] !== '.' && request[1] !== '/')) {
    const roots = Module.globalPaths;
    if (parent?.paths?.length) return parent.paths.concat(roots);
    return roots.length > 0 ? roots.slice() : null;
  }
  if (!parent || !parent.id || !parent.filename) return ['.'].concat(Module._nodeModulePaths('.'), Module.globalPaths);
  return [native.dirname(parent.filename)];
};

Module._resolveFilename = function(request, parent, isMain, options) {
  if (library.isBuiltin(request)) return request;
  let paths;
  if (options !== undefined && options !== null && typeof options === 'object' && options.paths !== undefined) {
    paths = more().lookupPaths(request, options.paths);
  } else {
    paths = request[0] === '/' ? null : Module._resolveLookupPaths(request, parent);
  }
  const parentFile = parent?.filename;
  if (request[0] === '#' && (parentFile || parent?.id === '<repl>')) {
    const target = native.findImport(parentFile || native.absolute('repl'), request);
    if (typeof target === 'string') return target;
    if (target !== undefined) return more().bareImport(target[0], request, parent);
  }
  if (parentFile) {
    const own = native.findSelf(parentFile, request);
    if (own !== false) {
      Module._pathCache[`${request}\0${paths === null ? '' : paths.join('\0')}`] = own;
      return own;
    }
  }
  const filename = Module._findPath(request, paths, isMain);
  if (filename) return filename;
  const stack = [];
  for (let at = parent; at; at = parents.get(at)) stack.push(at.filename || at.id);
  throw require('internal/modules/errors').notRequired(request, stack);
};

Module._load = function(request, parent, isMain) {
  let key;
  if (parent) {
    key = `${parent.path}\0${request}`;
    const filename = found.get(key);
    if (filename !== undefined) {
      const cached = Module._cache[filename];
      if (cached !== undefined) return reuse(cached, parent);
    }
  }
  if (request.startsWith('node:')) return builtin(request);
  const filename = Module._resolveFilename(request, parent, isMain);
  const cached = Module._cache[filename];
  if (cached !== undefined) return reuse(cached, parent);
  if (library.isPublic(filename)) return library.require(filename);
  if (filename.startsWith('node:')) return builtin(filename);
  const module = new Module(filename, parent);
  if (isMain) {
    process.mainModule = module;
    module.id = '.';
  }
  Module._cache[filename] = module;
  if (key !== undefined) found.set(key, filename);
  let failed = true;
  try {
    module.load(filename);
    failed = false;
  } finally {
    if (failed) forget(module, filename, parent, key);
    if (unfinished.size !== 0) more().finish(module);
  }
  return module.exports;
};

function builtin(request) {
  if (!library.isBuiltin(request)) throw require('internal/modules/errors').coded('ERR_UNKNOWN_BUILTIN_MODULE', request);
  return library.require(request.slice(5));
}

function reuse(module, parent) {
  adopt(parent, module);
  return module.loaded ? module.exports : more().partial(module, parent);
}

function forget(module, filename, parent, key) {
  Reflect.deleteProperty(Module._cache, filename);
  if (key !== undefined) found.set(key, undefined);
  const children = parent?.children;
  if (!Array.isArray(children)) return;
  const at = children.indexOf(module);
  if (at !== -1) children.splice(at, 1);
}

Module.prototype.load = function(filename) {
  this.filename ??= filename;
  this.paths ??= Module._nodeModulePaths(native.dirname(filename));
  const extension = native.extension(filename, Module._extensions);
  Module._extensions[extension](this, filename);
  this.loaded = true;
};

Module.prototype.require = function(id) {
  if (typeof id !== 'string' || id === '') more().refuseId(id);
  return Module._load(id, this, false);
};

Module.prototype._compile = function(content, filename, format) {
  let fn;
  if (wrapping.changed || Module.wrapper[0] !== parts[0] || Module.wrapper[1] !== parts[1]) {
    fn = native.runScript(Module.wrap(content.replace(/^#!/, '//')), filename);
  } else {
    fn = format === 'module' ? undefined : native.compile(content, filename, format);
    if (fn === undefined) return more().runEsm(this, content, filename);
  }
  const path = native.dirname(filename);
  return fn.call(this.exports, this.exports, makeRequire(this), this, filename, path);
};

function makeRequire(mod) {
  const require = function require(path) { return mod.require(path); };
  const resolve = function resolve(request, options) {
    if (typeof request !== 'string') more().refuseRequest(request);
    return Module._resolveFilename(request, mod, false, options);
  };
  resolve.paths = function paths(request) {
    if (typeof request !== 'string') more().refuseRequest(request);
    return Module._resolveLookupPaths(request, mod);
  };
  require.resolve = resolve;
  require.main = process.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

Module._extensions['.js'] = function(module, filename) {
  module._compile(native.readText(filename), filename, native.packageType(filename));
};
Module._extensions['.json'] = function(module, filename) {
  const text = native.readText(filename);
  try {
    module.exports = JSON.parse(text);
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
};
Module._extensions['.node'] = function(module, filename) { return process.dlopen(module, filename); };

const parts = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
const wrapping = { changed: false, wrap: (script) => `${Module.wrapper[0]}${script}${Module.wrapper[1]}` };
Module.wrapper = parts.slice();
accessor('wrap', () => wrapping.wrap, (fn) => { wrapping.changed = true; wrapping.wrap = fn; });
Object.defineProperties(Module, { wrapper: { __proto__: null, enumerable: false }, wrap: { __proto__: null, enumerable: false } });

for (const name of ['createRequire', '_initPaths', '_preloadModules', '_readPackage']) {
  Module[name] = { [name]() { return more()[name].apply(Module, arguments); } }[name];
}
for (const [name, get, set] of [
  ['parent', (mod) => more().parentOf(mod), (mod, value) => more().setParent(mod, value)],
  ['isPreloading', () => more().preloading(), () => {}],
]) {
  Object.defineProperty(Module.prototype, name, {
    __proto__: null, get() { return get(this); }, set(value) { set(this, value); }, enumerable: true, configurable: true,
  });
}

exports.Module = Module;
exports.parents = parents;
exports.unfinished = unfinished;
exports.makeRequire = makeRequire;
exports.setGlobalPaths = (value) => { globalPaths = value; };
let esmMain;
exports.setEsmMain = (promise) => { esmMain = promise; };

/** Runs the program's main file, found as `require` would. */
exports.runMain = function runMain(path) {
  const request = native.absolute(path);
  const filename = Module._findPath(request, null, true);
  if (!filename) throw require('internal/modules/errors').notRequired(request, []);
  if (filename.endsWith('.mjs') || native.packageType(filename) === 'module') return require('internal/modules/esm').runMain(filename);
  Module._load(request, null, true);
  return esmMain;
};
exports.preload = (request) => Module._preloadModules([request]);
