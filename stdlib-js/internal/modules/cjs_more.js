'use strict';
// The part of CommonJS that few programs touch.

const native = internalBinding('modules');
const library = internalBinding('builtins');
const { Module, makeRequire, parents, setEsmMain, setGlobalPaths, unfinished } = require('internal/modules/cjs');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateString } = require('internal/validators');

exports.refuseId = function refuseId(id) {
  validateString(id, 'id');
  throw new ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
};
exports.refuseRequest = (request) => validateString(request, 'request');

/** The folders in which `require.resolve(request, { paths })` looks. */
exports.lookupPaths = function lookupPaths(request, paths) {
  if (!Array.isArray(paths)) throw new ERR_INVALID_ARG_VALUE('options.paths', paths);
  if (/^\.\.?(\/|$)/.test(request)) return paths;
  const fake = new Module('', null);
  const folders = [];
  for (const path of paths) {
    fake.paths = Module._nodeModulePaths(path);
    for (const folder of Module._resolveLookupPaths(request, fake) || []) {
      if (!folders.includes(folder)) folders.push(folder);
    }
  }
  return folders;
};

/** `#request` that a package's map sends to another package. */
exports.bareImport = function bareImport(name, request, parent) {
  if (library.isBuiltin(name)) return name;
  const filename = Module._findPath(name, Module._resolveLookupPaths(name, parent), false);
  if (filename) return filename;
  throw require('internal/modules/errors').notImported(request);
};

/** The folders behind all `node_modules`: NODE_PATH and the old per-user ones. */
exports._initPaths = function _initPaths() {
  const { HOME, NODE_PATH } = process.env;
  const paths = [];
  if (NODE_PATH) {
    for (const path of NODE_PATH.split(':')) {
      if (path) paths.push(path);
    }
  }
  if (HOME) paths.push(native.absolute(`${HOME}/.node_modules`), native.absolute(`${HOME}/.node_libraries`));
  paths.push(native.absolute(`${native.dirname(process.execPath)}/../lib/node`));
  setGlobalPaths(paths);
};

let preloading = false;
exports.preloading = () => preloading;
exports._preloadModules = function _preloadModules(requests) {
  if (!Array.isArray(requests)) return;
  preloading = true;
  const parent = new Module('internal/preload', null);
  try {
    parent.paths = Module._nodeModulePaths(process.cwd());
  } catch (error) {
    // The folder is gone: absolute paths can still be loaded.
    if (error.code !== 'ENOENT') throw error;
  }
  try {
    for (const request of requests) parent.require(request);
  } finally {
    preloading = false;
  }
};

/** `require` for the module `filename`: a path or a file URL. */
exports.createRequire = function createRequire(filename) {
  let path = filename;
  const isUrl = filename !== null && typeof filename === 'object' && typeof filename.href === 'string';
  if (isUrl || (typeof filename === 'string' && !filename.startsWith('/'))) {
    try {
      path = require('internal/url').fileURLToPath(filename);
    } catch {
      throw new ERR_INVALID_ARG_VALUE('filename', filename, 'must be a file URL object, file URL string, or absolute path string');
    }
  } else if (typeof filename !== 'string') {
    throw new ERR_INVALID_ARG_VALUE('filename', filename, 'must be a file URL object, file URL string, or absolute path string');
  }
  const module = new Module(path, null);
  module.filename = path.endsWith('/') ? `${path}noop.js` : path;
  module.path = native.dirname(module.filename);
  module.paths = Module._nodeModulePaths(module.path);
  return makeRequire(module);
};

const warned = { get: false, set: false };
function warnParent(kind) {
  if (warned[kind] || !internalBinding('process').option('--pending-deprecation')) return;
  warned[kind] = true;
  process.emitWarning('module.parent is deprecated due to accuracy issues. Please use require.main to find program entry point instead.',
    'DeprecationWarning', 'DEP0144');
}

/** `module.parent`, which Node discourages. */
exports.parentOf = function parentOf(module) {
  warnParent('get');
  return parents.get(module);
};
exports.setParent = function setParent(module, parent) {
  warnParent('set');
  parents.set(module, parent);
};

/** What a module that is still loading exports so far. */
exports.partial = function partial(module, parent) {
  if (module.filename && native.isRunning(module.filename)) {
    return native.requireEsm(module.filename, undefined, parent?.filename);
  }
  const { exports } = module;
  if (exports !== null && typeof exports === 'object' && !require('internal/util/types').isProxy(exports) &&
      Object.getPrototypeOf(exports) === Object.prototype && !exports.__esModule) {
    Object.setPrototypeOf(exports, lacking());
    unfinished.add(module);
  }
  return exports;
};

