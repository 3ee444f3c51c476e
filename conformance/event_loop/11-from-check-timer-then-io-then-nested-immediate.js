// From the check phase: overdue timer, then the nested immediate after the next poll.
setImmediate(() => {
  setImmediate(() => console.log('nested'));
  setTimeout(() => console.log('timer'), 1);
  require('fs').stat('.', () => console.log('io'));
  const until = Date.now() + 50;
  while (Date.now() < until);
});
