const cp = require('child_process');
process.removeAllListeners('warning');
const a = cp.spawn('echo $((1 + 2)) "$HOME_OF"', { shell: true, env: { PATH: process.env.PATH, HOME_OF: 'a  b' } });
console.log(a.spawnfile, a.spawnargs);
a.stdout.on('data', (d) => console.log(String(d)));
a.on('close', () => {
  const b = cp.spawn('echo', ['$0'], { shell: '/bin/sh' });
  b.stdout.on('data', (d) => console.log(String(d)));
  b.on('close', () => {
    const r = cp.spawnSync('sh', ['-c', 'echo $0'], { argv0: 'renamed', encoding: 'utf8' });
    console.log(r.stdout, r.status);
    console.log(cp.spawnSync('/bin/sh', ['-c', 'pwd'], { cwd: '/usr', encoding: 'utf8' }).stdout);
    console.log(cp.spawnSync('/bin/sh', ['-c', 'pwd'], { cwd: '/no/such/place' }).error.code);
  });
});