let lackingPrototype;
/** The prototype of unfinished exports: it tells of what is asked for and not there. */
function lacking() {
  const tell = (target, key) => {
    if (key in target || key === '__esModule') return target[key];
    process.emitWarning(`Accessing non-existent property '${String(key)}' of module exports inside circular dependency`);
    return undefined;
  };
  lackingPrototype ??= new Proxy({}, {
    get: tell,
    getOwnPropertyDescriptor(target, key) {
      const own = Object.getOwnPropertyDescriptor(target, key);
      if (own === undefined && key !== '__esModule') tell({ __proto__: null }, key);
      return own;
    },
  });
  return lackingPrototype;
}

/** A module has ended: its exports are what they are. */
exports.finish = function finish(module) {
  const { exports } = module;
  if (!unfinished.delete(module) || exports === null || typeof exports !== 'object') return;
  if (Object.getPrototypeOf(exports) === lackingPrototype) Object.setPrototypeOf(exports, Object.prototype);
};

/** A file that turned out to be an ES module. */
exports.runEsm = function runEsm(module, source, filename) {
  if (process.mainModule === module) {
    process.mainModule = undefined;
    const evaluated = require('internal/modules/esm').runMain(filename, source);
    setEsmMain(evaluated);
    return;
  }
  module.exports = native.requireEsm(filename, source, parents.get(module)?.filename);
};

exports.syncBuiltinESMExports = function syncBuiltinESMExports() { native.syncBuiltins(); };

exports.runMain = function runMain(main = process.argv[1]) { return require('internal/modules/cjs').runMain(main); };

/** The nearest package.json above what `specifier` means, or the package's own. */
exports.findPackageJSON = function findPackageJSON(specifier, base) {
  const { pathToFileURL, fileURLToPath } = require('internal/url');
  if (specifier === undefined) {
    const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
    throw new ERR_MISSING_ARGS('specifier');
  }
  const isUrl = specifier !== null && typeof specifier === 'object' && typeof specifier.href === 'string';
  if (!isUrl) validateString(specifier, 'specifier');
  let from = base === undefined ? undefined : `${base}`;
  if (from !== undefined && from.startsWith('/')) from = pathToFileURL(from).href;
  const text = isUrl ? specifier.href : specifier;
  let path;
  if (/^(\.{0,2}\/|file:|\.\.?$)/.test(text)) {
    path = text.startsWith('file:') ? fileURLToPath(text) :
      (text.startsWith('/') ? text : fileURLToPath(new URL(text, from || pathToFileURL(`${process.cwd()}/`))));
    if (native.kind(path) === 1 && !path.endsWith('/')) path += '/';
    path = path.endsWith('/') ? `${path}x` : path;
    for (let folder = native.dirname(path); ; folder = native.dirname(folder)) {
      const file = folder === '/' ? '/package.json' : `${folder}/package.json`;
      if (native.kind(file) === 0) return file;
      if (folder === '/') return undefined;
    }
  }
  const match = /^(@[^/]+\/[^/]+|[^/]+)/.exec(text);
  const start = from ? native.dirname(fileURLToPath(from)) : process.cwd();
  for (const folder of Module._nodeModulePaths(start)) {
    const file = `${folder}/${match[1]}/package.json`;
    if (native.kind(file) === 0) return file;
  }
  return undefined;
};

exports.constants = Object.freeze({
  __proto__: null,
  compileCacheStatus: Object.freeze({ __proto__: null, FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
});
const { compileCacheStatus } = exports.constants;
/** There is no cache of compiled code: Node lets it be disabled. */
exports.enableCompileCache = function enableCompileCache() { return { status: compileCacheStatus.DISABLED }; };
exports.flushCompileCache = function flushCompileCache() {};
exports.getCompileCacheDir = function getCompileCacheDir() { return undefined; };

function absent(name) {
  return { [name]() {
    const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
    throw new ERR_METHOD_NOT_IMPLEMENTED(`module.${name}()`);
  } }[name];
}
for (const name of ['registerHooks', 'register', 'stripTypeScriptTypes']) {
  exports[name] = absent(name);
}
/** Source maps are never read, so none is found. */
exports.findSourceMap = function findSourceMap(path) {
  validateString(path, 'path');
  return undefined;
};
exports.getSourceMapsSupport = function getSourceMapsSupport() {
  return Object.freeze({ __proto__: null, enabled: false, nodeModules: false, generatedCode: false });
};
exports.setSourceMapsSupport = function setSourceMapsSupport(enabled, options = {}) {
  const { validateBoolean, validateObject } = require('internal/validators');
  validateBoolean(enabled, 'enabled');
  validateObject(options, 'options');
  const { nodeModules = false, generatedCode = false } = options;
  validateBoolean(nodeModules, 'options.nodeModules');
  validateBoolean(generatedCode, 'options.generatedCode');
  if (enabled) absent('setSourceMapsSupport')();
};
exports.SourceMap = require('internal/source_map').SourceMap;

exports.builtinModules = Object.freeze(library.ids.slice());
