// setTimeout(f, 0) is setTimeout(f, 1) and keeps its place in that list.
setTimeout(() => console.log('one'), 1);
setTimeout(() => console.log('zero'), 0);
setTimeout(() => console.log('one again'), 1);
