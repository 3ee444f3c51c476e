// Middleware in both directions, bodies of all kinds, errors.
const Koa = require('koa');
const http = require('http');
const { Readable } = require('stream');

const app = new Koa();
app.silent = true;
app.on('error', (error) => console.log('app error', error.message));
app.use(async (ctx, next) => {
  await next();
  ctx.set('X-After', `${ctx.status} ${ctx.length}`);
});
app.use(async (ctx) => {
  switch (ctx.path) {
    case '/text': ctx.body = `hello ${ctx.query.name}`; break;
    case '/json': ctx.body = { method: ctx.method, host: ctx.host.split(':')[0], type: ctx.request.type }; break;
    case '/buffer': ctx.body = Buffer.from('bytes'); break;
    case '/stream': ctx.body = Readable.from([Buffer.from('a'), Buffer.from('b'), Buffer.from('c')]); break;
    case '/empty': ctx.body = null; break;
    case '/redirect': ctx.redirect('/text'); break;
    case '/throw': ctx.throw(403, 'not you'); break;
    case '/fail': throw new Error('failed');
    case '/assert': ctx.assert(ctx.query.user, 401, 'who?'); break;
    case '/echo': ctx.body = ctx.req; ctx.type = 'bin'; break;
    case '/cookie': ctx.cookies.set('a', 'b', { signed: false }); ctx.body = ctx.cookies.get('c') ?? 'none'; break;
  }
});
const server = app.listen(0, async () => {
  const go = (method, path, body, headers) => new Promise((resolve) => {
    http.request({ port: server.address().port, agent: false, method, path, headers }, (res) => {
      let text = '';
      res.setEncoding('utf8');
      res.on('data', (chunk) => { text += chunk; });
      res.on('end', () => {
        console.log(method, path, res.statusCode, JSON.stringify({ ...res.headers, date: undefined }), JSON.stringify(text));
        setImmediate(resolve);
      });
    }).end(body);
  });
  for (const path of ['/text?name=x', '/json', '/buffer', '/stream', '/empty', '/redirect', '/throw', '/fail', '/assert', '/none']) await go('GET', path);
  await go('HEAD', '/text');
  await go('POST', '/echo', 'body');
  await go('GET', '/cookie', undefined, { Cookie: 'c=d' });
  server.close(() => console.log('closed'));
});
