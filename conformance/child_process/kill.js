const { spawn } = require('child_process');
const c = spawn('sleep', ['10']);
console.log(c.kill(0), c.killed);
c.on('exit', (code, signal) => {
  console.log('exit', code, signal, c.killed, c.signalCode, c.exitCode);
  console.log(c.kill(), c.kill('SIGKILL'));
  const t = spawn('sleep', ['10'], { timeout: 30, killSignal: 'SIGKILL' });
  t.on('exit', (code, signal) => {
    console.log('timeout', code, signal, t.killed);
    const d = spawn('sleep', ['10']);
    d.on('exit', (code, signal) => console.log('disposed', code, signal));
    d[Symbol.dispose]();
  });
});
console.log(c.kill('SIGTERM'), c.killed);
for (const s of ['SIGNOPE', 1000, {}]) {
  try { c.kill(s); } catch (e) { console.log(e.name, e.code, e.message); }
}
