const net = require('net');
const total = 8 * 1024 * 1024;
let got = 0;
const server = net.createServer((c) => {
  c.pause();
  setTimeout(() => c.resume(), 50);
  c.on('data', (d) => { got += d.length; });
  c.on('end', () => {
    console.log('received', got);
    server.close();
  });
}).listen(0, () => {
  const c = net.connect(server.address().port, () => {
    const flowing = c.write(Buffer.alloc(total, 'a'), () => console.log('flushed', c.bytesWritten));
    console.log(flowing, c.writableNeedDrain, c.bytesWritten);
    c.on('drain', () => {
      console.log('drain', c.writableLength);
      c.end();
    });
  });
});
