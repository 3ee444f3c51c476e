// Files through streams: /4096 and /1048576 are so many bytes.
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
for (const size of [4096, 1048576]) fs.writeFileSync(path.join(folder, String(size)), Buffer.alloc(size, 97));
process.on('SIGTERM', () => {
  fs.rmSync(folder, { recursive: true });
  process.exit();
});
const server = http.createServer((req, res) => fs.createReadStream(path.join(folder, path.basename(req.url))).pipe(res));
server.listen(0, '127.0.0.1', () => console.log('port: ' + server.address().port));
