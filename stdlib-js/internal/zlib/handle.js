'use strict';
// The native half of one stream, with the methods that packages know from Node's own: `writeSync` fills a buffer of the
// caller's and tells through `_writeState` how much room and input are left.
module.exports = Handle;

const binding = internalBinding('zlib');

/** @constructor */
function Handle(native, owner) {
  this.native = native;
  this.owner = owner;
  this.onerror = undefined;
}

/** One step; `input` undefined goes on with what is left. Without `done` it runs at once and returns the result. */
Handle.prototype.step = function(flush, input, offset, length, room, done) {
  return binding.write(this.native, flush, input, offset, length, room, done);
};

Handle.prototype.writeSync = function(flush, input, inOffset, inLength, output, outOffset, outLength) {
  const result = binding.write(this.native, flush, input, inOffset, inLength, outLength, undefined);
  if (result[0] === null) {
    if (typeof this.onerror === 'function') this.onerror(result[1], result[2], result[3]);
    return;
  }
  output.set(result[0], outOffset);
  const state = this.owner._writeState;
  state[0] = result[2];
  state[1] = result[1];
};

Handle.prototype.reset = function() {
  fail(this.owner, binding.reset(this.native));
};

Handle.prototype.params = function(level, strategy) {
  fail(this.owner, binding.params(this.native, level, strategy));
};

Handle.prototype.close = function() {
  binding.close(this.native);
};

function fail(owner, failure) {
  if (failure !== undefined) owner.destroy(Handle.error(failure));
}

/** The error of a failed result. */
Handle.error = function error(result) {
  const failure = new Error(result[1]);
  failure.errno = result[2];
  failure.code = result[3];
  return failure;
};
