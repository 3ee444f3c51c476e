const cp = require('child_process');
const show = (r) => console.log(typeof r.pid, r.status, r.signal, r.stdout, r.stderr, r.output, r.error?.message, r.error?.code);
show(cp.spawnSync('sh', ['-c', 'cat; echo err >&2; exit 4'], { input: 'given', encoding: 'utf8' }));
show(cp.spawnSync('sh', ['-c', 'kill -TERM $$']));
show(cp.spawnSync('sleep', ['5'], { timeout: 30 }));
show(cp.spawnSync('sleep', ['5'], { timeout: 30, killSignal: 'SIGKILL' }));
show(cp.spawnSync('sh', ['-c', 'echo abcdef; sleep 5'], { maxBuffer: 3, encoding: 'latin1' }));
show(cp.spawnSync('echo', ['x'], { stdio: ['ignore', 'pipe', 'ignore'] }));
const gone = cp.spawnSync('no-such-program', ['a']);
console.log(gone.error.message, gone.error.code, gone.error.errno, gone.error.syscall, gone.error.path, gone.error.spawnargs, gone.status, gone.pid,
  gone.stdout, gone.output);
console.log(cp.execSync('echo $0 sync', { encoding: 'utf8' }), cp.execFileSync('echo', ['file']));
try { cp.execSync('echo bad >&2; exit 9', { stdio: 'pipe' }); } catch (e) {
  console.log(e.message, e.status, e.signal, String(e.stderr), Object.keys(e).sort().join());
}
try { cp.execFileSync('no-such-program', ['q']); } catch (e) { console.log(e.message, e.code, e.status); }
try { cp.execFileSync('sh', ['-c', 'exit 1'], { stdio: 'pipe' }); } catch (e) { console.log(e.message); }
for (const o of [{ input: 7 }, { stdio: ['ipc'] }, { maxBuffer: 'x' }, { timeout: -1 }, { killSignal: 'x' }, { cwd: {} }]) {
  try { cp.spawnSync('echo', o); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
}
