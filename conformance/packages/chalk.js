const { Chalk } = require('chalk');
const chalk = new Chalk({ level: 3 });
console.log(JSON.stringify([
  chalk.red('red'), chalk.bold.underline('x') + chalk.hex('#ff8800')('y'), chalk.bgBlue.white(`a${chalk.green('b')}c`), chalk.rgb(1, 2, 3)('z\nw'),
]));
console.log(JSON.stringify(new Chalk({ level: 0 }).red('plain')));
