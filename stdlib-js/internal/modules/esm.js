'use strict';
// What the ES module loader asks of JavaScript.

const native = internalBinding('modules');

/** The names under which a builtin's exports are imported. */
exports.keys = (exports) => (exports !== null && (typeof exports === 'object' || typeof exports === 'function') ?
  Object.keys(exports).filter((name) => name !== 'default') : []);

/** Runs a CommonJS file, or gives what it gave. */
exports.evaluateCommonJs = function evaluateCommonJs(filename) {
  const { Module } = require('internal/modules/cjs');
  const cached = Module._cache[filename];
  if (cached instanceof Module && cached.loaded === false) {
    throw require('internal/modules/errors').coded('ERR_REQUIRE_CYCLE_MODULE', `Cannot import CommonJS Module ${filename} in a cycle.`);
  }
  return Module._load(filename, undefined, false);
};

function parse(text, name) {
  try {
    return JSON.parse(text);
  } catch (error) {
    error.message = `${name}: ${error.message}`;
    throw error;
  }
}

/** The value of a JSON file, shared with `require`. */
exports.loadJson = function loadJson(filename) {
  const { Module } = require('internal/modules/cjs');
  const cached = Module._cache[filename];
  if (cached !== undefined && cached.loaded) return cached.exports;
  const module = new Module(filename);
  module.filename = filename;
  module.exports = parse(native.readText(filename), filename);
  module.loaded = true;
  Module._cache[filename] = module;
  return module.exports;
};
exports.parseJson = parse;

/** Runs the program's main file; a promise of its evaluation. */
exports.runMain = function runMain(filename, source) {
  const evaluated = native.runMainEsm(filename, source);
  evaluated.then(undefined, (error) => {
    require('internal/modules/errors').explainScope(error, filename, true);
    require('internal/process/execution').onUncaught(error, true);
  });
  return evaluated;
};

/** `--import`: each module in turn. */
exports.importAll = async function importAll(specifiers) {
  for (const specifier of specifiers) await native.importModule(specifier);
};
