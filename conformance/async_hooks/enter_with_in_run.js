// What another storage enters inside a run stays when the run is over.
const { AsyncLocalStorage } = require('async_hooks');
const a = new AsyncLocalStorage();
const b = new AsyncLocalStorage();
a.run(1, () => { b.enterWith(2); a.run(3, () => b.enterWith(4)); console.log(a.getStore(), b.getStore()); });
console.log(a.getStore(), b.getStore());
