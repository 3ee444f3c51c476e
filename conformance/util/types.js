const { types } = require('util');
const values = { date: new Date(), map: new Map(), set: new Set(), regexp: /a/, error: new Error(), promise: Promise.resolve(), proxy: new Proxy({}, {}),
  async: async () => {}, generator: function*() {}, iterator: (function*() {})(), mapIterator: new Map().keys(), setIterator: new Set().keys(),
  bytes: new Uint8Array(1), floats: new Float32Array(1), view: new DataView(new ArrayBuffer(1)), buffer: new ArrayBuffer(1), shared: new SharedArrayBuffer(1),
  weakMap: new WeakMap(), weakSet: new WeakSet(), boxed: Object(1), string: Object('a'), symbol: Object(Symbol()), bigint: Object(1n), boolean: Object(true),
  args: (function() { return arguments; })(), plain: {}, fake: Object.create(Map.prototype), primitive: 1, none: undefined };
for (const name of Object.keys(types).sort()) {
  if (/KeyObject|CryptoKey|External/.test(name)) continue;
  console.log(name, Object.keys(values).filter((key) => types[name](values[key])).join(' '));
}
console.log(require('util/types') === types);
