// https: a server, requests, agents.
const https = require('https');
const tls = require('tls');
const { once } = require('events');
const { readFileSync } = require('fs');
const key = (name) => readFileSync(`${__dirname}/../tls/keys/${name}`);
const ca = key('ca.pem');

async function answer(req) {
  const [res] = await once(req, 'response');
  const parts = [];
  for await (const part of res) parts.push(part);
  return { res, body: Buffer.concat(parts).toString() };
}

(async () => {
  const server = https.createServer({ key: key('server.key'), cert: key('server.pem') }, (req, res) => {
    if (req.method === 'POST') {
      let size = 0;
      req.on('data', (chunk) => { size += chunk.length; });
      req.on('end', () => res.end(`${size} bytes`));
      return;
    }
    res.setHeader('X-Secure', String(req.socket.encrypted));
    res.end(`${req.method} ${req.url} of ${req.headers.host.split(':')[0]}`);
  });
  console.log(server instanceof https.Server, server instanceof tls.Server, server.requestTimeout, server.keepAliveTimeout, server.timeout);
  await once(server.listen(0), 'listening');
  const { port } = server.address();
  const agent = new https.Agent({ keepAlive: true, ca });

  const first = await answer(https.get({ port, agent, path: '/first' }));
  console.log(first.res.statusCode, first.res.headers['x-secure'], first.body);
  const again = https.get(`https://localhost:${port}/second?x=1`, { agent });
  const second = await answer(again);
  console.log(second.body, again.reusedSocket, again.protocol, again.agent === agent);
  const post = https.request({ port, agent, method: 'POST', path: '/' });
  post.end(Buffer.alloc(100_000));
  console.log((await answer(post)).body);

  const [error] = await once(https.get({ port, path: '/' }), 'error');
  console.log(error.code);
  const loose = await answer(https.get({ port, path: '/', rejectUnauthorized: false }));
  console.log(loose.body);
  const [wrong] = await once(https.get({ port, path: '/', ca, servername: 'other.test' }), 'error');
  console.log(wrong.code, wrong.host);

  // A second connection resumes the first one's session.
  const fresh = new https.Agent({ ca, maxSockets: 1 });
  const reused = [];
  for (let i = 0; i < 2; i++) {
    const req = https.get({ port, agent: fresh, path: '/' });
    req.on('socket', (socket) => socket.on('secureConnect', () => reused.push(socket.isSessionReused())));
    await answer(req);
    await new Promise(setImmediate);
  }
  console.log('sessions', reused, Object.keys(fresh._sessionCache.map).length);
  agent.destroy();
  fresh.destroy();
  await new Promise((resolve) => server.close(resolve));

  console.log(https.globalAgent.defaultPort, https.globalAgent.protocol, https.globalAgent.options.keepAlive);
  console.log(https.globalAgent.getName({
    host: 'h', port: 1, localAddress: 'l', family: 6, ca: 'ca', cert: 'cert', ciphers: 'ciphers', key: 'key', pfx: 'pfx', rejectUnauthorized: false,
    servername: 'name', minVersion: 'min', maxVersion: 'max', secureProtocol: 'protocol', crl: 'crl', honorCipherOrder: true, ecdhCurve: 'curve',
    dhparam: 'dh', secureOptions: 3, sessionIdContext: 'id', sigalgs: 'sig',
  }));
  console.log(https.globalAgent.getName());
  console.log(https.globalAgent.getName({ host: 'h', servername: 'h', rejectUnauthorized: true }));
  for (const options of [{ protocol: 'http:' }, { protocol: 'ftp:' }]) {
    try {
      https.get({ host: 'localhost', ...options });
    } catch (refused) {
      console.log(refused.code, refused.message);
    }
  }
})();
