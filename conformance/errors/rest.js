// Codes of smaller modules.
const { AsyncResource, AsyncLocalStorage, executionAsyncId, createHook } = require('async_hooks');
const { performance, PerformanceObserver, createHistogram, monitorEventLoopDelay } = require('perf_hooks');
const workers = require('worker_threads');
const child_process = require('child_process');
const readline = require('readline');
const dns = require('dns');
const tty = require('tty');
const os = require('os');
const timers = require('timers/promises');

function show(what, fn) {
  try { fn(); console.log(what, 'allowed'); } catch (error) { console.log(what, error.name, error.code, error.message); }
}
const late = async (what, fn) => {
  try { await fn(); console.log(what, 'allowed'); } catch (error) { console.log(what, error.name, error.code, error.message.replaceAll(process.cwd(), '.').replaceAll(__dirname, '.')); }
};

show('AsyncResource', () => new AsyncResource(5));
show('AsyncResource empty', () => new AsyncResource(''));
const hook = createHook({ init() {} }).enable();
show('AsyncResource empty, hooked', () => new AsyncResource(''));
hook.disable();
show('AsyncResource id', () => new AsyncResource('x', { triggerAsyncId: -2 }));
show('bind', () => AsyncResource.bind(5));
show('createHook', () => createHook({ init: 5 }));
show('run', () => AsyncLocalStorage.bind(5));

show('mark', () => performance.mark('x', { startTime: -1 }));
show('measure', () => performance.measure('x', {}));
show('measure both', () => performance.measure('x', { start: 1 }, 'y'));
show('measure three', () => performance.measure('x', { start: 1, end: 2, duration: 3 }));
show('measure unknown', () => performance.measure('x', 'not there'));
show('measure timing', () => performance.measure('x', 'nodeStart', 5));
show('observe', () => new PerformanceObserver(() => {}).observe());
show('observe both', () => new PerformanceObserver(() => {}).observe({ type: 'mark', entryTypes: ['mark'] }));
show('observe none', () => new PerformanceObserver(() => {}).observe({}));
show('observer', () => new PerformanceObserver(5));
show('timerify', () => performance.timerify(5));
show('histogram', () => createHistogram({ lowest: 5, highest: 6 }));
show('record', () => createHistogram().record(0));
show('percentile', () => createHistogram().percentile(0));
show('delay', () => monitorEventLoopDelay({ resolution: 0 }));
show('resource timing', () => performance.markResourceTiming({}, 'u', 'i', globalThis, 'strange'));

show('receiveMessageOnPort', () => workers.receiveMessageOnPort(5));
show('env data', () => workers.setEnvironmentData());
show('uncloneable', () => new MessageChannel().port1.postMessage(() => {}));
show('transfer', () => new MessageChannel().port1.postMessage(1, 5));
show('MessagePort', () => new MessagePort());
show('BroadcastChannel', () => new BroadcastChannel(Symbol('x')));

show('spawn', () => child_process.spawn(''));
show('spawn type', () => child_process.spawn(5));
show('spawn args', () => child_process.spawn('x', 5));
show('spawn nul', () => child_process.spawn('x', ['a\0b']));
show('spawn cwd', () => child_process.spawn('x', { cwd: 5 }));
show('spawn uid', () => child_process.spawn('x', { uid: 'a' }));
show('spawn shell', () => child_process.spawn('x', { shell: 5 }));
show('spawn stdio', () => child_process.spawn('x', { stdio: 'strange' }));
show('spawn stdio list', () => child_process.spawn('x', { stdio: ['strange'] }));
show('spawn stdio bytes', () => child_process.spawn('x', { stdio: [Buffer.from('a')] }));
show('spawn two ipc', () => child_process.spawn('x', { stdio: ['ipc', 'ipc'] }));
show('spawn signal', () => child_process.spawn('x', { signal: 5 }));
show('spawn killSignal', () => child_process.spawnSync('x', { killSignal: 'SIGX' }));
show('spawn timeout', () => child_process.spawn('x', { timeout: -1 }));
show('spawn serialization', () => child_process.spawn('x', { stdio: ['ipc'], serialization: 'x' }));
show('spawnSync ipc', () => child_process.spawnSync('x', { stdio: ['ipc'] }));
show('spawnSync maxBuffer', () => child_process.spawnSync('x', { maxBuffer: -1 }));
show('spawnSync input', () => child_process.spawnSync('x', { input: 5 }));
show('fork', () => child_process.fork('x', { stdio: ['pipe'] }));
show('fork execArgv', () => child_process.fork('x', { execArgv: ['a\0b'] }));
show('exec', () => child_process.exec(5));
show('execFile', () => child_process.execFile('x', [], 5));
show('execFileSync', () => child_process.execFileSync('x', 5, 5));

