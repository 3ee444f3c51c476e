// Lines of a stream: line ends, chunks, pauses.
const readline = require('readline');
const { PassThrough, Readable } = require('stream');

const input = new PassThrough();
const rl = readline.createInterface({ input });
for (const event of ['line', 'pause', 'resume', 'close']) {
  rl.on(event, (line) => console.log(event, line === undefined ? '' : JSON.stringify(line)));
}
input.write('one\ntwo\r\nthr');
input.write('ee\rfour\u2028five\u2029\n');
input.write('six\r');
input.write('\nseven');
console.log(rl.terminal, rl.line === '', rl.getPrompt(), rl.crlfDelay);
setImmediate(() => {
  console.log(rl.pause() === rl, rl.resume() === rl);
  rl.write('typed\n');
  input.end('€nd');
});
rl.on('close', async () => {
  for (const method of ['pause', 'resume', 'prompt', 'write']) {
    try {
      rl[method]();
    } catch (err) {
      console.log(method, err.code, err.message);
    }
  }
  const lines = [];
  for await (const line of readline.createInterface({ input: Readable.from(['a\nb', 'c\n', 'd']) })) lines.push(line);
  console.log(lines);
  for await (const line of readline.createInterface({ input: Readable.from(['1\n2\n3']) })) {
    console.log(line);
    if (line === '2') break;
  }
});
