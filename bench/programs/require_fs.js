const start = process.hrtime.bigint();
require('fs');
console.log('ms: ' + Number(process.hrtime.bigint() - start) / 1e6);
