'use strict';
// Runs once, when `process` becomes an EventEmitter.

/** Gives the process object its listeners' table and starts watching for signal listeners. */
exports.setUp = function setUp() {
  require('events').call(process);
  const isSignal = (name) => typeof name === 'string' && name.startsWith('SIG') && name in require('os').constants.signals;
  process.on('newListener', (name) => {
    if (isSignal(name)) require('internal/process/signals').start(name);
  });
  process.on('removeListener', (name) => {
    if (isSignal(name) && process.listenerCount(name) === 0) require('internal/process/signals').stop(name);
  });
};
