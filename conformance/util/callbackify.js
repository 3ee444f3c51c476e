const { callbackify } = require('util');
async function one(a) { if (a === undefined) throw null; if (a === 0) throw new Error('zero'); return a; }
const fn = callbackify(one);
console.log(fn.name, fn.length);
fn(5, (error, value) => console.log(error, value));
fn(0, (error) => console.log(error.message));
fn(undefined, (error) => console.log(error.code, error.message, error.reason));
try { fn(1); } catch (error) { console.log(error.code, error.message); }
