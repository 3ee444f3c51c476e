// Headers: what they take, keep, and show.
function attempt(name, run) {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}

for (const init of [5, null, 'abc', [['a']], [5], [['a', 'b', 'c']], { 'a b': 'c' }, { a: 'x\ny' }, { a: '\u0100' }, { '\u0100': 'a' },
  { a: Symbol('s') }, { a: 1, b: '2' }, new Map([['a', 'b']]), [], {}, new URLSearchParams('q=1'), { a: ' \t x ' }]) {
  attempt('init', () => new Headers(init));
}
const headers = new Headers([['b', '1'], ['A', '2'], ['b', '3'], ['set-cookie', 'x'], ['Set-Cookie', 'y'], ['Content-Type', 't']]);
console.log(headers, [...headers], [...headers.keys()], [...headers.values()], headers.getSetCookie());
attempt('get', () => headers.get('B'));
attempt('get', () => headers.get('none'));
attempt('get', () => headers.get());
attempt('get', () => headers.get('a b'));
attempt('has', () => [headers.has('CONTENT-type'), headers.has('x')]);
attempt('has', () => headers.has());
attempt('set', () => headers.set('a', 'é'));
attempt('set', () => headers.set('a', '\0'));
attempt('set', () => headers.set('a'));
attempt('append', () => headers.append('a'));
attempt('append', () => headers.append('', 'a'));
attempt('delete', () => headers.delete('b'));
attempt('delete', () => headers.delete('a b'));
attempt('forEach', () => headers.forEach(5));
headers.forEach(function(value, name, self) { console.log(value, name, self === headers, this.x); }, { x: 1 });
attempt('this', () => Headers.prototype.get.call({}, 'a'));
attempt('immutable', () => Response.error().headers.set('a', 'b'));
attempt('immutable', () => Response.redirect('http://x/').headers.append('a', 'b'));
const iterator = new Headers({ a: 'b' }).entries();
console.log(iterator, Object.prototype.toString.call(iterator), iterator.next(), iterator.next(), iterator[Symbol.iterator]() === iterator);
const live = new Headers({ a: '1', c: '3' });
for (const [name] of live) {
  console.log(name);
  if (name === 'a') live.append('b', '2');
}
const copy = new Headers(headers);
copy.set('a', 'other');
console.log(headers.get('a'), copy.get('a'), copy.getSetCookie());
console.log(Object.getOwnPropertyNames(Headers.prototype), Headers.length, Headers.name, `${headers}`);
