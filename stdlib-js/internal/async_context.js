'use strict';
// Who runs now, as `async_hooks` tells it, and the hooks that are told. The value that `AsyncLocalStorage`
// keeps is the engine's (`internalBinding('async_context')`); here are the numbers.

/** Ids and resource of the running callback and of what caused it; the main program has 1. `hooks` is set while hooks are enabled. */
const current = { execution: 1, trigger: 0, last: 1, resource: undefined, hooks: undefined };

/** A number that no other resource has. */
function newAsyncId() {
  return ++current.last;
}

const async_id_symbol = Symbol('asyncId');
const trigger_async_id_symbol = Symbol('triggerId');

module.exports = { current, newAsyncId, async_id_symbol, trigger_async_id_symbol };
