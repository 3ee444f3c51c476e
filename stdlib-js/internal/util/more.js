// The functions of `util` that few programs call.
const { codes } = require('internal/errors');
const {
  kValidateObjectAllowObjects, validateAbortSignal, validateBoolean, validateInteger, validateNumber, validateObject,
  validateOneOf, validateString, validateStringArray,
} = require('internal/validators');

/** A promise that is fulfilled when `signal` is aborted; it holds `resource` only weakly. */
async function aborted(signal, resource) {
  if (signal === undefined) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateObject(resource, 'resource', kValidateObjectAllowObjects);
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers();
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
}

/** What makes `expected` of `actual`: `[0, same]`, `[1, only in actual]`, `[-1, only in expected]`. */
function diff(actual, expected) {
  if (actual === expected) return [];
  if (Array.isArray(actual)) {
    validateStringArray(actual, 'actual');
    if (!Array.isArray(expected)) validateString(expected, 'expected');
    validateStringArray(expected, 'expected');
  } else {
    validateString(actual, 'actual');
    validateString(expected, 'expected');
  }
  return require('internal/util/diff').diff(actual, expected);
}

/** Where the caller and its callers stand, innermost first. */
function getCallSites(frameCount = 10, options) {
  if (options === undefined && typeof frameCount === 'object') {
    options = frameCount;
    validateObject(options, 'options');
    frameCount = 10;
  } else {
    if (options !== undefined) validateObject(options, 'options');
    validateInteger(frameCount, 'frameCount', 1, 200);
  }
  if (options?.sourceMap !== undefined) validateBoolean(options.sourceMap, 'options.sourceMap');
  return require('internal/util/call_sites').callSites(frameCount);
}

/** `text` between the escape codes of a style or of several. */
function styleText(format, text, options) {
  validateString(text, 'text');
  if (options !== undefined) validateObject(options, 'options');
  const { validateStream = true, stream } = options ?? {};
  validateBoolean(validateStream, 'options.validateStream');
  let plain = false;
  if (validateStream) {
    if (stream !== undefined && !isStream(stream)) {
      throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
    }
    plain = !require('internal/util/colors').shouldColorize(stream ?? process.stdout);
  }
  const { colors } = require('internal/util/inspect').inspect;
  let open = '';
  let close = '';
  for (const key of Array.isArray(format) ? format : [format]) {
    if (key === 'none') continue;
    const style = typeof key === 'string' ? colors[key] : undefined;
    if (style === undefined) validateOneOf(key, 'format', Object.getOwnPropertyNames(colors));
    if (plain) continue;
    const begin = `\u001b[${style[0]}m`;
    const end = `\u001b[${style[1]}m`;
    open += begin;
    close = end + close;
    // What a style inside ends, this one takes up again. Bold and dim share an end that must be kept.
    const tail = text.endsWith(end) ? end : '';
    const body = tail === '' ? text : text.slice(0, -tail.length);
    text = body.replaceAll(end, style[1] === 22 ? end + begin : begin) + tail;
  }
  return open + text + close;
}

function isStream(stream) {
  if (stream === null || typeof stream !== 'object') return false;
  if (stream._readableState || stream._writableState) return true;
  if (typeof stream.on === 'function' && (typeof stream.write === 'function' || typeof stream.pipe === 'function')) return true;
  return typeof stream.getReader === 'function' || typeof stream.getWriter === 'function';
}

/** Marks a signal as one that may be sent to another thread. */
function transferableAbortSignal(signal) {
  if (signal === null || typeof signal !== 'object' || !('aborted' in signal)) {
    throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  }
  return signal;
}

/** A controller whose signal may be sent to another thread. */
function transferableAbortController() {
  return new AbortController();
}

/** Not there: nothing can print the stack of running JavaScript at SIGINT. */
function setTraceSigInt(enable) {
  if (enable === true) throw new codes.ERR_NOT_SUPPORTED_BY_OURO('util.setTraceSigInt()');
}

module.exports = {
  aborted, diff, getCallSites, setTraceSigInt, styleText, transferableAbortController, transferableAbortSignal,
  validateNumber,
};
