// split2, through2, tar-stream, JSZip, node-fetch, dotenv, debug.
const split2 = require('split2'),
  through2 = require('through2'),
  tar = require('tar-stream'),
  { pipeline } = require('stream');
require('stream')
  .Readable.from(['a\nb', 'c\n{"x":1}\n'])
  .pipe(split2())
  .pipe(
    through2.obj(function (c, e, cb) {
      this.push('<' + c + '>');
      cb();
    }),
  )
  .on('data', console.log);
const p = tar.pack();
p.entry({ name: 'a.txt', mtime: new Date(0) }, 'hello');
p.entry({ name: 'd', type: 'directory' });
p.finalize();
const ex = tar.extract();
ex.on('entry', (h, s, n) => {
  let t = '';
  s.on('data', (d) => (t += d)).on('end', () => {
    console.log(h.name, h.type, h.size, t);
    n();
  });
});
ex.on('finish', () => console.log('fin'));
p.pipe(ex);
const dotenv = require('dotenv');
console.log(dotenv.parse('A=1\nB="x\\ny" # c\nexport C=\'q\'\n'));
const debug = require('debug');
debug.enable('x:*');
debug.log = (...a) => console.log(a.length);
debug('x:y')('hi %o', { a: 1 });
const J = require('jszip');
const z = new J();
z.file('a.txt', 'hi');
z.generateAsync({ type: 'nodebuffer' })
  .then((b) => J.loadAsync(b))
  .then((z2) => z2.file('a.txt').async('string'))
  .then(console.log);
const nf = require('node-fetch');
const http = require('http')
  .createServer((q, r) => r.end(JSON.stringify({ m: q.method })))
  .listen(0, async () => {
    console.log(await (await nf('http://localhost:' + http.address().port, { method: 'POST', body: 'x' })).json());
    http.close();
  });
