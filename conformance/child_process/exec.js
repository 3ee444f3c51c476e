const cp = require('child_process');
const { promisify } = require('util');
cp.exec('echo out; echo err >&2', (e, out, err) => {
  console.log(e, JSON.stringify(out), JSON.stringify(err));
  cp.exec('echo partly; exit 7', (e, out) => {
    console.log(e.message, e.code, e.killed, e.signal, e.cmd, JSON.stringify(out));
    cp.exec('kill -9 $$', (e) => {
      console.log(e.code, e.killed, e.signal);
      cp.exec('sleep 5', { timeout: 30 }, (e) => {
        console.log(e.code, e.killed, e.signal);
        cp.exec('echo abcdefghij', { maxBuffer: 4 }, (e, out) => {
          console.log(e.name, e.code, e.message, JSON.stringify(out));
          cp.exec('echo bytes', { encoding: 'buffer' }, (e, out) => {
            console.log(e, out);
            promisify(cp.exec)('echo promised').then((r) => {
              console.log(r);
              return promisify(cp.exec)('exit 4');
            }).catch((e) => console.log(e.code, JSON.stringify(e.stdout)));
          });
        });
      });
    });
  });
});
