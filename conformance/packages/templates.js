// EJS, Pug, Nunjucks and Mustache.
const ejs = require('ejs'),
  pug = require('pug'),
  nj = require('nunjucks'),
  mu = require('mustache'),
  hb = null;
console.log(
  ejs.render(
    '<% for (const u of us) { %><li><%= u.n %></li><% } %><%- include("inc") %>',
    { us: [{ n: 'a<' }, { n: 'b' }] },
    { includer: () => ({ template: 'INC' }), filename: 'x' },
  ),
);
console.log(
  pug.render('ul\n  each u in us\n    li(class=u.c data-x=1)= u.n\n  if flag\n    p yes #{1+1}\n  else\n    p no', {
    us: [{ n: 'a', c: ['x', 'y'] }],
    flag: true,
  }),
);
nj.configure({ autoescape: true });
console.log(
  nj.renderString(
    '{% for u in us %}{{ loop.index }}-{{ u|upper }} {% endfor %}{% set x = 5 %}{{ x + 1 }}{{ "<b>" }}{% macro m(a) %}[{{a}}]{% endmacro %}{{ m(3) }}',
    { us: ['a', 'b'] },
  ),
);
console.log(mu.render('{{#l}}{{.}},{{/l}}{{{h}}}{{h}}{{^n}}none{{/n}}', { l: [1, 2], h: '<>' }));
