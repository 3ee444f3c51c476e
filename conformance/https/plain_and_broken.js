// What speaks no TLS on a TLS port, and HTTP that is wrong inside TLS: the server answers or hangs up, and goes on.
const https = require('https');
const http = require('http');
const net = require('net');
const tls = require('tls');
const { once } = require('events');
const { readFileSync } = require('fs');
const key = (name) => readFileSync(`${__dirname}/../tls/keys/${name}`);
const ca = key('ca.pem');

(async () => {
  const server = https.createServer({ key: key('server.key'), cert: key('server.pem') }, (req, res) => res.end('fine'));
  const errors = [];
  server.on('tlsClientError', (error) => errors.push(error.code));
  server.on('clientError', (error, socket) => {
    errors.push(`clientError ${error.code}`);
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  });
  await once(server.listen(0), 'listening');
  const { port } = server.address();
  const good = async () => {
    const [res] = await once(https.get({ port, ca, agent: false }), 'response');
    res.resume();
    await once(res, 'end');
    return res.statusCode;
  };

  const [plain] = await once(http.get({ port, agent: false }), 'error');
  console.log(plain.code, await good());
  const raw = net.connect(port);
  raw.on('error', () => {});
  raw.end('x');
  await once(raw.resume(), 'close');
  console.log(await good());
  const client = tls.connect({ port, ca });
  client.write('NONSENSE\r\n\r\n');
  client.setEncoding('latin1');
  let text = '';
  for await (const part of client) text += part;
  console.log(text.split('\r\n')[0], await good());
  console.log(errors);
  await new Promise((resolve) => server.close(resolve));

  const web = http.createServer((req, res) => res.end());
  await once(web.listen(0), 'listening');
  const [wrong] = await once(https.get({ port: web.address().port, agent: false }), 'error');
  console.log(wrong.code);
  web.closeAllConnections();
  web.close();
})();
