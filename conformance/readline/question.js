// question: prompt, answer, signals; with callbacks and promises.
const readline = require('readline');
const { PassThrough } = require('stream');
const { promisify } = require('util');

const make = (module) => {
  const input = new PassThrough();
  const output = new PassThrough();
  output.on('data', (chunk) => console.log('output', JSON.stringify(String(chunk))));
  return [module.createInterface({ input, output, prompt: '$ ' }), input];
};

const [rl, input] = make(readline);
rl.question('Name? ', (answer) => {
  console.log('answer', answer, rl.getPrompt());
  rl.prompt();
  rl.setPrompt('# ');
  rl.prompt();
  promisify(rl.question).call(rl, 'Age? ').then((age) => {
    console.log('age', age);
    const controller = new AbortController();
    rl.question('Aborted? ', { signal: controller.signal }, () => console.log('never'));
    controller.abort();
    rl.on('line', (line) => console.log('line', line));
    input.write('not an answer\n');
    setImmediate(promises);
  });
  input.write('7\n');
});
input.write('Ouro\n');

async function promises() {
  rl.close();
  try {
    rl.question('closed', () => {});
  } catch (err) {
    console.log(err.code);
  }
  const [prl, pinput] = make(require('readline/promises'));
  setImmediate(() => pinput.write('yes\n'));
  console.log(await prl.question('Sure? '));
  await prl.question('x', { signal: AbortSignal.abort('why') }).catch((err) => console.log(err.name, err.cause));
  prl.close();
  await prl.question('x').catch((err) => console.log(err.code));
}
