// What the system refuses of sockets, names and processes.
const net = require('net');
const dns = require('dns');
const fs = require('fs');
const { spawn, spawnSync, exec, execFile, execSync, execFileSync } = require('child_process');
const clean = (text) => String(text).replaceAll(process.cwd(), '.').replace(/:\d{4,5}\b/g, ':PORT');
const told = (what, error) => console.log(what, error.name, error.code, error.errno, error.syscall, error.address, typeof error.port, error.path && clean(error.path),
  error.hostname, clean(error.message), Object.keys(error).join());
const failure = (emitter) => new Promise((resolve) => emitter.once('error', resolve));
const late = (promise) => promise.then(() => console.log('done'), (error) => error);

(async () => {
  const server = net.createServer((socket) => socket.on('error', () => {}));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  told('EADDRINUSE', await failure(net.createServer().listen(port, '127.0.0.1')));
  told('EADDRNOTAVAIL', await failure(net.createServer().listen(0, '192.0.2.1')));
  await new Promise((resolve) => server.close(resolve));
  told('ECONNREFUSED', await failure(net.connect(port, '127.0.0.1')));
  told('ECONNREFUSED one', await failure(net.connect({ port, host: '127.0.0.1', autoSelectFamily: false })));
  const both = await failure(net.connect(port, 'localhost'));
  console.log(both.name, both.code, clean(both.message), Object.keys(both).join(), both.errors?.length);
  for (const error of both.errors ?? []) told('  each', error);
  told('local', await failure(net.connect({ port, host: '127.0.0.1', localAddress: '192.0.2.1' })));
  told('unix missing', await failure(net.connect('missing')));
  fs.writeFileSync('file', '');
  told('unix file', await failure(net.connect('file')));
  told('unix listen', await failure(net.createServer().listen('missing/socket')));
  told('unix in use', await failure(net.createServer().listen('file')));
  told('unknown name', await failure(net.connect(1, 'name.invalid')));
  await new Promise((resolve) => dns.lookup('name.invalid', (error) => resolve(told('lookup', error))));
  told('promises.lookup', await late(dns.promises.lookup('name.invalid')));
  told('lookup all', await late(dns.promises.lookup('name.invalid', { all: true })));
  told('lookup 6', await late(dns.promises.lookup('127.0.0.1.', { family: 6 })));

  // A peer that goes away.
  const rude = net.createServer((socket) => {
    socket.on('error', (error) => told('server side', error));
    socket.once('data', () => socket.resetAndDestroy());
  });
  await new Promise((resolve) => rude.listen(0, '127.0.0.1', resolve));
  const client = net.connect(rude.address().port, '127.0.0.1');
  client.write('x');
  told('ECONNRESET', await failure(client));
  const late2 = net.connect(rude.address().port, '127.0.0.1');
  late2.on('error', (error) => told('after end', error));
  late2.end('y');
  late2.write('z', (error) => told('write after end', error));
  await new Promise((resolve) => late2.on('close', resolve));
  rude.close();
  const quiet = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => quiet.once('listening', resolve));
  const held = net.connect(quiet.address().port, '127.0.0.1');
  await new Promise((resolve) => held.once('connect', resolve));
  const gone = new net.Socket();
  gone.write('x', (error) => told('never connected', error));
  gone.destroy();
  told('destroyed', await new Promise((resolve) => { held.destroy(); held.write('x', resolve); }));
  quiet.close();

  // Processes.
  told('spawn', await failure(spawn('no-such-program', ['a'])));
  told('spawn cwd', await failure(spawn('true', { cwd: 'missing' })));
  told('spawn folder', await failure(spawn('.')));
  told('spawn file', await failure(spawn('./file')));
  console.log('spawnargs', (await failure(spawn('no-such-program', ['a', 'b']))).spawnargs);
  told('spawnSync', spawnSync('no-such-program').error);
  told('spawnSync timeout', spawnSync('sleep', ['5'], { timeout: 20 }).error);
  told('spawnSync maxBuffer', spawnSync('yes', { maxBuffer: 10 }).error);
  for (const fn of [() => execFileSync('no-such-program'), () => execSync('exit 3', { stdio: 'pipe' }), () => execFileSync('false'), () => execSync('sleep 5', { timeout: 20 })]) {
    try { fn(); } catch (error) { console.log(error.name, error.code, error.status, error.signal, error.errno, error.syscall, error.message, Object.keys(error).sort().join()); }
  }
  for (const args of [['exit 3'], ['kill -9 $$'], ['sleep 5', { timeout: 20 }], ['yes', { maxBuffer: 10 }], ['no-such-program-at-all 2>/dev/null'], ['true', { cwd: 'missing' }]]) {
    await new Promise((resolve) => exec(...args, (error) => {
      console.log('exec', error.name, error.code, error.killed, error.signal, error.cmd, error.message, Object.keys(error).sort().join());
      resolve();
    }));
  }
  await new Promise((resolve) => execFile('no-such-program', ['a'], (error) => {
    console.log('execFile', error.code, error.path, error.spawnargs, error.cmd, error.message);
    resolve();
  }));
  try { process.kill(2 ** 22 + 5, 0); } catch (error) { told('kill', error); }
  try { process.chdir('missing'); } catch (error) { console.log(error.code, error.syscall, error.path && clean(error.path), error.dest, clean(error.message), Object.keys(error).join()); }
  try { process.chdir('file'); } catch (error) { console.log(error.code, error.syscall, error.dest, clean(error.message)); }

  // A pipe whose reader has gone.
  const child = spawn('/bin/sh', ['-c', 'exec 0<&-; echo; sleep 0.5'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const broken = failure(child.stdin);
  child.stdout.once('data', () => child.stdin.write('x'));
  told('EPIPE', await broken);
})();
