'use strict';
// From the command line to the program: preloads, then a file, a text or the REPL.

const { option } = internalBinding('process');

/** Loads what `--require` and `--import` name; a promise if there was an `--import`. */
function preload() {
  const required = option('--require');
  for (let i = 0; i < required.length; i++) {
    require('internal/modules/cjs').preload(required[i]);
  }
  const imported = option('--import');
  if (imported.length === 0) return undefined;
  return require('internal/modules/esm').importAll(imported);
}

/** Runs `main` once the preloads are done. */
function after(main) {
  const channel = internalBinding('process').getenv('NODE_CHANNEL_FD');
  if (channel !== undefined) require('internal/child_process/channel').openInherited(channel);
  const pending = preload();
  return pending === undefined ? main() : pending.then(main);
}

/** `ouro FILE`: the file as given by the user. */
exports.runFile = function runFile(path) {
  return after(() => {
    const { Module, runMain } = require('internal/modules/cjs');
    // A preload may have put another in its place; reading the accessor would load what few programs need.
    const own = Object.getOwnPropertyDescriptor(Module, 'runMain');
    return typeof own?.value === 'function' ? own.value.call(Module, path) : runMain(path);
  });
};

/** `ouro -e TEXT`, `ouro -p TEXT`. */
exports.runEval = function runEval(source, print) {
  return after(() => require('internal/modules/eval').runEval(source, print, '[eval]'));
};

/** `ouro -` and a script on standard input. */
exports.runStdin = function runStdin(source) {
  return after(() => require('internal/modules/eval').runEval(source, false, '[stdin]'));
};

/** `ouro --check`: parses and runs nothing. */
exports.check = function check(path, source) {
  require('internal/modules/eval').check(path, source);
};

/** `ouro` on a terminal. */
exports.runRepl = function runRepl() {
  return after(() => require('internal/repl').start());
};

/** `ouro --test`: the program is the search for test files. */
exports.runTests = function runTests() {
  return after(() => require('internal/test/run').main());
};