show('kill', () => process.kill('x'));
show('kill signal', () => process.kill(process.pid, 'SIGX'));
show('kill number', () => process.kill(process.pid, 99));
show('nextTick', () => process.nextTick(5));
show('hrtime', () => process.hrtime([1]));
show('chdir', () => process.chdir(5));
show('umask', () => process.umask('x'));
show('setuid', () => process.setuid('nobody at all'));
show('setgroups', () => process.setgroups(['nobody at all']));
show('emitWarning', () => process.emitWarning(5));
show('exitCode', () => { process.exitCode = 'x'; });
show('exit', () => process.exit(1.5));
show('cpuUsage', () => process.cpuUsage({ user: -1, system: 0 }));
show('title', () => process.setUncaughtExceptionCaptureCallback(5));
process.setUncaughtExceptionCaptureCallback(() => {});
show('capture twice', () => process.setUncaughtExceptionCaptureCallback(() => {}));
process.setUncaughtExceptionCaptureCallback(null);
show('env', () => { process.env.X = Symbol('x'); });
show('getBuiltinModule', () => process.getBuiltinModule(5));
show('loadEnvFile', () => process.loadEnvFile('missing'));
show('queueMicrotask', () => queueMicrotask(5));
show('setTimeout', () => setTimeout('x'));
show('setImmediate', () => setImmediate());
show('structuredClone', () => structuredClone());
show('atob', () => atob('*'));
show('btoa', () => btoa('\u0100'));

show('createInterface', () => readline.createInterface({ input: process.stdin, historySize: -1 }).close());
show('prompt', () => readline.createInterface({ input: process.stdin, prompt: 5 }).close());
show('crlf', () => readline.createInterface({ input: process.stdin, completer: 5 }).close());
show('cursorTo', () => readline.cursorTo(process.stdout, NaN));
show('cursorTo row', () => readline.cursorTo(process.stdout, 'x', 1));
show('clearLine', () => readline.clearLine(process.stdout, 0, 5));
const closed = readline.createInterface({ input: process.stdin });
closed.close();
show('closed prompt', () => closed.prompt());
show('closed question', () => closed.question('?', () => {}));
show('ReadStream', () => new tty.ReadStream(-1));
show('isatty', () => tty.isatty(5000));
show('getColorDepth', () => tty.WriteStream.prototype.hasColors.call({}, 1));
show('setPriority', () => os.setPriority(0, 50));
show('setPriority pid', () => os.setPriority('x', 5));
show('getPriority', () => os.getPriority(2 ** 31 - 1));
show('userInfo', () => os.userInfo({ encoding: 'buffer' }));
show('lookup', () => dns.lookup('x', 5));
show('lookup family', () => dns.lookup('x', { family: 5 }, () => {}));
show('lookup hints', () => dns.lookup('x', { hints: 12345 }, () => {}));
show('lookup order', () => dns.lookup('x', { order: 'x' }, () => {}));
show('lookupService', () => dns.lookupService('x', 1, () => {}));
show('lookupService port', () => dns.lookupService('127.0.0.1', -1, () => {}));
show('setServers', () => dns.setServers(['x']));
show('setDefaultResultOrder', () => dns.setDefaultResultOrder('x'));

(async () => {
  await late('postMessageToThread self', () => workers.postMessageToThread(0, 1));
  await late('postMessageToThread none', () => workers.postMessageToThread(500, 1));
  await late('timers', () => timers.setTimeout(1, 1, { ref: 5 }));
  await late('timers signal', () => timers.setTimeout(1, 1, { signal: 5 }));
  await late('timers aborted', () => timers.setTimeout(1, 1, { signal: AbortSignal.abort() }));
  await late('timers interval', () => timers.setInterval('x').next());
  await late('lookup promise', () => dns.promises.lookup('x', { family: 5 }));
  await late('lookupService promise', () => dns.promises.lookupService('x', 1));
  await late('import', () => import('a%2fb'));
  await late('import data', () => import('data:text/javascript,import "./x"'));
  await late('import data package', () => import('data:text/javascript,import "x"'));
  await late('import scheme', () => import('http://x/'));
  await late('import builtin', () => import('node:nothing'));
  await late('import type', () => import('data:application/json,{}'));
  await late('import attribute', () => import('data:text/javascript,1', { with: { type: 'json' } }));
  await late('import attribute value', () => import('data:text/javascript,1', { with: { type: 'strange' } }));
  await late('import attribute key', () => import('data:text/javascript,1', { with: { strange: 'json' } }));
  await late('import mime', () => import('data:text/strange,1'));
  await late('import extension', () => {
    require('fs').writeFileSync('x.strange', '');
    return import(require('url').pathToFileURL('x.strange'));
  });
  await late('import folder', () => import(require('url').pathToFileURL('.')));
  await late('import file', () => import(require('url').pathToFileURL('missing.mjs')));
  await late('overflow', async () => {
    const fs = require('fs');
    const watcher = fs.promises.watch('.', { maxQueue: 1, overflow: 'error' });
    const first = watcher.next();
    await timers.setTimeout(20);
    for (let i = 0; i < 5; i++) fs.writeFileSync(`w${i}`, 'x');
    await first;
    await timers.setTimeout(50);
    for (let i = 0; i < 5; i++) await watcher.next();
  });
  const long = 'x'.repeat(2 ** 28);
  show('string too long', () => Buffer.alloc(2 ** 29).toString('latin1'));
  show('hex too long', () => Buffer.alloc(2 ** 28).toString('hex'));
  show('Buffer too long', () => Buffer.alloc(2 ** 53));
  long.slice(0, 1);
})();
