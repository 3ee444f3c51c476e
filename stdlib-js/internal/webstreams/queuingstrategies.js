// CountQueuingStrategy and ByteLengthQueuingStrategy.
const { codes, finish, kInspect, setState, show, stateOf } = require('internal/webstreams/util');

function highWaterMark(init) {
  require('internal/validators').validateObject(init, 'init');
  if (init.highWaterMark === undefined) throw new (codes().ERR_MISSING_OPTION)('init.highWaterMark');
  return Number(init.highWaterMark);
}

// One function for all, as the standard asks.
const byteLength = { size(chunk) { return chunk.byteLength; } }.size;
const count = { size() { return 1; } }.size;

class ByteLengthQueuingStrategy {
  constructor(init) {
    setState(this, { type: 'ByteLengthQueuingStrategy', highWaterMark: highWaterMark(init) });
  }

  get highWaterMark() {
    return stateOf(this, 'ByteLengthQueuingStrategy').highWaterMark;
  }

  get size() {
    stateOf(this, 'ByteLengthQueuingStrategy');
    return byteLength;
  }

  [kInspect](depth, options) {
    return show(this, depth, options, { highWaterMark: this.highWaterMark });
  }
}

class CountQueuingStrategy {
  constructor(init) {
    setState(this, { type: 'CountQueuingStrategy', highWaterMark: highWaterMark(init) });
  }

  get highWaterMark() {
    return stateOf(this, 'CountQueuingStrategy').highWaterMark;
  }

  get size() {
    stateOf(this, 'CountQueuingStrategy');
    return count;
  }

  [kInspect](depth, options) {
    return show(this, depth, options, { highWaterMark: this.highWaterMark });
  }
}

finish(ByteLengthQueuingStrategy, ['highWaterMark', 'size']);
finish(CountQueuingStrategy, ['highWaterMark', 'size']);

module.exports = { ByteLengthQueuingStrategy, CountQueuingStrategy };
