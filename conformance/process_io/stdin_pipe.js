const { spawn } = require('child_process');
if (process.argv[2]) {
  const { stdin } = process;
  console.log(stdin.fd, stdin.isTTY, stdin.readable, stdin.constructor.name);
  const all = [];
  stdin.setEncoding('utf8');
  stdin.on('data', (d) => all.push(d));
  stdin.on('end', () => console.log('end', JSON.stringify(all.join(''))));
  stdin.on('close', () => console.log('close'));
} else {
  const c = spawn(process.execPath, [__filename, 'child'], { stdio: ['pipe', 'inherit', 'inherit'] });
  c.stdin.write('first ');
  setTimeout(() => c.stdin.end('second'), 50);
  c.on('close', (code) => console.log(code));
}
