// How a program ends that nothing catches: what is printed first, and the exit code.
const fs = require('fs');
const { spawnSync } = require('child_process');
let count = 0;
function run(source, extension = 'js') {
  const file = `t${++count}.${extension}`;
  fs.writeFileSync(file, source);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  const lines = stderr.split('\n').filter((line) => /^(?:\w*(?:Error|Rejection)\b|Warning|Emitted| {2}(?:\w+:|\[cause)|\w+$|[{(])/.test(line));
  console.log(JSON.stringify(source), status, JSON.stringify(stdout));
  for (const line of lines) console.log('  ', line.replaceAll(process.cwd(), '.').replace(/ at file:.*/, ''));
}
run('function f() {\n  throw new TypeError("in f"); }\nf();');
run('setTimeout(() => {\n  throw new Error("later"); }, 1);');
run('process.nextTick(() => { throw new Error("tick"); });');
run('async function f() { await 1; throw new Error("async"); }\nf();');
run('Promise.reject(7);');
run('const e = new Error("props"); e.code = "E"; e.more = { a: [1] }; throw e;');
run('throw new Error("outer", { cause: new RangeError("inner") });');
run('const { EventEmitter } = require("events"); class Own extends EventEmitter {}\nnew Own().emit("error", new Error("unheard"));');
run('new (require("events"))().emit("error", { a: 1 });');
run('new (require("events"))().emit("error");');
run('process.on("exit", (code) => { console.log(code); process.exitCode = 9; }); throw new Error("x");');
run('process.on("uncaughtException", () => { throw new Error("again"); }); throw 1;');
run('process.on("uncaughtException", (e, origin) => console.log(e, origin)); throw 1;');
run('process.on("uncaughtException", (e, origin) => console.log(e, origin)); throw 1;', 'mjs');
run('process.on("unhandledRejection", () => console.log("not this")); throw 1;', 'mjs');
run('process.on("uncaughtException", (e, origin) => console.log(e, origin)); await 1; throw 2;', 'mjs');
run('throw { a: 1 };', 'mjs');
run('await 1; throw "text";', 'mjs');
run('await 1; require("fs");');
run('await 1; module.exports = 1;');
run('require("fs");', 'mjs');
run('let x = 1;\nlet y = ;');
run('await new Promise(() => {});', 'mjs');
