const yargs = require('yargs/yargs');
const parser = yargs([])
  .scriptName('tool')
  .command('greet [name]', 'greets', (y) => y.positional('name', { default: 'you', describe: 'whom' }), (argv) => console.log('hello', argv.name, argv.loud))
  .option('loud', { alias: 'l', type: 'boolean', default: false })
  .strict().locale('en').wrap(80).exitProcess(false).fail((message, error) => console.log('fail:', message || error.message));
parser.parse('greet --loud Bob');
parser.parse('greet');
parser.parse('greet --unknown');
parser.getHelp().then((help) => console.log(help));
