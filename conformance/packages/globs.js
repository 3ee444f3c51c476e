// glob and fast-glob over one small tree.
const fs = require('fs');
for (const d of ['a/b', 'a/c', 'node_modules/x']) fs.mkdirSync(d, { recursive: true });
for (const f of ['a/1.js', 'a/b/2.js', 'a/b/3.ts', 'a/c/.hid.js', 'node_modules/x/i.js', 'z.md']) fs.writeFileSync(f, f);
const { globSync, glob } = require('glob');
console.log(globSync('**/*.js', { ignore: 'node_modules/**' }).sort(), globSync('a/**/*.{js,ts}', { dot: true }).sort());
const fg = require('fast-glob');
console.log(fg.sync(['**/*.js', '!node_modules']).sort(), fg.sync('a/*', { onlyDirectories: true }).sort());
glob('**/*.md').then(console.log);
fg('**/*.ts', { stats: true }).then((r) => console.log(r.map((x) => [x.path, x.stats.size])));
