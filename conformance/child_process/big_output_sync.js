const cp = require('child_process');
const input = Buffer.alloc(3 * 1024 * 1024, 'x');
const r = cp.spawnSync('cat', { input, maxBuffer: Infinity });
console.log(r.status, r.stdout.length, r.stdout.equals(input));
