// Formats and transports: a stream, the console, a file.
const winston = require('winston');
const { Writable } = require('stream');
const s = new Writable({
  objectMode: true,
  write(c, e, cb) {
    console.log('S', String(c).trim());
    cb();
  },
});
const logger = winston.createLogger({
  level: 'debug',
  format: winston.format.combine(winston.format.errors({ stack: false }), winston.format.splat(), winston.format.json()),
  defaultMeta: { service: 'x' },
  transports: [
    new winston.transports.Stream({ stream: s }),
    new winston.transports.Console({ format: winston.format.simple() }),
    new winston.transports.File({ filename: 'w.log' }),
  ],
});
logger.info('hello %s', 'w', { a: 1 });
logger.error(new Error('boom'));
logger.debug('dbg');
logger.log('warn', 'w');
logger.child({ r: 5 }).info('child');
logger.on('finish', () => setTimeout(() => console.log(require('fs').readFileSync('w.log', 'utf8')), 100));
logger.end();
