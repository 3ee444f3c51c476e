const { spawn } = require('child_process');
if (process.argv[2]) {
  const listener = () => console.log('caught');
  process.on('SIGTERM', listener);
  setInterval(() => {}, 1000);
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => {
    process.off('SIGTERM', listener);
    process.kill(process.pid, 'SIGTERM');
  }, 50);
} else {
  const c = spawn(process.execPath, [__filename, 'child'], { stdio: ['ignore', 'inherit', 'inherit'] });
  c.on('exit', (code, signal) => console.log(code, signal));
}
