// 100 MB from the server on BENCH_PORT, read as they come.
const http = require('http');
const start = process.hrtime.bigint();
http.get({ host: '127.0.0.1', port: Number(process.env.BENCH_PORT), agent: false }, (res) => {
  let size = 0;
  res.on('data', (chunk) => { size += chunk.length; });
  res.on('end', () => {
    if (size !== 1600 * 65536) throw new Error('too little: ' + size);
    console.log('ms: ' + Number(process.hrtime.bigint() - start) / 1e6);
  });
});
