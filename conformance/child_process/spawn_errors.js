const cp = require('child_process');
const c = cp.spawn('no-such-program', ['a', 'b']);
console.log(c.pid, c.exitCode, c.stdin !== null);
c.on('spawn', () => console.log('never'));
c.on('exit', () => console.log('never'));
c.on('error', (e) => console.log(e.name, e.message, e.code, e.errno, e.syscall, e.path, e.spawnargs));
c.on('close', (code, signal) => console.log('close', code, signal));
for (const args of [[], [''], [7], ['x', 'y'], ['x', [], 7], ['x', [], { cwd: 7 }], ['x', [], { detached: 1 }], ['x', [], { uid: 'a' }],
  ['x', [], { shell: 7 }], ['x', [], { argv0: 7 }], ['x', [], { stdio: 'nope' }], ['x', [], { stdio: [{}] }], ['x', [], { timeout: -1 }],
  ['x', [], { killSignal: 'SIGNOPE' }], ['x\0'], ['x', ['\0']], ['x', [], { stdio: ['ipc', 'ipc'] }], ['x', [], { signal: 7 }],
  ['x', [], { env: { a: '\0' } }], ['x', [], { serialization: 'x' }]]) {
  try { cp.spawn(...args).on('error', () => {}); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
}
