// The errors of Writable.
const { Writable } = require('stream');
const show = (what) => (err) => console.log(what, err ? `${err.name} ${err.code} ${err.message}` : err);
const thrown = (what, fn) => {
  try {
    fn();
  } catch (err) {
    show(what)(err);
  }
};
const make = (options) => new Writable({ write(chunk, encoding, cb) { cb(); }, ...options });

thrown('null', () => make().write(null));
thrown('number', () => make().write(1));
thrown('encoding', () => make().write('x', 'latin2'));
thrown('default encoding', () => make().setDefaultEncoding('latin2'));
thrown('no _write', () => new Writable().write('x'));
make().on('error', show('pipe')).pipe(make());

const ended = make().on('error', show('after end'));
ended.end();
ended.write('x', show('after end cb'));
ended.end(show('second end'));

const destroyed = make().on('error', show('never'));
destroyed.destroy();
destroyed.write('x', show('destroyed cb'));
destroyed.end(show('destroyed end'));

const failing = make({ write(chunk, encoding, cb) { cb(new Error('no')); } });
failing.on('error', show('failing')).on('close', () => console.log('failing close', failing.errored.message, failing.closed));
failing.write('a', show('failing a'));
failing.write('b', show('failing b'));
failing.end(show('failing end'));

const twice = make({ write(chunk, encoding, cb) { cb(); cb(); } }).on('error', show('twice'));
twice.write('x');

const final = make({ final(cb) { cb(new Error('final')); } }).on('error', show('final'));
final.end(show('final end'));
setTimeout(() => ended.end(show('finished end')), 5);
