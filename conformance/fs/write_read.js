const fs = require('fs');
fs.writeFileSync('message.txt', 'Hello\n');
fs.appendFileSync('message.txt', Buffer.from('world'));
console.log(JSON.stringify(fs.readFileSync('message.txt', 'utf8')), fs.readFileSync('message.txt').length);
fs.writeFile('message.txt', 'called back', { flag: 'a', mode: 0o600 }, (error) => {
  console.log(error, fs.readFileSync('message.txt', { encoding: 'latin1' }));
  fs.readFile('message.txt', (error, data) => {
    console.log(error, Buffer.isBuffer(data), data.length);
    fs.promises.readFile('message.txt', 'hex').then((text) => {
      console.log(text);
      return fs.promises.appendFile('new.txt', 'x');
    }).then((value) => console.log(value, fs.existsSync('new.txt')));
  });
});
