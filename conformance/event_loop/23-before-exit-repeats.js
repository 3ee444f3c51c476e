// beforeExit fires when the loop is empty and repeats if it scheduled work.
let left = 2;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code);
  if (left-- > 0) setTimeout(() => console.log('more'), 1);
});
process.on('exit', (code) => console.log('exit', code));
