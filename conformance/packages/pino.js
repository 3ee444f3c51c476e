// Levels, redaction, children, errors, and a file written at once.
const pino = require('pino');
const { Writable } = require('stream');
const out = new Writable({
  write(c, e, cb) {
    const o = JSON.parse(c);
    delete o.time;
    delete o.pid;
    delete o.hostname;
    if (o.err) o.err.stack = typeof o.err.stack;
    console.log(JSON.stringify(o));
    cb();
  },
});
const log = pino({ level: 'debug', redact: ['secret', 'a.b'] }, out);
log.info('hello');
log.debug({ a: { b: 1, c: 2 }, secret: 'x' }, 'obj %s', 'fmt');
log.error(new Error('boom'), 'failed');
log.child({ m: 1 }).warn('child');
log.trace('no');
console.log(log.level, pino.levels.values);
const d = pino.destination({ dest: 'pino.log', sync: true });
const l2 = pino({ base: null, timestamp: false }, d);
l2.info('to file');
l2.info({ x: 1n.toString() }, 'two');
console.log(require('fs').readFileSync('pino.log', 'utf8'));
