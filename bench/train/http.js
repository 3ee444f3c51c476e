// A server and its client in one process: what a profile-guided build learns of http from.
const http = require('http');
const text = JSON.stringify({ items: Array.from({ length: 28 }, (_, id) => ({ id, name: 'an item of ours' })) });
const server = http.createServer((req, res) => {
  if (req.method === 'POST') {
    const parts = [];
    req.on('data', (chunk) => parts.push(chunk));
    req.on('end', () => {
      const { items } = JSON.parse(Buffer.concat(parts).toString());
      res.writeHead(200, { 'Content-Type': 'application/json' });
      res.end(JSON.stringify({ count: items.length, items }));
    });
  } else if (req.url === '/pieces') {
    res.write('one');
    setImmediate(() => res.end('two'));
  } else {
    res.setHeader('Content-Type', 'text/plain');
    res.end(`hello ${req.headers.host.length}`);
  }
});

const ROUTES = [{}, {}, { path: '/pieces' }, { method: 'POST', body: text }];
const REQUESTS = 4000;
server.listen(0, '127.0.0.1', () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });
  const { port } = server.address();
  let begun = 0;
  const one = () => {
    if (begun === REQUESTS) return;
    const { body, ...route } = ROUTES[begun++ % ROUTES.length];
    http.request({ host: '127.0.0.1', port, agent, ...route }, (res) => {
      let size = 0;
      res.on('data', (chunk) => { size += chunk.length; });
      res.on('end', () => {
        if (res.statusCode !== 200 || size === 0) throw new Error(`wrong answer: ${res.statusCode}, ${size} bytes`);
        if (--pending === 0) {
          agent.destroy();
          server.close();
        } else {
          one();
        }
      });
    }).end(body);
  };
  let pending = REQUESTS;
  for (let i = 0; i < 20; i++) one();
});
