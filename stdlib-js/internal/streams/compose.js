// compose(): several stages behind the face of one Duplex.
const u = require('internal/streams/utils');
const { eos } = require('internal/streams/end-of-stream');
const { destroyer } = require('internal/streams/destroy');
const { codes, nop } = require('internal/streams/state');
const Duplex = require('internal/streams/duplex');

module.exports = function compose(...stages) {
  if (stages.length === 0) throw new (codes().ERR_MISSING_ARGS)('streams');
  if (stages.length === 1) return Duplex.from(stages[0]);
  const given = stages.slice();
  if (typeof stages[0] === 'function') stages[0] = Duplex.from(stages[0]);
  const lastIndex = stages.length - 1;
  if (typeof stages[lastIndex] === 'function') stages[lastIndex] = Duplex.from(stages[lastIndex]);
  stages.forEach((stage, i) => {
    // Functions are checked when they run.
    if (!u.isNodeStream(stage) && !u.isWebStream(stage)) return;
    const isTransform = u.isTransformStream(stage);
    if (i < lastIndex && !u.isReadable(stage) && !u.isReadableStream(stage) && !isTransform) {
      throw new (codes().ERR_INVALID_ARG_VALUE)(`streams[${i}]`, given[i], 'must be readable');
    }
    if (i > 0 && !u.isWritable(stage) && !u.isWritableStream(stage) && !isTransform) {
      throw new (codes().ERR_INVALID_ARG_VALUE)(`streams[${i}]`, given[i], 'must be writable');
    }
  });

  // The end of the pipeline, and the callback of _destroy() that waits for it.
  let ended = false;
  let onclose = null;
  function onfinished(err) {
    ended = true;
    const cb = onclose;
    onclose = null;
    if (cb !== null) cb(err);
    else if (err) duplex.destroy(err);
    else if (!readable && !writable) duplex.destroy();
  }

  const head = stages[0];
  const tail = require('internal/streams/pipeline').pipeline(...stages, onfinished);
  const writable = !!(u.isWritable(head) || u.isWritableStream(head) || u.isTransformStream(head));
  const readable = !!(u.isReadable(tail) || u.isReadableStream(tail) || u.isTransformStream(tail));
  const duplex = new Duplex({
    writableObjectMode: !!head?.writableObjectMode,
    readableObjectMode: !!tail?.readableObjectMode,
    writable,
    readable,
  });
  const forget = [];
  if (writable) forget.push(u.isNodeStream(head) ? writeTo(duplex, head, tail) : writeToWeb(duplex, head, tail));
  if (readable) forget.push(u.isNodeStream(tail) ? readFrom(duplex, tail) : readFromWeb(duplex, tail));

  duplex._destroy = function(err, callback) {
    if (!err && !ended) err = new (require('internal/errors').AbortError)();
    forget.forEach((fn) => fn());
    if (u.isNodeStream(tail)) destroyer(tail, err);
    if (ended) callback(err);
    else onclose = callback;
  };
  return duplex;
};

/** A place for one callback, called once. */
function slot() {
  let waiting = null;
  return {
    set(cb) { waiting = cb; },
    run() {
      const cb = waiting;
      waiting = null;
      if (cb !== null) cb();
    },
  };
}

function writeTo(duplex, head, tail) {
  const drain = slot();
  const finish = slot();
  duplex._write = function(chunk, encoding, callback) {
    if (head.write(chunk, encoding)) callback();
    else drain.set(callback);
  };
  duplex._final = function(callback) {
    head.end();
    finish.set(callback);
  };
  head.on('drain', drain.run);
  eos(u.isTransformStream(tail) ? tail.readable : tail, finish.run);
  return () => {
    drain.set(null);
    finish.set(null);
  };
}

function writeToWeb(duplex, head, tail) {
  const writer = (u.isTransformStream(head) ? head.writable : head).getWriter();
  const finish = slot();
  duplex._write = async function(chunk, encoding, callback) {
    try {
      await writer.ready;
      writer.write(chunk).catch(nop);
      callback();
    } catch (err) {
      callback(err);
    }
  };
  duplex._final = async function(callback) {
    try {
      await writer.ready;
      writer.close().catch(nop);
      finish.set(callback);
    } catch (err) {
      callback(err);
    }
  };
  eos(u.isTransformStream(tail) ? tail.readable : tail, finish.run);
  return () => finish.set(null);
}

function readFrom(duplex, tail) {
  const readable = slot();
  tail.on('readable', readable.run);
  tail.on('end', () => { duplex.push(null); });
  duplex._read = function() {
    while (true) {
      const chunk = tail.read();
      if (chunk === null) {
        readable.set(duplex._read);
        return;
      }
      if (!duplex.push(chunk)) return;
    }
  };
  return () => readable.set(null);
}

function readFromWeb(duplex, tail) {
  const reader = (u.isTransformStream(tail) ? tail.readable : tail).getReader();
  duplex._read = async function() {
    while (true) {
      try {
        const { value, done } = await reader.read();
        if (!duplex.push(done ? null : value) || done) return;
      } catch {
        return;
      }
    }
  };
  return nop;
}
