// What Ouro is: Node's event loop, in the open, on a pure-Rust engine.
const fs = require('fs');
const os = require('os');
const path = require('path');

console.log(`Ouro runs Node.js programs on Boa (${process.version} is the contract, ${process.versions.boa} the engine).\n`);

console.log('1. the script itself, to its end');
setImmediate(() => console.log('6. check phase: setImmediate, after timers that were due at entry'));
setTimeout(() => console.log('5. timers phase: setTimeout'), 0);
Promise.resolve().then(() => console.log('4. microtasks: promises'));
process.nextTick(() => console.log('3. ticks: process.nextTick'));

// A millisecond of work makes the timer due, so that the order below is certain.
for (const end = Date.now() + 5; Date.now() < end;);
console.log('2. still the script');

const file = path.join(os.tmpdir(), `ouro-${process.pid}.txt`);
fs.writeFile(file, 'written by a worker, read by another', (error) => {
  if (error) throw error;
  fs.readFile(file, 'utf8', (error, text) => {
    if (error) throw error;
    console.log(`7. poll phase: fs.readFile says "${text}"`);
    fs.rmSync(file);
  });
});
process.on('exit', (code) => console.log(`8. nothing is left: exit with ${code}`));
