// JSON, redirects, retries, timeouts, streams, forms; all over plain HTTP.
const got = require('got');
const http = require('http');
let n = 0;
const s = http.createServer((q, r) => {
  if (q.url === '/flaky' && n++ < 2) {
    r.statusCode = 503;
    return r.end('no');
  }
  if (q.url === '/redir') {
    r.writeHead(302, { location: '/json' });
    return r.end();
  }
  if (q.url === '/404') {
    r.statusCode = 404;
    return r.end('nf');
  }
  if (q.url === '/slow') return;
  let b = '';
  q.on('data', (d) => (b += d)).on('end', () => {
    r.setHeader('content-type', 'application/json');
    r.end(JSON.stringify({ m: q.method, u: q.url, b, h: q.headers['x-a'] }));
  });
});
s.listen(0, async () => {
  const u = `http://localhost:${s.address().port}`;
  try {
    console.log(await got(u + '/json', { headers: { 'x-a': 'y' } }).json());
    console.log(await got.post(u + '/p', { json: { a: 1 } }).json());
    console.log((await got(u + '/redir')).url.endsWith('/json'));
    console.log(
      (await got(u + '/flaky', { retry: { limit: 3, calculateDelay: ({ computedValue }) => (computedValue ? 1 : 0) } })).statusCode,
      n,
    );
    await got(u + '/404', { retry: 0 }).catch((e) => console.log(e.name, e.code, e.response.statusCode));
    await got(u + '/slow', { timeout: 50, retry: 0 }).catch((e) => console.log(e.name, e.code, e.event));
    await got('http://localhost:1', { retry: 0 }).catch((e) => console.log(e.name, e.code));
    const st = got.stream(u + '/stream');
    let t = '';
    for await (const c of st) t += c;
    console.log(t);
    console.log((await got.post(u + '/form', { form: { a: 'b c' } }).json()).b);
  } catch (e) {
    console.log('FAIL', e);
  }
  s.close();
  s.closeAllConnections();
});
