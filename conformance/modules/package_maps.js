// exports and imports: conditions, patterns, arrays, self-reference, null.
const fs = require('fs');
const here = process.cwd();
const write = (name, text) => {
  fs.mkdirSync(`${here}/${name}`.replace(/\/[^/]*$/, ''), { recursive: true });
  fs.writeFileSync(`${here}/${name}`, text);
};
write('node_modules/p/package.json', JSON.stringify({
  name: 'p',
  exports: {
    '.': { browser: './no.js', require: './r.js', default: './d.js' },
    './f/*': './f/*.js',
    './f/*/deep': './f/deep-*.js',
    './list': ['nope', { never: './never.js' }, './d.js'],
    './space': './a%20b.js',
    './self': './self.js',
  },
  imports: { '#d': './d.js', '#cond': { import: './no.js', node: './r.js' }, '#x/*': './f/*.js' },
}));
for (const name of ['r', 'd', 'f/one', 'f/deep-two', 'a b']) write(`node_modules/p/${name}.js`, `module.exports = '${name}'`);
write('node_modules/p/self.js', "exports.all = [require('p'), require('#d'), require('#cond'), require('#x/one')]");
const req = require('module').createRequire(`${here}/main.js`);
for (const request of ['p', 'p/f/one', 'p/f/two/deep', 'p/list', 'p/space']) console.log(request, req(request));
console.log(req('p/self').all);
