const cp = require('child_process');
const fs = require('fs');
const fd = fs.openSync('out.txt', 'w');
const c = cp.spawn('sh', ['-c', 'echo to-file; echo to-third >&3; read line <&4; echo got $line >&3'], { stdio: ['ignore', fd, 'inherit', 'pipe', 'pipe'] });
console.log(c.stdin, c.stdout, c.stderr, c.stdio.map((s) => s === null ? null : s.constructor.name));
const third = [];
c.stdio[3].on('data', (d) => third.push(d));
c.stdio[3].on('end', () => console.log('third', JSON.stringify(third.join(''))));
c.stdio[4].end('a line\n');
c.on('close', (code) => {
  console.log(code, JSON.stringify(fs.readFileSync('out.txt', 'utf8')));
  const i = cp.spawn('echo', ['inherited'], { stdio: 'inherit' });
  i.on('close', (code) => {
    console.log(code, i.stdout);
    cp.spawn('sh', ['-c', 'echo lost'], { stdio: 'ignore' }).on('close', (code, signal) => console.log(code, signal));
  });
});
