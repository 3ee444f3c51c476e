// The cursor movements of 'readline', as the escape sequences of ECMA-48 (CSI).
const CSI = '\x1b[';

function checkCallback(callback) {
  if (callback !== undefined) require('internal/validators').validateFunction(callback, 'callback');
}

/** Writes `data`; without a stream, or with nothing to write, only the callback is called. */
function emit(stream, data, callback) {
  if (stream == null || data === '') {
    if (typeof callback === 'function') process.nextTick(callback, null);
    return true;
  }
  return stream.write(data, callback);
}

/** The sequence that puts the cursor at column `x`, and row `y` if given; both from 0. */
function toPosition(x, y) {
  const { ERR_INVALID_ARG_VALUE, ERR_INVALID_CURSOR_POS } = require('internal/errors').codes;
  if (Number.isNaN(x)) throw new ERR_INVALID_ARG_VALUE('x', x);
  if (Number.isNaN(y)) throw new ERR_INVALID_ARG_VALUE('y', y);
  if (typeof x !== 'number' && typeof y !== 'number') return '';
  if (typeof x !== 'number') throw new ERR_INVALID_CURSOR_POS();
  return typeof y === 'number' ? `${CSI}${y + 1};${x + 1}H` : `${CSI}${x + 1}G`;
}

/** The sequence that moves the cursor by `dx` columns and `dy` rows. */
function byDistance(dx, dy) {
  let data = '';
  if (dx < 0) data += `${CSI}${-dx}D`;
  else if (dx > 0) data += `${CSI}${dx}C`;
  if (dy < 0) data += `${CSI}${-dy}A`;
  else if (dy > 0) data += `${CSI}${dy}B`;
  return data;
}

/** The sequence that clears the line: all of it, or what is left (-1) or right (1) of the cursor. */
function clearing(dir) {
  return dir < 0 ? `${CSI}1K` : dir > 0 ? `${CSI}0K` : `${CSI}2K`;
}

function cursorTo(stream, x, y, callback) {
  checkCallback(callback);
  if (typeof y === 'function') {
    callback = y;
    y = undefined;
  }
  return emit(stream, toPosition(x, y), callback);
}

function moveCursor(stream, dx, dy, callback) {
  checkCallback(callback);
  return emit(stream, byDistance(dx, dy), callback);
}

function clearLine(stream, dir, callback) {
  checkCallback(callback);
  return emit(stream, clearing(dir), callback);
}

function clearScreenDown(stream, callback) {
  checkCallback(callback);
  return emit(stream, `${CSI}0J`, callback);
}

module.exports = { CSI, byDistance, clearing, clearLine, clearScreenDown, cursorTo, moveCursor, toPosition };
