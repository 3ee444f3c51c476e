// watch, watchFile and unwatchFile tell of changes.
const fs = require('fs');
fs.writeFileSync('f', '1');
const watcher = fs.watch('.', (type, name) => {
  console.log('watch', type, name);
  watcher.close();
  file();
});
watcher.on('close', () => console.log('closed'));
setTimeout(() => fs.writeFileSync('g', ''), 20);
function file() {
  fs.watchFile('f', { interval: 10 }, (now, before) => {
    console.log('watchFile', now.size, before.size);
    fs.unwatchFile('f');
    promised();
  });
  setTimeout(() => fs.writeFileSync('f', '12345'), 30);
}
async function promised() {
  const stop = new AbortController();
  setTimeout(() => fs.writeFileSync('h', ''), 20);
  try {
    for await (const { eventType, filename } of fs.promises.watch('.', { signal: stop.signal })) {
      console.log('promises', eventType, filename);
      stop.abort();
    }
  } catch (error) {
    console.log(error.name);
  }
}
for (const args of [['nope'], [5]]) {
  try {
    fs.watch(...args);
  } catch (error) {
    console.log(error.code, error.syscall);
  }
}
try {
  fs.watchFile('f');
} catch (error) {
  console.log(error.code, error.message);
}
