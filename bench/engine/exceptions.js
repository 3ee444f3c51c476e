// Exceptions: thrown and caught near and far, finally, custom errors.
class NotFound extends Error {
  constructor(what) {
    super(`${what} not found`);
    this.name = 'NotFound';
    this.what = what;
  }
}
function deep(n, x) {
  if (n === 0) throw x;
  try {
    return deep(n - 1, x);
  } finally {
    cleanups++;
  }
}
let cleanups = 0;
let caught = 0;
for (let i = 0; i < 30000; i++) {
  try {
    if (i % 3) throw i;
    caught++;
  } catch (e) {
    caught += e & 1;
  }
}
for (let i = 0; i < 3000; i++) {
  try {
    deep(8, i);
  } catch {
    caught++;
  }
}
for (let i = 0; i < 5000; i++) {
  try {
    throw new NotFound('key');
  } catch (e) {
    if (e instanceof NotFound) caught += e.message.length;
  }
  try {
    null.x;
  } catch (e) {
    if (e instanceof TypeError) caught++;
  }
}
for (let i = 0; i < 200000; i++) {
  try {
    caught += i & 1;
  } finally {
    cleanups++;
  }
}
console.log(caught, cleanups);
