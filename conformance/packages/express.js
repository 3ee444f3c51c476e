// Routes, parameters, JSON bodies, errors, static files, redirects, streaming both ways.
const express = require('express');
const fs = require('fs');
const http = require('http');
const path = require('path');

fs.mkdirSync('public');
fs.writeFileSync(path.join('public', 'page.html'), '<p>hello</p>'.repeat(1000));
const app = express();
// An ETag takes a hash.
app.set('etag', false);
app.use((req, res, next) => {
  res.on('finish', () => console.log('finish', req.method, req.originalUrl, res.statusCode));
  next();
});
app.use(express.json());
app.use(express.urlencoded({ extended: false }));
app.use('/files', express.static('public', { etag: false, lastModified: false }));
app.get('/', (req, res) => res.send('root'));
app.get('/users/:id', (req, res) => res.json({ id: req.params.id, query: req.query, accepts: req.accepts('json'), host: req.hostname }));
app.post('/json', (req, res) => res.status(201).json({ got: req.body, type: req.is('json') }));
app.post('/form', (req, res) => res.type('txt').send(Object.keys(req.body).join()));
app.get('/moved', (req, res) => res.redirect('/users/1'));
app.get('/cookie', (req, res) => res.cookie('a', 'b c', { httpOnly: true }).append('X-A', '1').append('X-A', '2').send(Buffer.from('bytes')));
app.get('/stream', (req, res) => fs.createReadStream('public/page.html').pipe(res));
app.put('/echo', (req, res) => req.pipe(res));
app.get('/throw', () => { throw new Error('thrown'); });
app.get('/reject', async () => { throw Object.assign(new Error('rejected'), { status: 418 }); });
const router = express.Router();
router.use((req, res, next) => { req.mine = 'yes'; next(); });
router.get('/deep', (req, res) => res.send(`${req.baseUrl} ${req.mine}`));
app.use('/router', router);
app.use((error, req, res, next) => {
  if (res.headersSent) { next(error); return; }
  res.status(error.status || 500).json({ message: error.message, type: error.type });
});

const server = app.listen(0, async () => {
  const agent = new http.Agent({ keepAlive: true });
  const go = (method, url, body, headers) => new Promise((resolve) => {
    const req = http.request({ port: server.address().port, agent, method, path: url, headers }, (res) => {
      const parts = [];
      res.on('data', (chunk) => parts.push(chunk));
      res.on('end', () => {
        const text = Buffer.concat(parts).toString();
        const shown = { ...res.headers, date: undefined };
        console.log(method, url, res.statusCode, JSON.stringify(shown));
        console.log(' ', text.length > 300 ? text.length : text);
        setImmediate(resolve);
      });
    });
    req.end(body);
  });
  const json = { 'Content-Type': 'application/json', Host: 'a.example' };
  await go('GET', '/');
  await go('HEAD', '/');
  await go('GET', '/users/42?a=1&b=2', undefined, json);
  await go('POST', '/json', '{"a":[1,2,{"b":null}]}', json);
  await go('POST', '/json', '{"a":', json);
  await go('POST', '/form', 'x=1&y=2', { 'Content-Type': 'application/x-www-form-urlencoded' });
  await go('GET', '/moved');
  await go('GET', '/cookie');
  await go('GET', '/stream');
  await go('PUT', '/echo', 'e'.repeat(100000));
  await go('GET', '/files/page.html');
  await go('GET', '/files/page.html', undefined, { Range: 'bytes=2-9' });
  await go('GET', '/files/none.html');
  await go('GET', '/throw');
  await go('GET', '/reject');
  await go('GET', '/router/deep');
  await go('OPTIONS', '/json');
  await go('DELETE', '/json');
  agent.destroy();
  server.close(() => console.log('closed'));
});
