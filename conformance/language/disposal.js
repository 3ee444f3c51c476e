// using, await using and the stacks.
const resource = (name) => ({ [Symbol.dispose]() { console.log('dispose', name); }, async [Symbol.asyncDispose]() { console.log('dispose async', name); } });
const bad = (text) => ({ [Symbol.dispose]() { throw new Error(text); } });
const tell = (error) => (error instanceof SuppressedError ? `${error.name}(${tell(error.error)}, ${tell(error.suppressed)}): ${error.message}` : `${error.name}: ${error.message}`);
const attempt = (f) => { try { console.log(f()); } catch (error) { console.log(tell(error)); } };
attempt(() => { using a = resource('a'), b = resource('b'); using nothing = null; console.log('body'); return 'returned'; });
attempt(() => { using a = resource('a'); throw new Error('body'); });
attempt(() => { using a = bad('one'), b = bad('two'); throw new Error('body'); });
attempt(() => { using a = 1; });
attempt(() => { using a = {}; });
attempt(() => { for (using x of [resource(1), resource(2)]) { if (x) continue; } return 'loop'; });
attempt(() => { outer: for (const i of [1, 2]) { for (using x = resource('head ' + i); ;) { if (i === 1) continue outer; break outer; } } return 'labels'; });
attempt(() => { function* g() { using a = resource('generator'); yield 1; } const it = g(); it.next(); return JSON.stringify(it.return(5)); });
attempt(() => { const using = (x) => x + 1; return using(1); });
attempt(() => { using a = resource('constant'); try { a = 1; } catch (error) { return error.name; } });
attempt(() => { class C { static { using a = resource('static block'); } } return typeof C; });
{
  const stack = new DisposableStack();
  console.log(stack.disposed, Object.prototype.toString.call(stack), stack.use(null));
  stack.use(resource('used'));
  console.log(stack.adopt('value', (value) => console.log('adopted', value)));
  stack.defer(() => console.log('deferred'));
  const moved = stack.move();
  console.log(stack.disposed, moved.disposed, moved instanceof DisposableStack);
  attempt(() => stack.use(1));
  moved.dispose();
  moved.dispose();
  attempt(() => moved.defer(() => {}));
  attempt(() => DisposableStack());
  attempt(() => DisposableStack.prototype.use.call({}, 1));
  attempt(() => new DisposableStack().defer(1));
  attempt(() => { const s = new DisposableStack(); s.use(bad('x')); s.use(bad('y')); s.dispose(); });
  console.log(DisposableStack.prototype[Symbol.dispose] === DisposableStack.prototype.dispose, AsyncDisposableStack.prototype[Symbol.asyncDispose] === AsyncDisposableStack.prototype.disposeAsync);
}
const error = new SuppressedError(1, 2, 'text');
console.log(error.error, error.suppressed, error.message, error instanceof Error, Object.keys(error).length, SuppressedError(1, 2).message === '', Object.getPrototypeOf(SuppressedError) === Error);
[].values()[Symbol.dispose]();
(async () => {
  { await using a = resource('a'); using b = resource('b'); await using nothing = undefined; console.log('async body'); }
  try { await using a = { [Symbol.asyncDispose]() { return Promise.reject(new Error('rejected')); } }; throw new Error('body'); } catch (error) { console.log(tell(error)); }
  for (await using x of [resource('x')]) console.log('loop');
  try { await using x = 1; } catch (error) { console.log(tell(error)); }
  const stack = new AsyncDisposableStack();
  stack.use(resource('used'));
  stack.use({ [Symbol.dispose]() { console.log('sync in async'); return Promise.reject(new Error('not awaited')).catch(() => {}); } });
  stack.adopt(1, async (value) => console.log('adopted', value));
  stack.defer(async () => console.log('deferred'));
  await stack.disposeAsync();
  console.log(stack.disposed);
  try { stack.use(null); } catch (error) { console.log(tell(error)); }
  try { await AsyncDisposableStack.prototype.disposeAsync.call({}); } catch (error) { console.log(tell(error)); }
  async function* g() { try { yield 1; } finally { console.log('generator ended'); } }
  { await using it = g(); await it.next(); }
})();
