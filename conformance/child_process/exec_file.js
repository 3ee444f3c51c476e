const cp = require('child_process');
cp.execFile('echo', ['a b', '$HOME'], (e, out) => {
  console.log(e, JSON.stringify(out));
  cp.execFile('no-such-program', ['x'], (e, out, err) => {
    console.log(e.message, e.code, e.errno, e.syscall, e.path, e.spawnargs, e.cmd, JSON.stringify(out), JSON.stringify(err));
    cp.execFile('sh', ['-c', 'echo $A; pwd'], { env: { A: 'value' }, cwd: '/' }, (e, out) => {
      console.log(e, JSON.stringify(out));
      cp.execFile('echo', (e, out) => console.log(e, JSON.stringify(out)));
    });
  });
});
for (const args of [['echo', 7], ['echo', [], 7], ['echo', [], {}, 7], ['echo', [], { maxBuffer: -1 }], ['echo', [], { timeout: 'x' }]]) {
  try { cp.execFile(...args); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
}
