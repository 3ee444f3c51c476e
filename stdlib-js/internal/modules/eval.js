'use strict';
// Programs that are not files: --eval, --print and standard input.

const native = internalBinding('modules');

/** Runs `source` as a script whose scope has `require` and `module`. */
exports.runEval = function runEval(source, print, name) {
  const { Module } = require('internal/modules/cjs');
  const module = new Module(native.absolute(name));
  globalThis.require = (id) => module.require(id);
  globalThis.module = module;
  globalThis.exports = module.exports;
  globalThis.__filename = name;
  globalThis.__dirname = '.';
  const result = native.runScript(source, name);
  if (print) console.log(result);
};
