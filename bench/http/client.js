// 1,000 keep-alive requests to the server on BENCH_PORT, BENCH_CONNECTIONS at a time.
const http = require('http');
const port = Number(process.env.BENCH_PORT);
const connections = Number(process.env.BENCH_CONNECTIONS);
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const start = process.hrtime.bigint();
let next = 1000;
let left = next;

function one() {
  if (next-- <= 0) return;
  http.get({ host: '127.0.0.1', port, agent }, (res) => {
    let text = '';
    res.setEncoding('utf8');
    res.on('data', (chunk) => { text += chunk; });
    res.on('end', () => {
      if (text !== 'hello') throw new Error('wrong answer: ' + text);
      if (--left > 0) {
        one();
        return;
      }
      agent.destroy();
      console.log('ms: ' + Number(process.hrtime.bigint() - start) / 1e6);
    });
  });
}
for (let i = 0; i < connections; i++) one();
