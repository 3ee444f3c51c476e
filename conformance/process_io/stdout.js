const { spawnSync } = require('child_process');
const code = `
  process.stdout.write('a');
  process.stdout.write(Buffer.from('b'));
  process.stdout.write('63', 'hex');
  process.stdout.write('d', () => { process.stderr.write('called back'); process.exit(3); });
`;
const r = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
console.log(r.status, r.stdout, r.stderr);
