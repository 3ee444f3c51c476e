// What the command line refuses.
const { spawnSync } = require('child_process');
for (const args of [
  ['--input-type=module', '-p', '1'], ['--input-type=module', 'x.js'], ['-e'], ['-p'], ['-r'], ['--no-such-option'],
  ['-r', './missing', '-e', '1'], ['--import', './missing', '-e', '1'], ['-e', 'import("./missing")'], ['-e', 'new Function("return import(\'fs\')")().then((m) => console.log(typeof m.readFile))'],
  ['-c', 'missing.js'], ['--', 'missing.js'], ['-e', 'throw 5'], ['-e', 'throw null'], ['-e', 'throw new Error("own")'], ['-e', 'await 1; throw new Error("later")'],
  ['-e', 'Promise.reject(5)'], ['-e', 'Promise.reject(new Error("nobody"))'], ['-e', 'process.exitCode = 7'], ['-e', 'process.kill(process.pid, "SIGTERM")'],
  ['-e', 'a b'], ['-e', 'await new Promise(() => {})'], ['--input-type=module', '-e', 'await new Promise(() => {})'], ['-p', '[1, { a: 2 }]'], ['-pe', '"x"'],
  ['-e', 'process.abort'], ['-e', 'require("fs").writeSync(2, "to stderr\\n"); process.exit(3)'],
]) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', input: '' });
  const words = /^\[?\w*(?:Error|Uncaught|Rejection)\b.*$/m.exec(stderr)?.[0] ?? /(?:requires|bad option|not allowed|cannot|either).*/.exec(stderr)?.[0];
  console.log(args.join(' '), '|', status, signal, JSON.stringify(stdout), words?.replace(/^\[/, '').replace(/ imported from.*/, '').replaceAll(process.cwd(), '.'));
}
