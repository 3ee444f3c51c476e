// Agent: how many sockets, who waits, which rests, and when they go.
const http = require('http');
const served = [];
const server = http.createServer((req, res) => {
  served.push(req.url);
  setTimeout(() => res.end(req.url), 20);
});
server.keepAliveTimeout = 5000;

function get(agent, path, extra) {
  return new Promise((resolve) => {
    const req = http.get({ port: server.address().port, agent, path, ...extra }, (res) => {
      res.resume();
      res.on('end', () => setImmediate(() => setImmediate(() => resolve(req.reusedSocket))));
    });
    req.on('error', (error) => resolve(error.code));
  });
}

function counts(agent) {
  const of = (table) => Object.values(table).map((list) => list.length).join('+') || '0';
  return `used ${of(agent.sockets)}, free ${of(agent.freeSockets)}, waiting ${of(agent.requests)}, total ${agent.totalSocketCount}`;
}

server.listen(0, async () => {
  const two = new http.Agent({ keepAlive: true, maxSockets: 2 });
  two.on('free', (socket, options) => console.log('free', options.path));
  const all = ['/1', '/2', '/3', '/4', '/5'].map((path) => get(two, path));
  console.log(counts(two));
  console.log(await Promise.all(all), counts(two), served.join());
  console.log(await get(two, '/6'), counts(two));
  two.destroy();
  setTimeout(next, 50);
  async function next() {
    console.log('destroyed', counts(two));
    const none = new http.Agent();
    console.log(await get(none, '/7'), counts(none));
    const fifo = new http.Agent({ keepAlive: true, scheduling: 'fifo', maxFreeSockets: 1 });
    await Promise.all([get(fifo, '/8'), get(fifo, '/9')]);
    console.log(counts(fifo));
    fifo.destroy();
    const total = new http.Agent({ keepAlive: true, maxTotalSockets: 1 });
    console.log(await Promise.all([get(total, '/a'), get(total, '/b', { host: '127.0.0.1' })]), counts(total));
    total.destroy();
    const own = new http.Agent({ keepAlive: true });
    own.keepSocketAlive = function(socket) {
      console.log('keepSocketAlive', socket.writable);
      return false;
    };
    own.reuseSocket = () => console.log('reuseSocket');
    console.log(await get(own, '/c'));
    setTimeout(() => {
      console.log(counts(own));
      const failing = new http.Agent();
      failing.createConnection = (options, callback) => {
        console.log('createConnection', options.path, options.host, typeof options.port, typeof callback);
        process.nextTick(callback, new Error('refused by me'));
      };
      http.get({ agent: failing, port: 9, path: '/d' }).on('error', (error) => {
        console.log(error.message, counts(failing));
        server.close(() => console.log('closed'));
      });
    }, 50);
  }
});
