const cp = require('child_process');
const controller = new AbortController();
const c = cp.spawn('sleep', ['10'], { signal: controller.signal });
c.on('error', (e) => console.log('error', e.name, e.code, e.message, e.cause));
c.on('exit', (code, signal) => console.log('exit', code, signal, c.killed));
c.on('spawn', () => controller.abort('enough'));
cp.exec('sleep 10', { signal: AbortSignal.abort() }, (e) => console.log('exec', e.name, e.code, e.message));
