// SourceMap answers where a generated line came from.
const { SourceMap } = require('module');
const payload = { version: 3, file: 'out.js', sources: ['in.js'], sourcesContent: ['a\nb'], names: ['first'], mappings: 'AAAAA,CAAC;AACA', sourceRoot: '' };
const map = new SourceMap(payload);
console.log(map.payload, map.payload === payload);
console.log(map.findEntry(0, 0), map.findEntry(1, 0), map.findEntry(9, 9), map.findOrigin(1, 1), map.findOrigin(9, 9));
console.log(map.lineLengths, new SourceMap(payload, { lineLengths: [1, 2] }).lineLengths);
try {
  new SourceMap('x');
} catch (error) {
  console.log(error.code, error.message);
}
