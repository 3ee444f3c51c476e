'use strict';
// What happens to an exception that nothing caught.

const { rawDebug, getExitCode, reallyExit } = internalBinding('process');

let capture = null;
/** Callbacks of `addUncaughtExceptionCaptureCallback`, the last one first. */
let others = [];

/** Adds one before all others. */
exports.addCapture = (fn) => { others = [fn, ...others]; };

/** Sets or clears the function that takes every uncaught exception. */
exports.setCapture = (fn) => { capture = fn; };
exports.hasCapture = () => capture !== null;

/** Prints what Node prints, runs 'exit' listeners with code 1 and ends the process. */
function die(error, code, place, fromRejection = false) {
  if (!process._exiting) {
    process._exiting = true;
    process.exitCode = code;
    try {
      process.emit('exit', code);
    } catch {
      // The first exception is the one that is reported.
    }
  }
  rawDebug(require('internal/process/report').describe(error, place, fromRejection));
  const last = getExitCode();
  reallyExit(last === undefined ? code : last);
}

/** Called by the engine's host. Ends the process unless the program takes the exception. */
exports.onUncaught = function onUncaught(error, fromRejection, place) {
  const origin = fromRejection ? 'unhandledRejection' : 'uncaughtException';
  let handled = false;
  try {
    if (process.listenerCount('uncaughtExceptionMonitor') > 0) {
      process.emit('uncaughtExceptionMonitor', error, origin);
    }
    if (capture !== null) {
      capture(error);
      handled = true;
    } else {
      handled = others.some((fn) => fn(error) === true) || process.emit('uncaughtException', error, origin);
    }
  } catch (second) {
    die(second, 7);
  }
  if (!handled) die(error, 1, place, fromRejection);
};
