'use strict';
// Programs that are not files: --eval, --print and standard input; and --check.

const native = internalBinding('modules');
const { option } = internalBinding('process');

function runEsm(source, print, name) {
  if (print) {
    const { codes: { ERR_EVAL_ESM_CANNOT_PRINT } } = require('internal/errors');
    throw new ERR_EVAL_ESM_CANNOT_PRINT();
  }
  return native.runEsmText(source, name === '[eval]' ? '[eval1]' : '[stdin]');
}

/** Runs `source` as a script whose scope has `require` and `module`, or as an ES module if it is one. */
exports.runEval = function runEval(source, print, name) {
  require('internal/process/report').rememberSource?.(name, source);
  const type = option('--input-type');
  if (type === 'module' || (type === undefined && native.isEsmText(source))) return runEsm(source, print, name);
  const { Module, makeRequire } = require('internal/modules/cjs');
  const module = new Module(name);
  module.filename = native.absolute(name);
  module.paths = Module._nodeModulePaths(process.cwd());
  globalThis.module = module;
  globalThis.exports = module.exports;
  globalThis.__filename = name;
  globalThis.__dirname = '.';
  globalThis.require = makeRequire(module);
  const result = native.runScript(source, name);
  if (print) console.log(result);
  return undefined;
};

/** Parses a file, or a text from standard input, and runs nothing. */
exports.check = function check(path, source) {
  let filename = '[stdin]';
  let text = source;
  let type = option('--input-type');
  if (path !== undefined) {
    const { Module } = require('internal/modules/cjs');
    const request = native.absolute(path);
    filename = Module._findPath(request, null, true);
    if (!filename) throw require('internal/modules/errors').notRequired(request, []);
    text = native.readText(filename);
    type = native.packageType(filename);
  }
  if (type === 'module') native.parseModule(text, filename);
  else native.compile(text, filename, type);
};
