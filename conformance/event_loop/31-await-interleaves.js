// await continuations are microtasks in one queue with then.
(async () => {
  for (let i = 0; i < 3; i++) { await null; console.log('await', i); }
})();
Promise.resolve().then(() => console.log('then', 0)).then(() => console.log('then', 1)).then(() => console.log('then', 2));
