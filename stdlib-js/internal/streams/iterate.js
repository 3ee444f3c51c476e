// for await (const chunk of readable)
const { eos } = require('internal/streams/end-of-stream');
const { destroyer } = require('internal/streams/destroy');

/** The async iterator of `stream`; what it leaves unread dies with it unless destroyOnReturn is false. */
module.exports = function iterate(stream, options) {
  if (typeof stream.read !== 'function') {
    stream = require('internal/streams/readable').wrap(stream, { objectMode: true });
  }
  const iterator = chunksOf(stream, options);
  iterator.stream = stream;
  return iterator;
};

async function* chunksOf(stream, options) {
  let wake = null;
  // undefined: going on; null: ended well; otherwise the reason of the end.
  let error;
  function onreadable() {
    if (wake === null) return;
    const resolve = wake;
    wake = null;
    resolve();
  }
  const sleep = (resolve) => { wake = resolve; };
  stream.on('readable', onreadable);
  const cleanup = eos(stream, { writable: false }, (err) => {
    error = err ? require('internal/errors').aggregateTwoErrors(error, err) : null;
    onreadable();
  });
  try {
    while (true) {
      const chunk = stream.destroyed ? null : stream.read();
      if (chunk !== null) yield chunk;
      else if (error) throw error;
      else if (error === null) return;
      else await new Promise(sleep);
    }
  } catch (err) {
    error = require('internal/errors').aggregateTwoErrors(error, err);
    throw error;
  } finally {
    if ((error || options?.destroyOnReturn !== false) &&
        (error === undefined || stream._readableState.autoDestroy)) {
      destroyer(stream, null);
    } else {
      stream.off('readable', onreadable);
      cleanup();
    }
  }
}
