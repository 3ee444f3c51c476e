// YAML, TOML, INI, JSON5, XML and CSV.
const YAML = require('yaml'),
  toml = require('toml'),
  ini = require('ini'),
  J5 = require('json5'),
  xml2js = require('xml2js'),
  fxp = require('fast-xml-parser'),
  papa = require('papaparse');
const { parse } = require('csv-parse/sync');
console.log(
  YAML.parse('a: 1\nb:\n  - x\n  - {c: null, d: "q"}\ne: &r {z: 1}\nf: *r\ng: |\n  multi\n  line\nd: 2020-01-01'),
  YAML.stringify({ a: [1, { b: 'x: y' }], s: 'multi\nline' }),
);
console.log(
  toml.parse('a = 1\n[b]\nc = [1,2]\nd = 1979-05-27T07:32:00Z'),
  ini.parse('x=1\n[s]\na[]=1\na[]=2'),
  J5.parse("{a: 'x', b: +1, // c\n}"),
);
xml2js.parseString('<a x="1"><b>t</b><b/></a>', (e, r) => console.log(e, JSON.stringify(r)));
console.log(
  new fxp.XMLParser({ ignoreAttributes: false }).parse('<a x="1"><b>5</b><b>t</b></a>'),
  papa.parse('a,b\n1,"x,y"\n', { header: true }).data,
  parse('a;b\n"1";2', { delimiter: ';', columns: true }),
);
