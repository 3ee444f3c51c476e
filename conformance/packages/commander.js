const { Command } = require('commander');
const program = new Command();
program.name('tool').description('a tool').version('1.2.3').exitOverride();
program.configureOutput({ writeErr: (text) => process.stdout.write('err: ' + text) });
program.command('build <dir>').description('builds').option('-o, --out <file>', 'where to', 'a.out').option('-v, --verbose')
  .action((dir, options) => console.log('build', dir, options));
program.command('serve').option('-p, --port <n>', 'port', Number, 80).action((options) => console.log('serve', options));
program.parse(['node', 'tool', 'build', 'src', '-o', 'x', '--verbose']);
program.parse(['node', 'tool', 'serve', '--port=8080']);
console.log(program.helpInformation());
for (const words of [['--nope'], ['build'], ['--version']]) {
  try {
    program.parse(['node', 'tool', ...words]);
  } catch (error) {
    console.log(error.code, error.exitCode, error.message);
  }
}
