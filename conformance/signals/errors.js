for (const name of ['SIGKILL', 'SIGSTOP']) {
  try { process.on(name, () => {}); console.log('fine'); } catch (e) { console.log(e.message, e.code, e.errno, e.syscall); }
}
process.on('SIGNOPE', () => {});
process.on('SIGINT', () => {});
console.log('a listener does not hold the process');
process.on('exit', (code) => console.log('exit', code));
