// What the two kinds of stream state share: default sizes, and errors that load late.
let bytesHighWaterMark = 64 * 1024;
let objectsHighWaterMark = 16;

function getDefaultHighWaterMark(objectMode) {
  return objectMode ? objectsHighWaterMark : bytesHighWaterMark;
}

function setDefaultHighWaterMark(objectMode, value) {
  require('internal/validators').validateInteger(value, 'value', 0);
  if (objectMode) objectsHighWaterMark = value;
  else bytesHighWaterMark = value;
}

/** The high water mark that the options ask for, or the default of the mode. */
function getHighWaterMark(state, options, duplexKey, isDuplex) {
  let name = 'highWaterMark';
  let value = options.highWaterMark;
  if (value == null && isDuplex) value = options[name = duplexKey];
  if (value == null) return getDefaultHighWaterMark(state.objectMode);
  if (!Number.isInteger(value) || value < 0) {
    throw new (codes().ERR_INVALID_ARG_VALUE)(`options.${name}`, value);
  }
  return Math.floor(value);
}

/** Node's error classes; loaded when the first error is made. */
function codes() {
  return require('internal/errors').codes;
}

/** `encoding`, if there is one of that name. */
function checkedEncoding(encoding) {
  if (!require('buffer').Buffer.isEncoding(encoding)) {
    const shown = typeof encoding === 'string' ? encoding : require('internal/util/inspect').format('%s', encoding);
    throw new (codes().ERR_UNKNOWN_ENCODING)(shown);
  }
  return encoding;
}

/** A Buffer over the bytes of any view. */
function viewToBuffer(view) {
  return require('buffer').Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

module.exports = {
  getDefaultHighWaterMark,
  setDefaultHighWaterMark,
  getHighWaterMark,
  codes,
  checkedEncoding,
  viewToBuffer,
  nop() {},
  // Filled in by duplex.js: as long as it is null, no object can be a Duplex.
  Duplex: null,
};
