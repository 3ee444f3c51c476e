// Messages of messages_builtins.js's kind that Ouro says otherwise; a row moves there when it says the same.
const cases = [
  'Object.defineProperty(1, "x", {})', 'Object.defineProperty({}, "x", { get: 1 })', 'Object.defineProperty({}, "x", { set: 1 })',
  'Object.defineProperties(1, {})', 'Object.defineProperties({}, { x: 1 })', 'Object.groupBy(null)',
  'let { proxy, revoke } = Proxy.revocable({}, {}); revoke(); proxy.x', 'let { proxy, revoke } = Proxy.revocable({}, {}); revoke(); proxy.x = 1',
  'let { proxy, revoke } = Proxy.revocable({}, {}); revoke(); "x" in proxy', 'let { proxy, revoke } = Proxy.revocable(() => {}, {}); revoke(); proxy()',
  'new Proxy({}, { get: 1 }).x', 'new Proxy(Object.freeze({ x: 1 }), { get: () => 2 }).x', 'Object.keys(new Proxy({}, { ownKeys: () => [1] }))',
  '"x" in new Proxy(Object.freeze({ x: 1 }), { has: () => false })', 'Function.prototype.call.call(1)', 'Function.prototype.apply.call(1)',
  'Function.prototype[Symbol.hasInstance].call(Object.assign(function () {}, { prototype: 1 }), {})', 'Array.prototype.push.call(undefined, 1)',
  '[].copyWithin.call(null)', '[].push.call({ length: 2 ** 53 - 1 }, 1)', 'let a = []; a[Symbol.iterator] = 1; [...a]',
  'Array.prototype.values.call(undefined)', 'Array.prototype.join.call(null)', '[].flat.call(null)', 'Array.prototype.includes.call(undefined)',
  'JSON.parse("tru3")', 'JSON.rawJSON("{}")', 'JSON.rawJSON(" 1")', 'JSON.rawJSON(undefined)', 'Date.prototype.toJSON.call(null)',
  'new FinalizationRegistry(1)', 'new Set().union({ size: -1, has() {}, keys() {} })', 'new ArrayBuffer(-1)', 'new ArrayBuffer(1e20)',
  'new Uint16Array(new ArrayBuffer(3))', 'new Uint16Array(new ArrayBuffer(4), 1)', 'new BigInt64Array([1])', 'Atomics.wait(new Int32Array(1), 0, 0)',
  'Uint8Array.of.call(Array)', 'new Uint8Array(1).with(1, 1)', 'Object.freeze(new Uint8Array(1))', '[1].values().flatMap(() => 1).next()',
  'Promise.resolve.call(1)', 'class P extends Promise { constructor() { super(() => {}); } } P.resolve(1)', 'Error.captureStackTrace(1)',
  'Error.captureStackTrace(Object.freeze({}))', 'new Function("a b", "")',
];
for (const text of cases) {
  let line;
  try {
    new Function(text)();
    line = 'no error';
  } catch (error) {
    line = error instanceof Error ? `${error.name}: ${error.message}` : `threw ${String(error)}`;
  }
  console.log(`${text}\n  ${line}`);
}
