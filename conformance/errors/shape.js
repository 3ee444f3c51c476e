const show = (fn) => {
  try { fn(); } catch (error) {
    console.log(error.name, error.code, error.message, String(error), Object.keys(error).join(), error.constructor === Object.getPrototypeOf(Object.getPrototypeOf(error)).constructor);
    console.log(error.stack.split('\n')[0], error instanceof TypeError, error instanceof RangeError);
  }
};
show(() => require('util').promisify('x'));
show(() => require('events').defaultMaxListeners = -1);
show(() => new (require('events'))().emit('error', { a: 1 }));
show(() => require('path').join(5));
show(() => new URL('x:'.slice(1)));
