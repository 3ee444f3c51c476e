// What process says of itself: shapes where values differ by machine.
console.log(process.argv.length, process.argv0.length > 0, process.execArgv, process.execPath === process.argv[0], process.title.length > 0);
console.log(process.platform === require('os').platform(), process.arch === require('os').arch(), process.pid > 0, process.ppid > 0, process.debugPort);
console.log(process.version, process.versions.node, process.release.name, Object.keys(process.release).includes('lts'), process.exitCode);
console.log(typeof process.config.variables, typeof process.features.inspector, process.features.ipv6, process.features.require_module, process.features.typescript !== undefined);
console.log(process.getuid() === process.geteuid(), process.getgid() === process.getegid(), Array.isArray(process.getgroups()), process.stdin.fd, process.stdout.fd, process.stderr.fd);
const before = process.umask(0o22);
console.log(process.umask().toString(8), process.umask(before));
for (const bad of ['x', 0o1000000000000, {}]) {
  try {
    console.log(typeof process.umask(bad));
  } catch (error) {
    console.log(error.code, error.message);
  }
}
for (const name of ['setuid', 'seteuid', 'setgid', 'setegid']) {
  try {
    process[name]('no such name');
  } catch (error) {
    console.log(name, error.code, error.message);
  }
}
try {
  process.setgroups('x');
} catch (error) {
  console.log(error.code);
}
try {
  process.initgroups(5, {});
} catch (error) {
  console.log(error.code);
}
const here = process.cwd();
require('fs').mkdirSync('sub');
process.chdir('sub');
console.log(require('path').relative(here, process.cwd()));
try {
  process.chdir('nope');
} catch (error) {
  console.log(error.code, error.syscall, error.dest, error.message.replace(here, ''));
}
process.env.A_NAME = 5;
console.log(process.env.A_NAME, 'A_NAME' in process.env, delete process.env.A_NAME, process.env.A_NAME, process.env.TZ);
process.title = 'mine';
console.log(process.title, process.allowedNodeEnvironmentFlags.has('--throw-deprecation'), process.allowedNodeEnvironmentFlags.has('--eval'));
console.log(process.getBuiltinModule('fs') === require('fs'), process.getBuiltinModule('nope'), process.mainModule === module, process.domain);
