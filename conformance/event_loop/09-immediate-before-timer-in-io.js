// In an I/O callback an immediate beats a timer, even one that is overdue.
require('fs').stat('.', () => {
  setTimeout(() => console.log('timer'), 1);
  setImmediate(() => console.log('immediate'));
  const until = Date.now() + 10;
  while (Date.now() < until);
});
