const start = process.hrtime.bigint();
require('stream');
console.log('ms: ' + Number(process.hrtime.bigint() - start) / 1e6);
