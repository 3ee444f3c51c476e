const os = require('os');
console.log(JSON.stringify(os.EOL), os.devNull, os.platform() === process.platform, os.arch() === process.arch, os.endianness());
for (const name of ['hostname', 'homedir', 'tmpdir', 'release', 'version', 'machine', 'type']) console.log(name, typeof os[name](), os[name]().length > 0);
for (const name of ['uptime', 'totalmem', 'freemem', 'availableParallelism']) console.log(name, os[name]() > 0);
console.log(os.loadavg().length, os.cpus().length === os.availableParallelism(), Object.keys(os.cpus()[0]), Object.keys(os.cpus()[0].times));
console.log(Object.keys(os.userInfo()).sort(), os.userInfo({ encoding: 'buffer' }).username instanceof Buffer);
console.log(os.constants.signals.SIGINT, os.constants.errno.ENOENT, os.constants.priority, os.getPriority());
console.log(Object.keys(os.networkInterfaces().lo[0]).sort());
try {
  os.setPriority(0, 100);
} catch (error) {
  console.log(error.code, error.message);
}
try {
  os.getPriority(2 ** 30);
} catch (error) {
  console.log(error.code, error.info.syscall, error.info.code);
}
