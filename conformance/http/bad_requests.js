// What a server makes of bytes that break the grammar: its answer, the code that 'clientError' is told, and whether the connection ends.
const http = require('http');
const net = require('net');

const HOST = 'Host: a\r\n';
const chunked = (rest) => `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n${rest}`;
const get = (fields) => `GET / HTTP/1.1\r\n${fields}\r\n`;
const cases = {
  'length and chunked': `POST / HTTP/1.1\r\n${HOST}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  'chunked and length': `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n`,
  'two lengths': `POST / HTTP/1.1\r\n${HOST}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`,
  'the same length twice': `POST / HTTP/1.1\r\n${HOST}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`,
  'length with a sign': `POST / HTTP/1.1\r\n${HOST}Content-Length: +3\r\n\r\nabc`,
  'length of a list': `POST / HTTP/1.1\r\n${HOST}Content-Length: 3, 3\r\n\r\nabc`,
  'length too large': `POST / HTTP/1.1\r\n${HOST}Content-Length: 99999999999999999999\r\n\r\nabc`,
  'length empty': `POST / HTTP/1.1\r\n${HOST}Content-Length: \r\n\r\n`,
  'coding after chunked': `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`,
  'coding unknown': `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: gzip\r\n\r\nabc`,
  'chunked twice': `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  'folded field': get(`${HOST}X-A: one\r\n two\r\n`),
  'fold first': `GET / HTTP/1.1\r\n X-A: one\r\n${HOST}\r\n`,
  'bare LF after the request line': `GET / HTTP/1.1\n${HOST}\r\n`,
  'bare LF after a field': get('Host: a\nX-B: c\r\n'),
  'bare CR in a value': get(`${HOST}X-A: b\rc\r\n`),
  'LF LF at the end': `GET / HTTP/1.1\r\nHost: a\n\n`,
  'NUL in a value': get(`${HOST}X-A: b\0c\r\n`),
  'NUL in a name': get(`${HOST}X\0A: b\r\n`),
  'NUL in the target': `GET /\0 HTTP/1.1\r\n${HOST}\r\n`,
  'DEL in a value': get(`${HOST}X-A: b\x7f\r\n`),
  'space before the colon': get('Host : a\r\n'),
  'tab before the colon': get('Host\t: a\r\n'),
  'no colon': get(`${HOST}Nothing\r\n`),
  'no name': get(`${HOST}: b\r\n`),
  'umlaut in a name': get(`${HOST}X-\xe4: b\r\n`),
  'umlaut in a value': get(`${HOST}X-A: \xe4\r\n`),
  'empty value': get(`${HOST}X-A:\r\n`),
  'no host': get(''),
  'two hosts': get('Host: a\r\nHost: b\r\n'),
  'unknown method': `HELLO / HTTP/1.1\r\n${HOST}\r\n`,
  'lower-case method': `get / HTTP/1.1\r\n${HOST}\r\n`,
  'no target': `GET HTTP/1.1\r\n${HOST}\r\n`,
  'two spaces': `GET  / HTTP/1.1\r\n${HOST}\r\n`,
  'space in the target': `GET /a b HTTP/1.1\r\n${HOST}\r\n`,
  'version 1.2': `GET / HTTP/1.2\r\n${HOST}\r\n`,
  'version 2.0': `GET / HTTP/2.0\r\n${HOST}\r\n`,
  'version 1.0': 'GET / HTTP/1.0\r\n\r\n',
  'no version': 'GET /\r\n\r\n',
  'lower-case protocol': `GET / http/1.1\r\n${HOST}\r\n`,
  'blank lines first': `\r\n\r\nGET / HTTP/1.1\r\n${HOST}\r\n`,
  'no HTTP at all': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'chunk size of no digits': chunked('xyz\r\nabc\r\n'),
  'chunk size empty': chunked('\r\nabc\r\n'),
  'chunk size negative': chunked('-3\r\nabc\r\n'),
  'chunk size prefixed': chunked('0x3\r\nabc\r\n'),
  'chunk size too large': chunked('fffffffffffffffff\r\nabc\r\n'),
  'chunk size with space': chunked('3 \r\nabc\r\n0\r\n\r\n'),
  'chunk size bare LF': chunked('3\nabc\r\n0\r\n\r\n'),
  'chunk too long': chunked('3\r\nabcd\r\n0\r\n\r\n'),
  'chunk data bare LF': chunked('3\r\nabc\n0\r\n\r\n'),
  'chunk extension': chunked('3;a=b\r\nabc\r\n0\r\n\r\n'),
  'chunk extension bare CR': chunked('3;a=b\rc\r\nabc\r\n0\r\n\r\n'),
  'chunk extension bare LF': chunked('3;a=b\nabc\r\n0\r\n\r\n'),
  'chunk extensions too long': chunked(`3;${'a'.repeat(20000)}\r\nabc\r\n0\r\n\r\n`),
  'trailer without colon': chunked('0\r\nX\r\n\r\n'),
  'target too long': `GET /${'a'.repeat(20000)} HTTP/1.1\r\n${HOST}\r\n`,
  'field too long': get(`${HOST}X-A: ${'a'.repeat(20000)}\r\n`),
  'name too long': get(`${HOST}${'a'.repeat(20000)}: b\r\n`),
  'fields too many': get(HOST + 'X-Abcdefgh: abcdefgh\r\n'.repeat(1000)),
  'bytes after close': `GET / HTTP/1.1\r\n${HOST}Connection: close\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
  'bytes after the length': `POST / HTTP/1.1\r\n${HOST}Content-Length: 3\r\n\r\nabcdef\r\n\r\n`,
  'cut in the head': 'GET / HT',
  'cut in the body': `POST / HTTP/1.1\r\n${HOST}Content-Length: 30\r\n\r\nabc`,
};

function run(name, bytes, handle) {
  return new Promise((resolve) => {
    const seen = [];
    const server = http.createServer((req, res) => {
      let body = '';
      req.setEncoding('latin1');
      req.on('data', (chunk) => { body += chunk; });
      req.on('end', () => {
        seen.push(`request ${req.method} ${req.url.length > 40 ? req.url.length : req.url} ${JSON.stringify(body)}`);
        res.sendDate = false;
        res.end('ok');
      });
      req.on('error', (error) => seen.push(`request error ${error.code}`));
    });
    if (handle) {
      server.on('clientError', (error, socket) => {
        seen.push(`clientError ${error.code} ${JSON.stringify(error.message)} ${error.bytesParsed} ${error.rawPacket?.length}`);
        socket.destroy();
      });
    }
    server.listen(0, '127.0.0.1', () => {
      let answer = '';
      const socket = net.connect(server.address().port, '127.0.0.1', () => {
        socket.write(Buffer.from(bytes, 'latin1'));
        // What waits for more is told that there is none.
        setTimeout(() => socket.end(), 100);
      });
      socket.setEncoding('latin1');
      socket.on('data', (chunk) => { answer += chunk; });
      socket.on('error', (error) => seen.push(`reset ${error.code === 'ECONNRESET' || error.code === 'EPIPE'}`));
      socket.on('close', () => {
        server.close();
        resolve({ name, answer, seen: seen.filter((line) => !line.startsWith('reset')) });
      });
    });
  });
}

(async () => {
  const all = Object.entries(cases);
  const plain = await Promise.all(all.map(([name, bytes]) => run(name, bytes, false)));
  const handled = await Promise.all(all.map(([name, bytes]) => run(name, bytes, true)));
  for (let i = 0; i < all.length; i++) {
    console.log(`${plain[i].name}: ${JSON.stringify(plain[i].answer.replace(/Date: [^\r]*/, 'Date: now'))}`);
    for (const line of handled[i].seen) console.log(`  ${line}`);
  }
})();
