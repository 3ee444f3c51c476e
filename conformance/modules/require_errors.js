// What require refuses, with names, codes and messages.
const fs = require('fs');
const here = process.cwd();
const write = (name, text) => {
  fs.mkdirSync(`${here}/${name}`.replace(/\/[^/]*$/, ''), { recursive: true });
  fs.writeFileSync(`${here}/${name}`, text);
};
write('node_modules/p/package.json', JSON.stringify({
  exports: { './a': '../x.js', './num': 3, './f/*': './f/*.js', './f/in/*': null, './gone': './gone.js', './none': [] },
}));
write('node_modules/q/package.json', '{"main":"nope.js"}');
write('node_modules/broken/package.json', '{');
const req = require('module').createRequire(`${here}/main.js`);
const requests = ['./zz', 'zz', 'p', 'p/a', 'p/num', 'p/f/../x', 'p/f/in/x', 'p/f/y', 'p/gone', 'p/none', 'p/', 'q', 'node:zz', '#x', '', '/abs/none',
  '@p', '.x', 'p%x'];
for (const request of requests) {
  try {
    req(request);
    console.log(request, 'found');
  } catch (error) {
    console.log(request, error.name, error.code, Object.keys(error).join(), error.message.split(here).join('<dir>'));
  }
}
for (const bad of [5, undefined, null, {}]) {
  try { req(bad); } catch (error) { console.log(error.code, error.message); }
}
try { req('broken'); } catch (error) { console.log(error.code); }
try { req.resolve('x', { paths: 5 }); } catch (error) { console.log(error.code, error.message); }
