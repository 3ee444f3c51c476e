// connect, with middleware that takes ServerResponse apart: on-headers, morgan, serve-static.
// A page that shows a stack would show where the packages are.
process.env.NODE_ENV = 'production';
const connect = require('connect');
const onHeaders = require('on-headers');
const morgan = require('morgan');
const serveStatic = require('serve-static');
const fs = require('fs');
const http = require('http');

fs.mkdirSync('static');
fs.writeFileSync('static/a.txt', 'static text');
const app = connect();
app.use((req, res, next) => {
  onHeaders(res, function() {
    this.setHeader('X-Status', this.statusCode);
  });
  next();
});
app.use(morgan(':method :url :status :res[content-length] :req[x-a]', { stream: { write: (line) => console.log('log', line.trim()) } }));
app.use('/static', serveStatic('static', { etag: false, lastModified: false }));
app.use('/patched', (req, res, next) => {
  const { end, write } = res;
  res.write = function(chunk, ...rest) { return write.call(this, String(chunk).toUpperCase(), ...rest); };
  res.end = function(chunk, ...rest) { return end.call(this, chunk && String(chunk).toUpperCase(), ...rest); };
  next();
});
app.use('/patched', (req, res) => {
  res.write('written ');
  res.end('ended');
});
app.use('/head', (req, res) => {
  res.writeHead(202, 'Taken', { 'X-B': 'c' });
  res.end();
});
app.use('/fail', () => { throw Object.assign(new Error('failed'), { status: 503 }); });
app.use('/handled', (req, res, next) => next(new Error('handed on')));
app.use((error, req, res, next) => {
  if (req.url === '/') res.end(`caught ${error.message}`);
  else next(error);
});
process.env.NODE_ENV = 'test';
const server = http.createServer(app).listen(0, async () => {
  const go = (method, path) => new Promise((resolve) => {
    http.request({ port: server.address().port, agent: false, method, path, headers: { 'X-A': 'a' } }, (res) => {
      let text = '';
      res.on('data', (chunk) => { text += chunk; });
      res.on('end', () => {
        console.log(method, path, res.statusCode, res.statusMessage, JSON.stringify({ ...res.headers, date: undefined }), JSON.stringify(text.slice(0, 100)));
        setTimeout(resolve, 5);
      });
    }).end();
  });
  for (const path of ['/static/a.txt', '/static/b.txt', '/patched', '/head', '/handled', '/none']) await go('GET', path);
  await go('HEAD', '/static/a.txt');
  server.close(() => console.log('closed'));
});
