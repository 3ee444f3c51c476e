'use strict';
const { inspect } = require('internal/util/inspect');

function warn(message, properties) {
  const warning = new Error(message);
  warning.name = 'MaxListenersExceededWarning';
  for (const key of Object.keys(properties)) warning[key] = properties[key];
  process.emitWarning(warning);
}

/** Says once a list that an emitter gathers more listeners than its limit. */
function emitterLeak(emitter, type, count, max) {
  warn(
    `Possible EventEmitter memory leak detected. ${count} ${String(type)} listeners added to ` +
      `${inspect(emitter, { depth: -1 })}. MaxListeners is ${max}. Use emitter.setMaxListeners() to increase limit`,
    { emitter, type, count },
  );
}

/** The same for an EventTarget. */
function targetLeak(target, type, count, max) {
  warn(
    `Possible EventTarget memory leak detected. ${count} ${String(type)} listeners added to ` +
      `${inspect(target, { depth: -1 })}. MaxListeners is ${max}. Use events.setMaxListeners() to increase limit`,
    { target, type, count },
  );
}

module.exports = { emitterLeak, targetLeak };
