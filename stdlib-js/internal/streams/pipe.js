// Readable.prototype.pipe and unpipe.
const { prependListener } = require('internal/streams/legacy');
const { errorOrDestroy } = require('internal/streams/destroy');

/** Carries all data of `src` to `dest`, pausing `src` while `dest` is full. */
function pipe(src, dest, options) {
  const state = src._readableState;
  if (state.pipes.length === 1 && !state.multiAwaitDrain) {
    state.multiAwaitDrain = true;
    state.awaitDrainWriters = new Set(state.awaitDrainWriters ? [state.awaitDrainWriters] : []);
  }
  state.pipes = state.pipes.concat([dest]);

  const endsDest = (!options || options.end !== false) && !isStdio(dest);
  const atEnd = endsDest ? () => dest.end() : unpipeDest;
  if (state.endEmitted) process.nextTick(atEnd);
  else src.once('end', atEnd);

  let ondrain = null;
  let cleanedUp = false;

  function unpipeDest() {
    src.unpipe(dest);
  }
  function pause() {
    // A listener of this very chunk may have unpiped.
    if (!cleanedUp) {
      if (state.pipes.length === 1 && state.pipes[0] === dest) {
        state.awaitDrainWriters = dest;
        state.multiAwaitDrain = false;
      } else if (state.pipes.length > 1 && state.pipes.includes(dest)) {
        state.awaitDrainWriters.add(dest);
      }
      src.pause();
    }
    if (ondrain === null) {
      ondrain = () => drained(src, dest);
      dest.on('drain', ondrain);
    }
  }
  function ondata(chunk) {
    let room;
    try {
      room = dest.write(chunk);
    } catch (err) {
      dest.destroy(err);
      return;
    }
    if (room === false) pause();
  }
  function onerror(err) {
    unpipeDest();
    dest.removeListener('error', onerror);
    if (dest.listenerCount('error') > 0) return;
    const s = dest._writableState || dest._readableState;
    if (s && !s.errorEmitted) errorOrDestroy(dest, err);
    else dest.emit('error', err);
  }
  function onclose() {
    dest.removeListener('finish', onfinish);
    unpipeDest();
  }
  function onfinish() {
    dest.removeListener('close', onclose);
    unpipeDest();
  }
  function onunpipe(readable, info) {
    if (readable !== src || !info || info.hasUnpiped !== false) return;
    info.hasUnpiped = true;
    cleanup();
  }
  function cleanup() {
    dest.removeListener('close', onclose);
    dest.removeListener('finish', onfinish);
    if (ondrain !== null) dest.removeListener('drain', ondrain);
    dest.removeListener('error', onerror);
    dest.removeListener('unpipe', onunpipe);
    src.removeListener('end', atEnd);
    src.removeListener('data', ondata);
    cleanedUp = true;
    // If the source waits for this destination it would wait forever.
    if (ondrain !== null && state.awaitDrainWriters && (!dest._writableState || dest._writableState.needDrain)) {
      ondrain();
    }
  }

  dest.on('unpipe', onunpipe);
  src.on('data', ondata);
  prependListener(dest, 'error', onerror);
  dest.once('close', onclose);
  dest.once('finish', onfinish);
  dest.emit('pipe', src);
  if (dest.writableNeedDrain === true) pause();
  else if (!state.flowing) src.resume();
  return dest;
}

/** Whether `dest` is the process's own output; asks only for streams that were already made. */
function isStdio(dest) {
  return dest._isStdio === true || (dest.fd === 1 && dest === process.stdout) || (dest.fd === 2 && dest === process.stderr);
}

function drained(src, dest) {
  const state = src._readableState;
  if (state.awaitDrainWriters === dest) state.awaitDrainWriters = null;
  else if (state.multiAwaitDrain) state.awaitDrainWriters.delete(dest);
  if ((!state.awaitDrainWriters || state.awaitDrainWriters.size === 0) && src.listenerCount('data') > 0) src.resume();
}

/** Ends the pipe to `dest`, or all pipes. */
function unpipe(src, dest) {
  const state = src._readableState;
  if (!dest) {
    const dests = state.pipes;
    state.pipes = [];
    src.pause();
    for (let i = 0; i < dests.length; i++) dests[i].emit('unpipe', src, { hasUnpiped: false });
    return src;
  }
  const index = state.pipes.indexOf(dest);
  if (index === -1) return src;
  state.pipes = state.pipes.filter((_, i) => i !== index);
  if (state.pipes.length === 0) src.pause();
  dest.emit('unpipe', src, { hasUnpiped: false });
  return src;
}

module.exports = { pipe, unpipe };
