'use strict';
// Who runs now, as `async_hooks` tells it. The value that `AsyncLocalStorage` keeps is the engine's
// (`internalBinding('async_context')`); here are only the numbers.

/** Ids of the running callback and of what caused it. The main program has 1. */
const current = { execution: 1, trigger: 0, last: 1, resource: undefined };

/** A number that no other resource has. */
function newAsyncId() {
  return ++current.last;
}

const async_id_symbol = Symbol('asyncId');
const trigger_async_id_symbol = Symbol('triggerId');

module.exports = { current, newAsyncId, async_id_symbol, trigger_async_id_symbol };
