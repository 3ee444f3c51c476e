// An immediate queued by an immediate runs in the next turn, after that turn's timers.
setImmediate(() => {
  console.log('outer');
  setImmediate(() => console.log('nested'));
  setTimeout(() => console.log('timer'), 1);
  const until = Date.now() + 10;
  while (Date.now() < until);
});
setImmediate(() => console.log('sibling'));
