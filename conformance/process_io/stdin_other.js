const { spawnSync } = require('child_process');
const fs = require('fs');
if (process.argv[2]) {
  process.stdin.on('data', (d) => console.log('data', String(d)));
  process.stdin.on('end', () => console.log('end'));
} else {
  fs.writeFileSync('in.txt', 'from a file');
  const fd = fs.openSync('in.txt', 'r');
  console.log(spawnSync(process.execPath, [__filename, 'child'], { stdio: [fd, 'pipe', 'inherit'], encoding: 'utf8' }).stdout);
  console.log(spawnSync(process.execPath, [__filename, 'child'], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' }).stdout);
  console.log(spawnSync(process.execPath, ['-e', 'process.stdin; console.log("ends")'], { stdio: ['pipe', 'pipe', 'inherit'], encoding: 'utf8' }).stdout);
}
