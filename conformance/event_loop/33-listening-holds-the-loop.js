// A listening socket holds the loop; unref releases it.
const server = require('net').createServer().listen(0, () => {
  console.log('listening');
  setTimeout(() => { console.log('still here'); server.unref(); }, 10);
});
process.on('exit', () => console.log('exit'));
