// Routes, schemas, hooks, plugins, errors; over injection and over a socket.
const fastify = require('fastify')({ logger: false });
fastify.get('/', async (req, reply) => ({ hello: 'world', q: req.query }));
fastify.post(
  '/echo',
  { schema: { body: { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } } } },
  async (req) => req.body,
);
fastify.get('/user/:id', (req, reply) =>
  reply
    .code(201)
    .header('x-id', req.params.id)
    .send('user ' + req.params.id),
);
fastify.get('/err', async () => {
  throw Object.assign(new Error('bad'), { statusCode: 418 });
});
fastify.addHook('onRequest', async (req) => {
  req.started = true;
});
fastify.decorate('util', () => 5);
fastify.register(
  async (f) => {
    f.get('/in', async (req) => ({ ok: req.started, u: f.util() }));
  },
  { prefix: '/sub' },
);
(async () => {
  for (const o of [
    { url: '/?a=1' },
    { method: 'POST', url: '/echo', payload: { a: '5' } },
    { method: 'POST', url: '/echo', payload: {} },
    { url: '/user/7' },
    { url: '/err' },
    { url: '/sub/in' },
    { url: '/none' },
  ]) {
    const r = await fastify.inject(o);
    console.log(r.statusCode, r.headers['content-type'], r.headers['x-id'], r.body);
  }
  await fastify.listen({ port: 0 });
  const http = require('http');
  await new Promise((res) =>
    http.get({ port: fastify.server.address().port, path: '/?z=2', agent: false }, (r) => {
      let s = '';
      r.on('data', (d) => (s += d)).on('end', () => {
        console.log(r.statusCode, s);
        res();
      });
    }),
  );
  const rq = http.request(
    { port: fastify.server.address().port, path: '/echo', method: 'POST', agent: false, headers: { 'content-type': 'application/json' } },
    (r) => {
      let s = '';
      r.on('data', (d) => (s += d)).on('end', async () => {
        console.log(r.statusCode, s);
        await fastify.close();
        console.log('closed');
      });
    },
  );
  rq.end('{"a": 9}');
})();
