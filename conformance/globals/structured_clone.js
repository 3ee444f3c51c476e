// structuredClone: all types, cycles, transfer, errors.
const error = Object.assign(new TypeError('m', { cause: 1 }), { extra: 1 });
const cycle = { list: [1, , 3] };
cycle.self = cycle;
console.log(structuredClone(cycle), structuredClone(new Map([[{ a: 1 }, new Set([1n])]])), structuredClone([new Date(5), /x/gi, Object('s'), -0, undefined, null]));
const copy = structuredClone(error);
console.log(copy.name, copy.message, copy.cause, copy.extra, copy instanceof TypeError);
const buffer = new Uint8Array([1, 2, 3, 4]).buffer;
const views = structuredClone({ a: new Uint8Array(buffer, 1, 2), b: new DataView(buffer), buffer });
console.log(views.a, views.a.buffer === views.buffer, views.b.byteLength);
const moved = structuredClone({ view: new Uint8Array(buffer, 2) }, { transfer: [buffer] });
console.log(moved.view, buffer.byteLength, buffer.detached);
class Own { constructor() { this.x = 1; } get y() { return 2; } }
console.log(structuredClone(new Own()), structuredClone(new DOMException('m', 'AbortError')).name);
for (const value of [() => {}, Symbol('s'), Promise.resolve(), new WeakMap(), new Proxy({}, {}), [function f() {}], new URL('http://a')]) {
  try { structuredClone(value); } catch (error) { console.log(error.name, error.code, error.message); }
}
for (const f of [() => structuredClone(), () => structuredClone(1, { transfer: 5 }), () => structuredClone(1, 5), () => structuredClone(1, { transfer: [{}] }), () => structuredClone(buffer)]) {
  try { f(); } catch (error) { console.log(error.name, error.code, error.message); }
}
