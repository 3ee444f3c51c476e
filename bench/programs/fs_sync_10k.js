// 10,000 synchronous reads of one small file.
const fs = require('fs');
const start = process.hrtime.bigint();
let size = 0;
for (let i = 0; i < 10000; i++) size += fs.readFileSync(__filename, 'utf8').length;
if (size === 0) throw new Error('nothing read');
console.log('ms: ' + Number(process.hrtime.bigint() - start) / 1e6);
