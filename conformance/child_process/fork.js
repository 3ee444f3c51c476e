const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  console.log('child', process.connected, typeof process.send, typeof process.channel, process.env.NODE_CHANNEL_FD);
  process.on('message', (m) => {
    if (m.bye) {
      process.disconnect();
      return;
    }
    process.send({ answer: m.question * 2, text: 'h\u00e9\n\u20ac' });
  });
  process.on('disconnect', () => { process.exitCode = process.connected ? 1 : 5; });
  process.send('ready');
} else {
  const c = fork(__filename, ['child']);
  console.log(c.connected, c.stdin, c.stdout, c.stdio.length);
  c.on('message', (m) => {
    console.log('parent got', m);
    if (m === 'ready') console.log(c.send({ question: 21 }, (e) => console.log('sent', e)));
    else c.send({ bye: true });
  });
  c.on('disconnect', () => console.log('parent disconnect', c.connected));
  c.on('exit', (code, signal) => {
    console.log('exit', code, signal);
    c.on('error', (e) => console.log(e.code, e.message));
    console.log(c.send('too late'));
    c.send('too late', (e) => console.log('callback', e.code));
    c.disconnect();
    try { c.send(); } catch (e) { console.log(e.code, e.message); }
    try { c.send(Symbol('x')); } catch (e) { console.log(e.code, e.message); }
  });
}
