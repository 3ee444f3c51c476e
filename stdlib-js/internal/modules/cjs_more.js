'use strict';
// The part of CommonJS that few programs touch.

const native = internalBinding('modules');
const library = internalBinding('builtins');
const { Module, makeRequire, setGlobalPaths } = require('internal/modules/cjs');
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
  return Module._resolveFilename(name, parent, false);
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
  parent.paths = Module._nodeModulePaths(process.cwd());
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

exports.builtinModules = Object.freeze(library.ids.slice());
