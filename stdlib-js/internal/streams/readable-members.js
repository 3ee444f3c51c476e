// The members of Readable that are accessors, or that load their code at first use.

const HIDDEN = { configurable: false, enumerable: false };

/** Completes the class. */
module.exports = function addMembers(Readable) {
  const proto = Readable.prototype;

  const fromState = (read, set) => ({ ...HIDDEN, get() {
    const state = this._readableState;
    return state ? read(state) : false;
  }, set });
  const fieldOf = (name) => ({ ...HIDDEN, get() { return this._readableState[name]; } });
  Object.defineProperties(proto, {
    readable: fromState(
      (s) => s.readable !== false && !s.destroyed && !s.errorEmitted && !s.endEmitted,
      function(value) { if (this._readableState) this._readableState.readable = !!value; }),
    readableDidRead: fieldOf('dataEmitted'),
    readableAborted: fromState((s) => s.readable !== false && (s.destroyed || !!s.errored) && !s.endEmitted),
    readableHighWaterMark: fieldOf('highWaterMark'),
    readableBuffer: fromState((s) => s.buffer),
    readableFlowing: { ...fieldOf('flowing'), set(value) {
      if (this._readableState) this._readableState.flowing = value;
    } },
    readableLength: fieldOf('length'),
    readableObjectMode: fromState((s) => s.objectMode),
    readableEncoding: { ...HIDDEN, get() { return this._readableState ? this._readableState.encoding : null; } },
    errored: { ...HIDDEN, get() { return this._readableState ? this._readableState.errored : null; } },
    closed: fromState((s) => s.closed),
    destroyed: fromState((s) => s.destroyed,
                         function(value) { if (this._readableState) this._readableState.destroyed = value; }),
    readableEnded: fromState((s) => s.endEmitted),
  });

  // A state made before the stream had a readable side of its own counts as readable.
  Readable.ReadableState.prototype.readable = undefined;

  Readable.from = function(iterable, options) {
    return require('internal/streams/from')(Readable, iterable, options);
  };
  Readable.fromWeb = function(readableStream, options) {
    return require('internal/webstreams/adapters').newStreamReadableFromReadableStream(readableStream, options);
  };
  Readable.toWeb = function(readable, options) {
    return require('internal/webstreams/adapters').newReadableStreamFromStreamReadable(readable, options);
  };
  Readable.wrap = function(src, options) {
    return new Readable({
      objectMode: src.readableObjectMode ?? src.objectMode ?? true,
      ...options,
      destroy(err, callback) {
        require('internal/streams/destroy').destroyer(src, err);
        callback(err);
      },
    }).wrap(src);
  };
  proto.wrap = function(stream) {
    return require('internal/streams/wrap')(this, stream);
  };
  proto.iterator = function(options) {
    if (options !== undefined) require('internal/validators').validateObject(options, 'options');
    return require('internal/streams/iterate')(this, options);
  };
  proto[Symbol.asyncIterator] = function() {
    return require('internal/streams/iterate')(this);
  };
  // The symbol is Node's even where the engine has none of its own.
  proto[Symbol.asyncDispose ?? require('internal/util').SymbolAsyncDispose] = function() {
    return require('internal/streams/destroy').disposeAsync(this, this.readableEnded);
  };
  proto.compose = function compose(stream, options) {
    return require('internal/streams/operators').compose(this, stream, options);
  };

  // Written as methods, so that they are no constructors; `length` is what Node's have.
  const operators = {
    drop: 1, filter: 2, flatMap: 2, map: 2, take: 1,
    every: 1, forEach: 2, reduce: 3, toArray: 1, some: 1, find: 2,
  };
  for (const name of Object.keys(operators)) {
    const value = { [name](...args) {
      return require('internal/streams/operators')[name].apply(this, args);
    } }[name];
    Object.defineProperty(value, 'length', { value: operators[name], configurable: true });
    Object.defineProperty(proto, name, { value, writable: true, configurable: true, enumerable: false });
  }
};
