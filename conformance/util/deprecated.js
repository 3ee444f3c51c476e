// Small functions, and those that are deprecated.
const util = require('util');
process.on('warning', (w) => console.log(w.code, w.message));
console.log(util.isArray([]), util.isArray({}), util.TextEncoder === TextEncoder, util.TextDecoder === TextDecoder);
for (const signal of ['SIGTERM', 'SIGKILL', 'SIGINT']) console.log(util.convertProcessSignalToExitCode(signal));
for (const call of [() => util.convertProcessSignalToExitCode('NOPE'), () => util.convertProcessSignalToExitCode(5), () => util.transferableAbortSignal({}), () => util.setTraceSigInt('x')]) {
  try {
    call();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const controller = util.transferableAbortController();
const signal = util.transferableAbortSignal(AbortSignal.abort('why'));
console.log(controller instanceof AbortController, signal.aborted, signal.reason);
console.log(util.toUSVString('a\ud800b'), util.stripVTControlCharacters('\u001b[31mred\u001b[39m'), util.inherits.length);
