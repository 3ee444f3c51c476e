const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  console.log(process.argv.slice(2).join(), process.execArgv.length);
  process.exitCode = 6;
} else {
  const c = fork(__filename, ['child', 'more'], { silent: true });
  c.stdout.on('data', (d) => console.log('from child:', String(d)));
  c.on('close', (code) => console.log('close', code));
  for (const args of [[7], [__filename, 7], [__filename, [], 7], [__filename, [], { stdio: [0, 1, 2] }], [__filename, [], { stdio: 'x' }],
    [__filename, [], { execPath: 7 }]]) {
    try { fork(...args); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
  }
}
