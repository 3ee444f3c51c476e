// The members of Writable that are accessors, or that load their code at first use.

/** Completes the class. */
module.exports = function addMembers(Writable) {
  const proto = Writable.prototype;
  const fromState = (read, set) => ({ configurable: false, enumerable: false, get() {
    const state = this._writableState;
    return state ? read(state) : false;
  }, set });
  const fieldOf = (name, none) => ({ configurable: false, enumerable: false, get() {
    const state = this._writableState;
    return state ? state[name] : none;
  } });
  Object.defineProperties(proto, {
    closed: fieldOf('closed', false),
    destroyed: fromState((w) => w.destroyed,
                         function(value) { if (this._writableState) this._writableState.destroyed = value; }),
    writable: fromState(
      // Compared with false, as an http message or a socket may never have said anything.
      (w) => w.writable !== false && !w.destroyed && !w.errored && !w.ending && !w.ended,
      function(value) { if (this._writableState) this._writableState.writable = !!value; }),
    writableFinished: fieldOf('finished', false),
    writableObjectMode: fieldOf('objectMode', false),
    writableBuffer: fromState((w) => w.getBuffer()),
    writableEnded: fieldOf('ending', false),
    writableNeedDrain: fromState((w) => !w.destroyed && !w.ending && w.needDrain),
    writableHighWaterMark: fieldOf('highWaterMark'),
    writableCorked: fieldOf('corked', 0),
    writableLength: fieldOf('length'),
    errored: fieldOf('errored', null),
    writableAborted: fromState((w) => w.writable !== false && (w.destroyed || !!w.errored) && !w.finished),
  });

  Writable.fromWeb = function(writableStream, options) {
    return require('internal/webstreams/adapters').newStreamWritableFromWritableStream(writableStream, options);
  };
  Writable.toWeb = function(writable) {
    return require('internal/webstreams/adapters').newWritableStreamFromStreamWritable(writable);
  };
  proto[Symbol.asyncDispose ?? require('internal/util').SymbolAsyncDispose] = function() {
    return require('internal/streams/destroy').disposeAsync(this, this.writableFinished);
  };
};
