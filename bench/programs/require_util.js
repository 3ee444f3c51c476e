const start = process.hrtime.bigint();
require('util');
console.log('ms: ' + Number(process.hrtime.bigint() - start) / 1e6);
