// Error classes are built when first named; what a message says is in `errors/table.rs` of the Rust half,
// or in `errors/messages.js` where it takes logic.
const kIsNodeError = Symbol('kIsNodeError');
const binding = internalBinding('errors');
const built = Object.create(null);

/** Error classes by code: `new codes.ERR_INVALID_ARG_TYPE('path', 'string', value)`. */
const codes = new Proxy(built, {
  get(target, code) {
    const known = target[code];
    if (known !== undefined || typeof code !== 'string' || code.slice(0, 4) !== 'ERR_') return known;
    return target[code] = build(code);
  },
});

function build(code) {
  const row = binding.lookup(code);
  if (row === undefined) throw new Error(`No such error code: ${code}`);
  if (row[0] === 'SystemError') return require('internal/errors/system').makeSystemError(code, row[1]);
  const NodeError = makeClass(bases[row[0]], code, row[1], row[2]);
  const others = row[3];
  if (others) {
    for (const name of others.split(' ')) NodeError[name] = makeClass(bases[name], code, row[1], row[2]);
  }
  return NodeError;
}

const bases = { Error, TypeError, RangeError, SyntaxError, URIError };

function makeClass(Base, code, template, properties) {
  const own = properties ? properties.split(' ') : null;
  class NodeError extends Base {
    constructor(...args) {
      super(messageOf(code, template, args));
      this.code = code;
      if (own !== null) {
        for (let i = 0; i < own.length; i++) {
          const at = own[i].indexOf('=');
          const index = Number(own[i].slice(at + 1)) - 1;
          if (index < args.length) this[own[i].slice(0, at)] = args[index];
        }
      }
    }

    toString() {
      return `${this.name} [${code}]: ${this.message}`;
    }
  }
  hide(NodeError.prototype, 'constructor', Base);
  binding.showCode(NodeError.prototype);
  // Boa cannot evaluate a computed member name of a class that stands in a function, if an outer function declares it.
  Object.defineProperty(NodeError.prototype, kIsNodeError, { __proto__: null, value: true, configurable: true });
  NodeError.HideStackFramesError = NodeError;
  return NodeError;
}

/** The text of the error `code` with these arguments. */
function messageOf(code, template, args) {
  if (template === '') {
    const logic = require('internal/errors/messages')[code];
    return logic === undefined ? '' : logic(args[0], args[1], args[2], args[3], args[4], args);
  }
  if (template.indexOf('%') === -1) return template;
  return template.replace(/%([1-5])/g, (hole, digit) => {
    const value = args[digit - 1];
    return typeof value === 'bigint' || (typeof value === 'object' && value !== null) ? require('internal/util/inspect').format('%s', value) : String(value);
  });
}

function hide(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

/** `name: message` of libuv's error `errno` (negative), as `[name, message]`; undefined for a number it does not know. */
function uvErrmapGet(errno) {
  return binding.systemError(errno);
}

function systemErrorName(errno) {
  const row = binding.systemError(errno);
  return row === undefined ? `Unknown system error ${errno}` : row[0];
}

/** What an aborted operation fails with. */
class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

// What follows makes plain errors with more properties: programs see `Error` as their constructor. Each may be called
// with `new`, as programs of Node's internals are used to.

function withFields(message, fields) {
  return Object.assign(new Error(message), fields);
}

function ConnResetException(message) {
  return withFields(message, { code: 'ECONNRESET' });
}

/** A failed system call: `open ENOENT original`. `errno` is negative, as libuv has it. */
function ErrnoException(errno, syscall, original) {
  const code = systemErrorName(errno);
  return withFields(original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`, { errno, code, syscall });
}

function endpoint(address, port) {
  if (port && port > 0) return ` ${address}:${port}`;
  return address ? ` ${address}` : '';
}

/** A failed call on a socket: `connect ECONNREFUSED 127.0.0.1:80 - Local (additional)`. */
function ExceptionWithHostPort(errno, syscall, address, port, additional) {
  const code = systemErrorName(errno);
  const local = additional ? ` - Local (${additional})` : '';
  return withFields(`${syscall} ${code}${endpoint(address, port)}${local}`, { errno, code, syscall, address, ...(port && { port }) });
}

/** As `ExceptionWithHostPort`, with the system's own words: `listen EADDRINUSE: address already in use ::1:80`. */
function UVExceptionWithHostPort(errno, syscall, address, port) {
  const [code, words] = uvErrmapGet(errno) ?? ['UNKNOWN', 'unknown error'];
  return withFields(`${syscall} ${code}: ${words}${endpoint(address, port)}`, { code, errno, syscall, address, ...(port && { port }) });
}

/** A failed look-up; `code` is a number of libuv's or a name. */
function DNSException(code, syscall, hostname) {
  let errno;
  if (typeof code === 'number') {
    errno = code;
    // Node folds "no data" and "no name" into one.
    code = code === -3007 || code === -3008 ? 'ENOTFOUND' : systemErrorName(code);
  }
  return withFields(`${syscall} ${code}${hostname ? ` ${hostname}` : ''}`, { errno, code, syscall, ...(hostname && { hostname }) });
}

class NodeAggregateError extends AggregateError {
  constructor(errors, message) {
    super(errors, message);
    this.code = errors[0]?.code;
  }

  get ['constructor']() {
    return AggregateError;
  }

  get [kIsNodeError]() {
    return true;
  }
}

/** One error of two, neither of which may be missing from what the user sees. */
function aggregateTwoErrors(inner, outer) {
  if (!inner || !outer || inner === outer) return inner || outer;
  if (Array.isArray(outer.errors)) {
    outer.errors.push(inner);
    return outer;
  }
  const error = new AggregateError([outer, inner], outer.message);
  error.code = outer.code;
  return error;
}

/** Marks `fn` as one whose frames are not shown. */
function hideStackFrames(fn) {
  binding.hideFromStacks(fn);
  fn.withoutStackTrace = fn;
  return fn;
}

/** True for the RangeError of too deep a recursion. */
function isStackOverflowError(error) {
  return error !== null && typeof error === 'object' && error.name === 'RangeError' &&
    error.message === 'Maximum call stack size exceeded';
}

module.exports = {
  AbortError,
  ConnResetException,
  DNSException,
  ErrnoException,
  ExceptionWithHostPort,
  NodeAggregateError,
  UVExceptionWithHostPort,
  aggregateTwoErrors,
  codes,
  /** How messages call a value: `type number (1)`, `an instance of Map`. */
  determineSpecificType: (value) => require('internal/errors/messages').determineSpecificType(value),
  /** `a, b, and c`. */
  formatList: (list, word) => require('internal/errors/messages').formatList(list, word),
  genericNodeError: withFields,
  hideStackFrames,
  isStackOverflowError,
  kIsNodeError,
  messageOf,
  get SystemError() {
    return require('internal/errors/system').SystemError;
  },
};
