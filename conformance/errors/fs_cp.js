// What cp refuses, in its three faces.
const fs = require('fs');
const { spawnSync } = require('child_process');
const net = require('net');

function told(where, error) {
  console.log(where, error.name, error.code, error.message.replaceAll(process.cwd(), '.'), error.errno, error.syscall,
    String(error.path).replaceAll(process.cwd(), '.'), Object.keys(error).join());
}

async function three(what, from, to, options = {}) {
  console.log(`-- ${what}`);
  try { fs.cpSync(from, to, options); console.log('sync: done'); } catch (error) { told('sync', error); }
  await new Promise((resolve) => {
    fs.cp(from, to, options, (error) => {
      if (error) told('callback', error); else console.log('callback: done');
      resolve();
    });
  });
  try { await fs.promises.cp(from, to, options); console.log('promise: done'); } catch (error) { told('promise', error); }
}

(async () => {
  fs.mkdirSync('dir/sub', { recursive: true });
  fs.writeFileSync('dir/inner', 'inner');
  fs.writeFileSync('file', 'file');
  fs.writeFileSync('other', 'other');
  spawnSync('mkfifo', ['fifo']);
  fs.symlinkSync(`${process.cwd()}/dir`, 'link');
  fs.mkdirSync('links');
  fs.symlinkSync(`${process.cwd()}/dir/sub`, 'links/one');
  fs.mkdirSync('links2');
  fs.symlinkSync(`${process.cwd()}/dir`, 'links2/one');
  await three('no source', 'missing', 'x');
  await three('onto itself', 'file', 'file');
  await three('into itself', 'dir', 'dir/sub/deep', { recursive: true });
  await three('a folder over a file', 'dir', 'file', { recursive: true });
  await three('a file over a folder', 'file', 'dir');
  await three('a folder without recursive', 'dir', 'copy');
  await three('there already', 'file', 'other', { force: false, errorOnExist: true });
  await three('a pipe', 'fifo', 'fifo2');
  await three('a device', '/dev/null', 'null');
  await three('a link over the folder that holds its target', 'links', 'links2', { recursive: true });
  const server = net.createServer();
  await new Promise((resolve) => server.listen('socket', resolve));
  await three('a socket', 'socket', 'socket2');
  server.close();
})();
