// duplexPair(): two Duplex streams, each reading what the other writes.
const Duplex = require('internal/streams/duplex');

const ends = new WeakMap();

/** One end. What it knows of the pair is no property of its own. */
class DuplexSide extends Duplex {
  _read() {
    const own = ends.get(this);
    const callback = own.acknowledge;
    if (callback === null) return;
    own.acknowledge = null;
    callback();
  }

  _write(chunk, encoding, callback) {
    const { other } = ends.get(this);
    if (chunk.length === 0) {
      process.nextTick(callback);
    } else {
      other.push(chunk);
      // Called when the other end wants more, so that its slowness is felt here.
      ends.get(other).acknowledge = callback;
    }
  }

  _final(callback) {
    const { other } = ends.get(this);
    other.on('end', callback);
    other.push(null);
  }
}

/** @returns {[Duplex, Duplex]} */
module.exports = function duplexPair(options) {
  const one = new DuplexSide(options);
  const two = new DuplexSide(options);
  ends.set(one, { other: two, acknowledge: null });
  ends.set(two, { other: one, acknowledge: null });
  return [one, two];
};
