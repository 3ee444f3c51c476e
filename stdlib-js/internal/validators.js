// Checks of arguments. Each throws what Node throws and returns nothing unless its doc says otherwise.
const { codes, hideStackFrames } = require('internal/errors');

function invalidType(name, expected, value) {
  return new codes.ERR_INVALID_ARG_TYPE(name, expected, value);
}

function outOfRange(name, range, value) {
  return new codes.ERR_OUT_OF_RANGE(name, range, value);
}

/** A file mode from a number or octal text; `fallback` for null and undefined. */
function parseFileMode(value, name, fallback) {
  value ??= fallback;
  if (typeof value === 'string') {
    if (!/^[0-7]+$/.test(value)) {
      throw new codes.ERR_INVALID_ARG_VALUE(name, value, 'must be a 32-bit unsigned integer or an octal string');
    }
    value = Number.parseInt(value, 8);
  }
  validateUint32(value, name);
  return value;
}

function validateInteger(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
  if (typeof value !== 'number') throw invalidType(name, 'number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
}

function validateInt32(value, name, min = -2147483648, max = 2147483647) {
  validateInteger(value, name, min, max);
}

function validateUint32(value, name, positive = false) {
  validateInteger(value, name, positive ? 1 : 0, 4294967295);
}

function validateString(value, name) {
  if (typeof value !== 'string') throw invalidType(name, 'string', value);
}

function validateNumber(value, name, min = undefined, max = undefined) {
  if (typeof value !== 'number') throw invalidType(name, 'number', value);
  const hasMin = min !== undefined && min !== null;
  const hasMax = max !== undefined && max !== null;
  if ((hasMin && value < min) || (hasMax && value > max) || ((hasMin || hasMax) && Number.isNaN(value))) {
    throw outOfRange(name, `${hasMin ? `>= ${min}` : ''}${hasMin && hasMax ? ' && ' : ''}${hasMax ? `<= ${max}` : ''}`, value);
  }
}

function validateOneOf(value, name, allowed) {
  if (allowed.includes(value)) return;
  const list = allowed.map((one) => (typeof one === 'string' ? `'${one}'` : String(one))).join(', ');
  throw new codes.ERR_INVALID_ARG_VALUE(name, value, `must be one of: ${list}`);
}

function validateBoolean(value, name) {
  if (typeof value !== 'boolean') throw invalidType(name, 'boolean', value);
}

function validateFunction(value, name) {
  if (typeof value !== 'function') throw invalidType(name, 'Function', value);
}

const kValidateObjectNone = 0;
const kValidateObjectAllowNullable = 1;
const kValidateObjectAllowArray = 2;
const kValidateObjectAllowFunction = 4;
const kValidateObjectAllowObjects = kValidateObjectAllowArray | kValidateObjectAllowFunction;
const kValidateObjectAllowObjectsAndNull = kValidateObjectAllowObjects | kValidateObjectAllowNullable;

function validateObject(value, name, options = kValidateObjectNone) {
  const allowed = value === null ? options & kValidateObjectAllowNullable :
    typeof value === 'function' ? options & kValidateObjectAllowFunction :
      typeof value === 'object' && (!Array.isArray(value) || options & kValidateObjectAllowArray);
  if (!allowed) throw invalidType(name, 'Object', value);
}

function validateArray(value, name, minLength = 0) {
  if (!Array.isArray(value)) throw invalidType(name, 'Array', value);
  if (value.length < minLength) throw new codes.ERR_INVALID_ARG_VALUE(name, value, `must be longer than ${minLength}`);
}

function validateEach(value, name, check) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) check(value[i], `${name}[${i}]`);
}

function validateStringArray(value, name) {
  validateEach(value, name, validateString);
}

function validateBooleanArray(value, name) {
  validateEach(value, name, validateBoolean);
}

function validateAbortSignal(signal, name) {
  if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal))) {
    throw invalidType(name, 'AbortSignal', signal);
  }
}

function validateBuffer(value, name = 'buffer') {
  if (!ArrayBuffer.isView(value)) throw invalidType(name, ['Buffer', 'TypedArray', 'DataView'], value);
}

function validateEncoding(data, encoding) {
  const normal = require('internal/util').normalizeEncoding(encoding);
  if (normal === 'hex' && data.length % 2 !== 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, `is invalid for data of length ${data.length}`);
  }
}

/** A port as a number, from a number or its text. */
function validatePort(port, name = 'Port', allowZero = true) {
  if ((typeof port !== 'number' && typeof port !== 'string') ||
      (typeof port === 'string' && port.trim() === '') ||
      +port !== (+port >>> 0) || port > 0xFFFF || (+port === 0 && !allowZero)) {
    throw new codes.ERR_SOCKET_BAD_PORT(name, port, allowZero);
  }
  return port | 0;
}

function validateUnion(value, name, union) {
  if (!union.includes(value)) throw invalidType(name, `('${union.join('|')}')`, value);
}

/** What `fs.watch` may be told to ignore: a pattern, a regular expression, a function, or several of them. */
function validateIgnoreOption(value, name) {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) validateIgnored(value[i], `${name}[${i}]`);
  } else {
    validateIgnored(value, name);
  }
}

function validateIgnored(value, name) {
  if (value === '') throw new codes.ERR_INVALID_ARG_VALUE(name, value, 'must be a non-empty string');
  if (typeof value !== 'string' && typeof value !== 'function' && !require('internal/util/types').isRegExp(value)) {
    throw invalidType(name, ['string', 'RegExp', 'Function'], value);
  }
}

module.exports = {
  parseFileMode,
  validateArray,
  validateStringArray,
  validateBooleanArray,
  validateBoolean,
  validateBuffer,
  validateEncoding,
  validateFunction,
  validateIgnoreOption,
  validateInt32,
  validateInteger,
  validateNumber,
  validateObject,
  kValidateObjectAllowNullable,
  kValidateObjectAllowObjects,
  kValidateObjectAllowObjectsAndNull,
  validateOneOf,
  validatePort,
  validateString,
  validateUint32,
  validateUnion,
  validateAbortSignal,
};

// An error about an argument points at the caller, not at the check.
hideStackFrames(invalidType);
hideStackFrames(outOfRange);
for (const name of Object.keys(module.exports)) {
  if (typeof module.exports[name] === 'function') hideStackFrames(module.exports[name]);
}
