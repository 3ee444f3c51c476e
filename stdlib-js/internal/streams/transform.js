// Transform: a Duplex whose output is computed from its input. A chunk whose output found no room is not
// acknowledged before somebody reads, so that slowness on one side reaches the other.
module.exports = Transform;

const Duplex = require('internal/streams/duplex');
const { codes, getHighWaterMark } = require('internal/streams/state');

Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
Object.setPrototypeOf(Transform, Duplex);
const proto = Transform.prototype;

/** @constructor */
function Transform(options) {
  if (!(this instanceof Transform)) return new Transform(options);
  // A readable side of size 0 would let the writable side grow, unless that is 0 too.
  const readableHighWaterMark = options ? getHighWaterMark(this, options, 'readableHighWaterMark', true) : null;
  if (readableHighWaterMark === 0) {
    options = {
      ...options,
      highWaterMark: null,
      readableHighWaterMark,
      writableHighWaterMark: options.writableHighWaterMark || 0,
    };
  }
  Duplex.call(this, options);
  // There is no _read() that could push while it is on the stack.
  this._readableState.sync = false;
  // The acknowledgement that waits for a reader.
  this._writableState.held = null;
  if (options) {
    if (typeof options.transform === 'function') this._transform = options.transform;
    if (typeof options.flush === 'function') this._flush = options.flush;
  }
  // A subclass may have a _final of its own; the output must be ended all the same.
  this.on('prefinish', prefinish);
}

function final(cb) {
  if (typeof this._flush === 'function' && !this.destroyed) {
    this._flush((err, data) => {
      if (err) {
        if (cb) cb(err);
        else this.destroy(err);
        return;
      }
      if (data != null) this.push(data);
      this.push(null);
      if (cb) cb();
    });
  } else {
    this.push(null);
    if (cb) cb();
  }
}

function prefinish() {
  if (this._final !== final) final.call(this);
}

proto._final = final;

proto._transform = function(chunk, encoding, callback) {
  throw new (codes().ERR_METHOD_NOT_IMPLEMENTED)('_transform()');
};

proto._write = function(chunk, encoding, callback) {
  const r = this._readableState;
  const w = this._writableState;
  const before = r.length;
  this._transform(chunk, encoding, (err, value) => {
    if (err) {
      callback(err);
      return;
    }
    if (value != null) this.push(value);
    // After the end nobody may ever read again. If nothing came out there is nothing to wait for.
    if (r.ended) process.nextTick(callback);
    else if (w.ended || before === r.length || r.length < r.highWaterMark) callback();
    else w.held = callback;
  });
};

proto._read = function() {
  const callback = this._writableState.held;
  if (callback === null) return;
  this._writableState.held = null;
  callback();
};
