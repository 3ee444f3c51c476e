// Sessions: what the event gives can be given back; tickets of other keys are not taken.
const tls = require('tls');
const { once } = require('events');
const { readFileSync } = require('fs');
const key = (name) => readFileSync(`${__dirname}/keys/${name}`);
const ca = key('ca.pem');

async function visit(server, options) {
  const client = tls.connect({ port: server.address().port, ca, servername: 'localhost', ...options });
  let session;
  client.on('session', (given) => { session = given; });
  client.resume();
  await once(client, 'secureConnect');
  const reused = client.isSessionReused();
  const { authorized } = client;
  const cn = client.getPeerCertificate().subject?.CN;
  await once(client, 'close');
  return { session, reused, authorized, cn };
}

(async () => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3']) {
    const reusedByServer = [];
    const server = tls.createServer({ key: key('server.key'), cert: key('server.pem'), maxVersion }, (socket) => {
      reusedByServer.push(socket.isSessionReused());
      socket.end('x');
    });
    await once(server.listen(0), 'listening');
    const first = await visit(server);
    console.log(maxVersion, 'first', first.reused, first.authorized, Buffer.isBuffer(first.session), first.cn);
    const second = await visit(server, { session: first.session });
    console.log(maxVersion, 'second', second.reused, second.authorized, second.cn);
    console.log('keys', server.getTicketKeys().length);
    server.setTicketKeys(Buffer.alloc(48, 7));
    const third = await visit(server, { session: second.session ?? first.session });
    console.log(maxVersion, 'with other keys', third.reused, third.authorized);
    const fourth = await visit(server, { session: Buffer.alloc(32) }).catch((error) => error);
    console.log(maxVersion, 'with no session', fourth.reused);
    console.log('server', reusedByServer);
    await new Promise((resolve) => server.close(resolve));
  }
})();
