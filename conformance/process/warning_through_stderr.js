const lines = [];
process.stderr.write = (text) => lines.push(text.replace(/node:\d+/, 'node:PID'));
process.emitWarning('look out', { code: 'X1', detail: 'more of it' });
setImmediate(() => console.log(lines));
