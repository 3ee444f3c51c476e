// ChildProcess: what it is before and after it runs something.
const { ChildProcess, spawn } = require('child_process');
const fresh = new ChildProcess();
console.log(fresh.pid, fresh.exitCode, fresh.signalCode, fresh.killed, fresh.spawnfile, fresh instanceof require('events'));
for (const options of [undefined, 'x', {}, { file: 5 }]) {
  try {
    new ChildProcess().spawn(options);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
const child = spawn(process.execPath, ['-e', '']);
console.log(child instanceof ChildProcess, child.pid > 0, child.connected, child.spawnargs.length);
child.on('exit', () => console.log(child.exitCode, child.signalCode, child.kill(), child.killed));
