const net = require('net');
const server = net.createServer((c) => {
  const chunks = [];
  c.on('data', (d) => chunks.push(d));
  c.on('end', () => {
    console.log(Buffer.concat(chunks).toString('hex'));
    server.close();
  });
}).listen(0, () => {
  const c = net.connect(server.address().port);
  c.write('h\u00e9\u20ac');
  c.write('h\u00e9\u20ac', 'latin1');
  c.write('h\u00e9\u20ac', 'utf16le');
  c.write('ff00', 'hex');
  c.write('aGk=', 'base64');
  c.write(new Uint8Array([1, 2, 3]));
  c.write(new Uint16Array([1]).subarray(0, 1).length === 1 ? Buffer.from([9]) : '');
  c.cork();
  c.write('x');
  c.write(Buffer.from('y'));
  c.uncork();
  c.end('\ud800');
});
