// Random programs for the inline caches. Every read, store and call goes through one warm function a property, whose caches fill
// up with all that happened before; Reflect, which has no caches, says what is right. `seed` and `steps` are the caller's.
(function (seed, steps) {
  'use strict';
  let state = seed;
  const random = (n) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % n;
  };
  const names = ['a', 'b', 'c', 'd', 'length'];
  const reads = [(o) => o.a, (o) => o.b, (o) => o.c, (o) => o.d, (o) => o.length];
  const stores = [(o, v) => { o.a = v; }, (o, v) => { o.b = v; }, (o, v) => { o.c = v; }, (o, v) => { o.d = v; }, (o, v) => { o.length = v; }];
  const calls = [(o) => o.a(), (o) => o.b(), (o) => o.c(), (o) => o.d(), (o) => o.length()];
  const history = [];
  let stored;
  const fresh = (depth) => {
    const proto = depth > 0 && random(3) ? fresh(depth - 1) : [Object.prototype, null, Array.prototype, Function.prototype][random(4)];
    switch (random(7)) {
      case 0: return Object.setPrototypeOf([1, 2, 3], proto ?? Array.prototype);
      case 1: return Object.setPrototypeOf(function (x, y) {}, proto);
      case 2: { class C { a() { return 'm' } get b() { return 'g' } set b(v) { stored = v } } const o = new C(); if (random(2)) o.c = 1; return o; }
      case 3: return Object.assign(Object.create(proto), { a: 1, b: 2 });
      case 4: { const o = Object.create(proto); for (let i = 0; i < 40; i++) o['k' + i] = i; return o; }
      case 5: return new Proxy(Object.create(proto), {});
      default: return Object.create(proto);
    }
  };
  const pool = Array.from({ length: 8 }, () => fresh(2));
  const any = () => pool[random(pool.length)];
  const attempt = (f) => { try { return [f()]; } catch (error) { return [error.name]; } };
  const same = (x, y) => Object.is(x[0], y[0]);
  // Whether a strict store succeeds, by the specification's steps.
  const canStore = (o, key) => {
    for (let at = o; at !== null; at = Reflect.getPrototypeOf(at)) {
      const found = Reflect.getOwnPropertyDescriptor(at, key);
      if (!found) continue;
      if (!('value' in found)) return found.set !== undefined;
      if (!found.writable) return false;
      return at === o || Reflect.isExtensible(o);
    }
    return Reflect.isExtensible(o);
  };
  // A proxy would let a chain become a circle.
  const leadsTo = (from, o) => {
    for (let at = from; at !== null; at = Reflect.getPrototypeOf(at)) if (at === o) return true;
    return false;
  };
  const accessor = (n) => ({ get() { return 'got' + n }, set: random(2) ? (v) => { stored = v; } : undefined, configurable: true, enumerable: true });
  const check = (what, index, got, wanted) => {
    if (!same(got, wanted)) throw new Error(`seed ${seed}: ${what} ${names[index]}: ${String(got[0])} instead of ${String(wanted[0])} after ${history.slice(-12).join('; ')}`);
  };
  for (let step = 0; step < steps; step++) {
    const o = any(), index = random(names.length), key = names[index];
    const action = random(14);
    history.push(`${action} ${key}`);
    switch (action) {
      case 0: attempt(() => Reflect.deleteProperty(o, key)); break;
      case 1: attempt(() => Reflect.defineProperty(o, key, accessor(step))); break;
      case 2: attempt(() => Reflect.defineProperty(o, key, { value: step, writable: random(2) === 1, configurable: true })); break;
      case 3: { const proto = random(4) ? any() : null; if (!leadsTo(proto, o)) attempt(() => Reflect.setPrototypeOf(o, proto)); break; }
      case 4: if (random(12) === 0) attempt(() => Object.freeze(o)); break;
      case 5: if (random(12) === 0) attempt(() => Object.seal(o)); break;
      case 6: if (random(12) === 0) attempt(() => Object.preventExtensions(o)); break;
      case 7: pool[random(pool.length)] = fresh(2); break;
      case 8: attempt(() => Reflect.set(o, 'x' + random(30), step)); break;
      case 9: attempt(() => { o[key] = () => step; }); break;
      case 10: case 11: case 12: {
        // Where there is a proxy on the chain its own steps count; it is asked, not predicted.
        const value = key === 'length' ? random(4) : step;
        const wanted = attempt(() => canStore(o, key));
        const got = attempt(() => { stores[index](o, value); return true; });
        if (Array.isArray(o) && key === 'length') break;
        check('store', index, [got[0] === true], wanted);
        break;
      }
      default: {
        const wanted = attempt(() => Reflect.apply(Reflect.get(o, key), o, []));
        const got = attempt(() => calls[index](o));
        if (typeof wanted[0] !== 'object' && typeof wanted[0] !== 'function') check('call', index, got, wanted);
      }
    }
    for (let i = 0; i < names.length; i++) {
      const at = i === index ? o : any();
      check('read', i, attempt(() => reads[i](at)), attempt(() => Reflect.get(at, names[i])));
    }
  }
  return 'same';
})
