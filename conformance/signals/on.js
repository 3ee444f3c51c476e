const seen = [];
process.on('SIGUSR2', (name, number) => {
  seen.push(`${name} ${number}`);
  console.log('listener', name, number, process.listenerCount('SIGUSR2'));
});
process.once('SIGUSR2', () => console.log('once'));
process.kill(process.pid, 'SIGUSR2');
setTimeout(() => {
  process.kill(process.pid, 'SIGUSR2');
  setTimeout(() => console.log(seen), 50);
}, 50);
