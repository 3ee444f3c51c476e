'use strict';
// `require('module')`: the constructor itself, with what few programs touch loaded when they do.

const { Module } = require('internal/modules/cjs');
const later = (name) => Object.defineProperty(Module, name, {
  __proto__: null,
  get() {
    const value = require('internal/modules/cjs_more')[name];
    Object.defineProperty(Module, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    return value;
  },
  set(value) {
    Object.defineProperty(Module, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  },
  enumerable: true,
  configurable: true,
});

Module.Module = Module;
for (const name of [
  'builtinModules', 'syncBuiltinESMExports', 'registerHooks', 'runMain', 'register', 'constants', 'enableCompileCache', 'findPackageJSON',
  'flushCompileCache', 'getCompileCacheDir', 'stripTypeScriptTypes', 'findSourceMap', 'SourceMap', 'getSourceMapsSupport',
  'setSourceMapsSupport',
]) later(name);

module.exports = Module;
