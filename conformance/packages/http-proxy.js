// A proxy in front of a server: bodies both ways, rewritten fields, failures.
const httpProxy = require('http-proxy');
const http = require('http');

const target = http.createServer((req, res) => {
  console.log('target', req.method, req.url, req.headers['x-special'], req.headers['x-forwarded-proto']);
  res.setHeader('X-Target', 'yes');
  if (req.url === '/redirect') {
    res.writeHead(302, { Location: '/elsewhere' });
    res.end();
    return;
  }
  let size = 0;
  req.on('data', (chunk) => { size += chunk.length; });
  req.on('end', () => res.end(`took ${size}`));
});
target.listen(0, () => {
  const proxy = httpProxy.createProxyServer({ target: { host: 'localhost', port: target.address().port }, xfwd: true });
  proxy.on('proxyReq', (proxyReq) => proxyReq.setHeader('X-Special', 'added'));
  proxy.on('proxyRes', (proxyRes) => { proxyRes.headers['x-seen'] = String(proxyRes.statusCode); });
  const front = http.createServer((req, res) => {
    if (req.url === '/down') {
      proxy.web(req, res, { target: 'http://127.0.0.1:1' }, (error) => {
        res.writeHead(502);
        res.end(error.code);
      });
      return;
    }
    proxy.web(req, res);
  });
  front.listen(0, async () => {
    const go = (method, path, body) => new Promise((resolve) => {
      http.request({ port: front.address().port, agent: false, method, path }, (res) => {
        let text = '';
        res.on('data', (chunk) => { text += chunk; });
        res.on('end', () => {
          console.log(method, path, res.statusCode, JSON.stringify({ ...res.headers, date: undefined }), text);
          setImmediate(resolve);
        });
      }).end(body);
    });
    await go('GET', '/a?b=c');
    await go('POST', '/post', 'p'.repeat(300000));
    await go('GET', '/redirect');
    await go('GET', '/down');
    front.close();
    target.close(() => console.log('closed'));
  });
});
