'use strict';
// Who runs now, as `async_hooks` tells it, and the hooks that are told. The numbers are the engine's, as is the value that
// `AsyncLocalStorage` keeps.
const { current, newAsyncId } = internalBinding('async_context');
const { async_id_symbol, trigger_async_id_symbol } = internalBinding('timers');

module.exports = { current, newAsyncId, async_id_symbol, trigger_async_id_symbol };
