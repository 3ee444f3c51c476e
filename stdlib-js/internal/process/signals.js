// process.on('SIGINT'): the loop listens to a signal while the process object has listeners for it.
const binding = internalBinding('signals');
const listening = { __proto__: null };

/** Called when the first listener for the signal `name` is added. */
exports.start = function start(name) {
  if (listening[name]) return;
  const number = require('os').constants.signals[name];
  const failed = binding.start(number, () => {
    process.emit(name, name, number);
  });
  if (failed) throw new (require('internal/errors').ErrnoException)(failed, 'uv_signal_start');
  listening[name] = true;
};

/** Called when the last listener for the signal `name` is gone. */
exports.stop = function stop(name) {
  if (!listening[name]) return;
  listening[name] = false;
  binding.stop(require('os').constants.signals[name]);
};
