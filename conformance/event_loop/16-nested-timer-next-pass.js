// A timer armed in a timer never fires in the same pass: the check phase comes first.
setTimeout(() => {
  console.log('outer');
  setTimeout(() => console.log('nested'), 1);
  setImmediate(() => console.log('immediate'));
  const until = Date.now() + 10;
  while (Date.now() < until);
}, 1);
